import { useMemo, useState } from 'preact/hooks';
import type { Entry, EntrySummary } from '../../utils/record/types.ts';
import { fromRanges } from '../casebook/number-ranges.ts';
import { addresses } from '../casebook/route.ts';
import { useTitle } from '../casebook/use-title.ts';
import { type Book, useBook } from '../data/use-book.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { Icon } from '../design/Icon.tsx';
import { LinkButton } from '../design/LinkButton.tsx';
import { kindName } from '../entries/entry-names.ts';
import { NoEntries } from '../entries/NoEntries.tsx';
import { tagName } from '../entry-more/tag-names.ts';
import { t, tCount } from '../words.ts';
import { type EntryFilter, filterEntries, isEmptyFilter, noFilter } from './filter-entries.ts';
import { OtherHits } from './OtherHits.tsx';
import { type Grouping, timelineItems } from './timeline-items.ts';
import { TimelineFilters } from './TimelineFilters.tsx';
import { TimelineList } from './TimelineList.tsx';
import { whoOfEntries } from './who-of-entries.ts';

/** Whether lines tell more than number, time and platform; until this page is closed, stored nowhere. */
let tellsMore = false;

const groupings: readonly Grouping[] = ['month', 'week', 'day'];

/** The person's own words for a time that is known to a month at best. */
function roughly(entry: Entry | undefined): string | null {
  const { precision, words } = entry?.happened ?? {};
  return precision === 'month' || precision === 'year' || precision === 'words' ? (words ?? null) : null;
}

function Timeline({ book, chosen }: { book: Book; chosen: string | null }) {
  const [filter, setFilter] = useState<EntryFilter>(noFilter);
  const [narrowing, setNarrowing] = useState(false);
  const [grouping, setGrouping] = useState<Grouping>('month');
  const [newestFirst, setNewestFirst] = useState(true);
  const [telling, setTelling] = useState(tellsMore);
  const tell = (more: boolean) => setTelling((tellsMore = more));
  const who = useMemo(() => whoOfEntries(book), [book]);
  const among = useMemo(() => {
    if (chosen === null) return book.summaries;
    const numbers = new Set(fromRanges(chosen));
    return book.summaries.filter(({ number }) => numbers.has(number));
  }, [book, chosen]);
  const found = useMemo(() => {
    const source = {
      textOf: book.textOf,
      whoOf: who.keysOf,
      tagsOf: who.tagsOf,
      entryOf: (id: string) => book.entries.get(id),
    };
    return filterEntries(among, filter, source);
  }, [among, filter, who, book]);
  const whole = chosen === null && isEmptyFilter(filter);
  const items = useMemo(
    () => timelineItems(newestFirst ? found.toReversed() : found, grouping, whole),
    [found, newestFirst, grouping, whole],
  );
  const saidOf = ({ id, kind }: EntrySummary): string[] => [
    kindName(kind),
    ...[who.personOf(id)?.body.name ?? []].flat(),
    ...who.tagsOf(id).map(tagName),
  ];
  const total = book.summaries.length;
  return (
    <div class="stack stack-loose">
      <div class="stack wide">
        <h1>{chosen === null ? t('entries_title') : t('timeline_chosen_title')}</h1>
        {chosen === null ? null : (
          <p>
            {tCount('timeline_chosen', among.length)} <a href={addresses.entries}>{t('timeline_show_all')}</a>
          </p>
        )}
        <div class="row">
          <LinkButton href={addresses.new}>
            <Icon name="plus" />
            {t('add_offline')}
          </LinkButton>
          <LinkButton href={addresses.bulk}>
            <Icon name="plus" />
            {t('timeline_add_many')}
          </LinkButton>
          {total === 0 ? null : (
            <LinkButton href={addresses.together} kind="plain">
              {t('together_link')}
            </LinkButton>
          )}
          {total === 0 ? null : (
            <LinkButton href={addresses.package}>
              <Icon name="box" />
              {t('make_package')}
            </LinkButton>
          )}
        </div>
        {total < 2 ? null : (
          <>
            <div class="timeline-search">
              <Field
                label={t('timeline_search')}
                {...(book.left > 0 ? { hint: tCount('timeline_opening', book.left) } : {})}
              >
                {(control) => (
                  <input
                    {...control}
                    class="input"
                    type="search"
                    autocomplete="off"
                    dir="auto"
                    value={filter.words}
                    onInput={(event) => setFilter({ ...filter, words: event.currentTarget.value })}
                  />
                )}
              </Field>
            </div>
            <div class="row">
              <Button aria-expanded={narrowing} onClick={() => setNarrowing(!narrowing)}>
                {narrowing ? t('timeline_filters_hide') : t('timeline_filters_show')}
              </Button>
              <label class="row">
                <span>{t('timeline_by')}</span>
                <select
                  class="input input-short"
                  value={grouping}
                  onChange={(event) => setGrouping(event.currentTarget.value as Grouping)}
                >
                  {groupings.map((name) => (
                    <option key={name} value={name}>
                      {t(`timeline_by_${name}`)}
                    </option>
                  ))}
                </select>
              </label>
              <Button kind="plain" onClick={() => setNewestFirst(!newestFirst)}>
                {newestFirst ? t('entries_oldest_first') : t('entries_newest_first')}
              </Button>
              <Button kind="plain" aria-pressed={telling} onClick={() => tell(!telling)}>
                {telling ? t('timeline_tell_less') : t('timeline_tell_more')}
              </Button>
            </div>
            <OtherHits book={book} words={filter.words} />
            {narrowing ? (
              <TimelineFilters filter={filter} summaries={book.summaries} who={who} onChange={setFilter} />
            ) : null}
            <p class="soft" role="status">
              {isEmptyFilter(filter)
                ? tCount('entries_count', among.length)
                : tCount('timeline_found', found.length, among.length)}{' '}
              {isEmptyFilter(filter) ? null : (
                <Button kind="plain" onClick={() => setFilter(noFilter)}>
                  {t('timeline_clear')}
                </Button>
              )}
            </p>
          </>
        )}
      </div>
      {total === 0 ? <NoEntries /> : null}
      {items.length === 0 ? null : (
        <TimelineList
          items={items}
          saidOf={(entry) => (telling ? saidOf(entry) : [])}
          roughlyOf={(id) => roughly(book.entries.get(id))}
        />
      )}
    </div>
  );
}

/** All entries, online and off, in one time. `chosen` narrows them to those behind a figure. Shows no words of any entry. */
export function TimelineScreen({ chosen }: { chosen: string | null }) {
  useTitle(null);
  const loaded = useBook();
  if (loaded.state === 'failed') return <ErrorNotice failure={loaded.failure} />;
  return loaded.state === 'ready' ? <Timeline book={loaded.book} chosen={chosen} /> : null;
}
