import { useMemo, useState } from 'preact/hooks';
import { clocksOf } from '../../utils/law/clocks.ts';
import { type PackId, isPackId, packIds, packName } from '../../utils/law/packs.ts';
import { touchedPoints } from '../../utils/law/touched-points.ts';
import { addThing, changeThing } from '../../utils/record/things.ts';
import { useTitle } from '../casebook/use-title.ts';
import { clockStarts } from '../contacts/clock-starts.ts';
import { ClocksPanel } from '../contacts/ClocksPanel.tsx';
import { useAction } from '../data/use-action.ts';
import { type Book, thingsOf, useBook } from '../data/use-book.ts';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { Notice } from '../design/Notice.tsx';
import { localDay } from '../time/local-day.ts';
import { sayDay } from '../time/say-time.ts';
import { t } from '../words.ts';
import './law.css';
import { OffenceCard } from './OffenceCard.tsx';
import { SourceLine } from './SourceLine.tsx';
import { SupportList } from './SupportList.tsx';
import { chosenPack, usePack } from './use-pack.ts';

function Law({ book }: { book: Book }) {
  const id = chosenPack(book);
  const loaded = usePack(id);
  const links = thingsOf(book, 'element-link');
  const [onlyTouched, setOnlyTouched] = useState(false);
  const choosing = useAction(async (pack: PackId) => {
    const former = thingsOf(book, 'law-choice').at(-1);
    if (former === undefined) await addThing('law-choice', null, { pack });
    else await changeThing(former, { pack });
  });
  const law = loaded.state === 'ready' ? loaded.value.law : null;
  const touched = useMemo(
    () =>
      law === null
        ? []
        : touchedPoints(
            law,
            links.map(({ about, body }) => ({ element: body.element, entryId: about })),
          ),
    [law, book],
  );
  const shown = onlyTouched ? touched.filter(({ withSomething }) => withSomething > 0) : touched;
  return (
    <>
      <Field label={t('law_where')}>
        {(control) => (
          <select
            {...control}
            class="input input-short"
            lang="en"
            value={id}
            onChange={(event) => {
              const pack = event.currentTarget.value;
              if (isPackId(pack)) void choosing.run(pack);
            }}
          >
            {packIds.map((pack) => (
              <option key={pack} value={pack}>
                {packName(pack)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {choosing.failure === null ? null : <ErrorNotice failure={choosing.failure} />}
      {loaded.state === 'failed' ? <ErrorNotice failure={loaded.failure} /> : null}
      {law === null ? null : (
        <>
          <p class="soft small">
            {t('law_lead', law.name)} {t('law_checked_on', sayDay(`${law.lawAsOf}T12:00:00.000Z`))}{' '}
            {t('law_in_english')}
          </p>
          <ClocksPanel
            clocks={clocksOf(law, clockStarts(book), localDay(new Date().toISOString()))}
            packName={law.name}
          />
          <label class="choice">
            <input
              type="checkbox"
              checked={onlyTouched}
              onChange={(event) => setOnlyTouched(event.currentTarget.checked)}
            />
            <span>{t('law_only_touched')}</span>
          </label>
          <div class="cards">
            {shown.map((one) => (
              <OffenceCard key={one.offence.id} pack={law.id} touched={one} links={links} book={book} />
            ))}
          </div>
          {[
            { heading: t('law_concepts'), items: law.concepts.map((item) => ({ ...item, name: null })) },
            { heading: t('law_hazards'), items: law.captureHazards.map((item) => ({ ...item, name: null })) },
            { heading: t('law_orders'), items: law.ordersAndNotices },
          ].map(({ heading, items }) =>
            items.length === 0 ? null : (
              <details key={heading} class="card">
                <summary>{heading}</summary>
                <ul class="stack wide">
                  {items.map(({ id: key, name, text, source, confidence }) => (
                    <li key={key} class="stack stack-tight">
                      <p lang="en">
                        {name === null ? null : <strong>{`${name}: `}</strong>}
                        {text}
                      </p>
                      <SourceLine source={source} confidence={confidence} checked={null} />
                    </li>
                  ))}
                </ul>
              </details>
            ),
          )}
          {law.notes.length === 0 ? null : (
            <details class="card">
              <summary>{t('law_notes')}</summary>
              <ul class="bullets" lang="en">
                {law.notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
      {loaded.state === 'ready' ? <SupportList support={loaded.value.support} /> : null}
    </>
  );
}

/** The law as questions: which of its points the person's record touches, what helps and what is not there yet. */
export function LawScreen() {
  useTitle(t('nav_law'));
  const loaded = useBook();
  return (
    <div class="stack stack-loose">
      <div class="stack stack-tight">
        <h1>{t('law_title')}</h1>
        <p class="soft">{t('law_intro')}</p>
      </div>
      <Notice>
        <p>{t('law_not_a_verdict')}</p>
      </Notice>
      {loaded.state === 'failed' ? <ErrorNotice failure={loaded.failure} /> : null}
      {loaded.state === 'ready' ? <Law book={loaded.book} /> : null}
    </div>
  );
}
