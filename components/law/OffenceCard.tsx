import { useState } from 'preact/hooks';
import { isSingleAct } from '../../utils/law/single-act.ts';
import type { TouchedOffence } from '../../utils/law/touched-points.ts';
import type { LiveThing } from '../../utils/record/thing-types.ts';
import type { Book } from '../data/use-book.ts';
import { Chip } from '../design/Chip.tsx';
import { Facts } from '../things/Facts.tsx';
import { t } from '../words.ts';
import { ElementRow } from './ElementRow.tsx';
import { SourceLine } from './SourceLine.tsx';

interface Props {
  pack: string;
  touched: TouchedOffence;
  links: readonly LiveThing<'element-link'>[];
  book: Book;
}

/** One offence as questions; closed until asked for. Never says that something is a crime. */
export function OffenceCard({ pack, touched, links, book }: Props) {
  const { offence, elements, withSomething } = touched;
  const [open, setOpen] = useState(false);
  return (
    <details class="card law-offence" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span lang="en">
          <strong>{offence.name}</strong> <span class="soft">{`${offence.statute}, ${offence.section}`}</span>
        </span>{' '}
        {withSomething === 0 ? null : <Chip>{t('law_touched', withSomething, elements.length)}</Chip>}{' '}
        {isSingleAct(offence.id) ? <Chip>{t('law_single')}</Chip> : null}{' '}
        {offence.confidence === 'unchecked' ? <Chip>{t('law_unchecked_short')}</Chip> : null}
      </summary>
      {open ? (
        <div class="stack wide">
          <ol class="stack wide law-elements">
            {elements.map((element) => (
              <ElementRow key={element.element.id} pack={pack} touched={element} links={links} book={book} />
            ))}
          </ol>
          <div lang="en" class="wide">
            <Facts
              rows={[
                [t('law_status'), offence.status],
                [t('law_time_limit'), offence.timeLimit === '-' ? null : offence.timeLimit],
                [t('law_trial'), offence.modeOfTrial === '-' ? null : offence.modeOfTrial],
                [t('law_defences'), offence.defencesToAnticipate.join('\n')],
                [t('law_notes'), [...offence.notes, ...offence.uncertain].join('\n')],
              ]}
            />
          </div>
          <SourceLine source={offence.source} confidence={offence.confidence} checked={offence.lastChecked} />
        </div>
      ) : null}
    </details>
  );
}
