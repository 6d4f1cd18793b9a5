import type { EntrySummary } from '../../utils/record/types.ts';
import { toRanges } from '../casebook/number-ranges.ts';
import { addresses } from '../casebook/route.ts';
import { Button } from '../design/Button.tsx';
import { LinkButton } from '../design/LinkButton.tsx';
import { Notice } from '../design/Notice.tsx';
import { t, tCount } from '../words.ts';

interface Props {
  kept: readonly EntrySummary[];
  onAgain: () => void;
}

/** Said only once everything was read back. */
export function BringKept({ kept, onAgain }: Props) {
  const numbers = kept.map(({ number }) => number);
  return (
    <div class="stack stack-loose wide">
      <Notice kind="said" title={tCount('import_kept', kept.length)}>
        <p class="figures">{t('import_kept_numbers', Math.min(...numbers), Math.max(...numbers))}</p>
        <p>{t('import_kept_hint')}</p>
      </Notice>
      <div class="row">
        <LinkButton kind="primary" href={addresses.chosen(toRanges(numbers))}>
          {t('import_see')}
        </LinkButton>
        <Button onClick={onAgain}>{t('import_again')}</Button>
      </div>
    </div>
  );
}
