import { useMemo } from 'preact/hooks';
import { axisOf, reportsMade } from '../../utils/pattern/axis.ts';
import { behindFigures } from '../../utils/pattern/behind-figures.ts';
import { changesOverTime } from '../../utils/pattern/changes-over-time.ts';
import { gapsBetween } from '../../utils/pattern/gaps.ts';
import { patternOf } from '../../utils/pattern/pattern.ts';
import { tagCounts } from '../../utils/pattern/tag-counts.ts';
import { whatFollowed } from '../../utils/pattern/what-followed.ts';
import { whileInForce } from '../../utils/pattern/while-in-force.ts';
import { axisDrawing } from '../../utils/report/charts/axis-drawing.ts';
import { changeDrawing } from '../../utils/report/charts/change-drawing.ts';
import { hourDrawing } from '../../utils/report/charts/hour-drawing.ts';
import { weekDrawing } from '../../utils/report/charts/week-drawing.ts';
import { timeWords } from '../../utils/report/report-time.ts';
import { toRanges } from '../casebook/number-ranges.ts';
import { addresses } from '../casebook/route.ts';
import { useTitle } from '../casebook/use-title.ts';
import { type Book, thingsOf, useBook } from '../data/use-book.ts';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { LinkButton } from '../design/LinkButton.tsx';
import { Notice } from '../design/Notice.tsx';
import { useNarrow } from '../design/use-narrow.ts';
import { kindName, siteName } from '../entries/entry-names.ts';
import { tagName } from '../entry-more/tag-names.ts';
import { locale } from '../language.ts';
import { sayDay } from '../time/say-time.ts';
import { accountShown, whoOfEntries } from '../timeline/who-of-entries.ts';
import { t, tCount } from '../words.ts';
import { CountTable } from './CountTable.tsx';
import { axisWords, changeWords, hourWords, weekWords } from './drawing-words.ts';
import { DrawingView } from './DrawingView.tsx';
import { FollowedTable } from './FollowedTable.tsx';
import { NotCounted } from './NotCounted.tsx';

const leastGapDays = 28;

function analyse(book: Book) {
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  const pattern = patternOf(book.facts, zone);
  const behind = behindFigures(book.facts, zone);
  const [marks, orders, contacts] = [thingsOf(book, 'mark'), thingsOf(book, 'order'), thingsOf(book, 'contact')];
  const who = whoOfEntries(book);
  const tagsOf = new Map(book.summaries.map(({ id }) => [id, who.tagsOf(id)]));
  const axis = axisOf({ facts: book.facts, tagsOf, marks, orders, contacts, now: new Date().toISOString() });
  const changes = changesOverTime(book.facts, tagsOf, zone);
  const times = timeWords(zone, locale());
  const moments = book.facts.flatMap(({ at, knows, failed, own }) =>
    at === null || knows === 'coarse' || failed || own ? [] : [at],
  );
  return {
    pattern,
    behind,
    weeks: weekDrawing(pattern, behind, times, weekWords),
    hours: hourDrawing(pattern, behind, hourWords()),
    axis,
    changes: changes === null ? null : changeDrawing(changes, changeWords()),
    tags: tagCounts(book.facts, tagsOf),
    orders: whileInForce(book.facts, orders),
    followed: whatFollowed(book.facts, { marks, orders, reports: reportsMade(contacts) }),
    gaps: gapsBetween(moments, leastGapDays),
  };
}

/** As wide as a card of a phone has room for. */
const phoneWidth = 256;

function Pattern({ book }: { book: Book }) {
  const { pattern, behind, weeks, hours, axis, changes, tags, orders, followed, gaps } = useMemo(
    () => analyse(book),
    [book],
  );
  const narrow = useNarrow();
  const line = useMemo(
    () => (axis === null ? null : axisDrawing(axis, axisWords(), narrow ? phoneWidth : undefined)),
    [axis, narrow],
  );
  const idByNumber = useMemo(() => new Map(book.summaries.map(({ id, number }) => [number, id])), [book]);
  const { span, mostInWeek } = pattern;
  // An entry that holds a day of messages counts once for each; what a press opens are entries, and the label says how many.
  const messagesCount = pattern.counted !== pattern.countedEntries;
  const inFullest = mostInWeek === null ? [] : (behind.weeks.get(mostInWeek.monday) ?? []);
  const figures = [
    {
      label: messagesCount ? tCount('pattern_counted_in', pattern.countedEntries) : t('pattern_counted'),
      value: pattern.counted,
      numbers: behind.counted,
    },
    { label: t('pattern_span'), value: span?.days ?? '–', numbers: behind.dated },
    { label: t('pattern_active_days'), value: span === null ? '–' : pattern.activeDays, numbers: behind.dated },
    {
      label: messagesCount
        ? `${t('pattern_fullest')}, ${tCount('pattern_in_entries', inFullest.length)}`
        : t('pattern_fullest'),
      value: mostInWeek?.count ?? '–',
      numbers: inFullest,
    },
    {
      label: tCount('pattern_accounts_count', pattern.accounts.length),
      value: pattern.accounts.length,
      numbers: behind.named,
    },
  ];
  const datesOf = (numbers: readonly number[]) => {
    const inside = new Set(numbers);
    const at = book.facts.flatMap((fact) => (inside.has(fact.number) && fact.at !== null ? [fact.at] : [])).toSorted();
    return { first: at[0] ?? null, last: at.at(-1) ?? null };
  };
  return (
    <>
      {book.left > 0 ? (
        <p class="soft" role="status">
          {tCount('pattern_opening', book.left)}
        </p>
      ) : null}
      {span === null ? null : <p class="lead">{t('pattern_from_to', sayDay(span.first), sayDay(span.last))}</p>}
      <dl class="big-figures figures">
        {figures.map(({ label, value, numbers }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{numbers.length === 0 ? value : <a href={addresses.chosen(toRanges(numbers))}>{value}</a>}</dd>
          </div>
        ))}
      </dl>
      {line === null ? null : (
        <section class="panel" aria-labelledby="axis">
          <h2 id="axis">{t('pattern_axis')}</h2>
          <p class="soft small">{t('pattern_axis_hint')}</p>
          <DrawingView drawing={line} />
        </section>
      )}
      {followed.length === 0 ? (
        <Notice>
          <p>{t('pattern_no_marks')}</p>
          <LinkButton href={addresses.contacts}>{t('pattern_add_marks')}</LinkButton>
        </Notice>
      ) : (
        <FollowedTable followed={followed} idOf={(number) => idByNumber.get(number)} />
      )}
      {orders.length === 0 ? null : (
        <CountTable
          id="orders"
          title={t('pattern_orders')}
          hint={t('pattern_orders_hint')}
          rows={orders.map(({ order, numbers }) => ({
            key: order.root,
            name: order.body.name,
            first: order.body.when.from,
            last: order.body.until === null ? null : `${order.body.until}T12:00:00.000Z`,
            numbers,
          }))}
        />
      )}
      {changes === null ? null : (
        <section class="panel" aria-labelledby="changes">
          <h2 id="changes">{changes.label}</h2>
          <p class="soft small">{t('pattern_changes_hint')}</p>
          <DrawingView drawing={changes} />
        </section>
      )}
      {weeks === null ? null : (
        <section class="panel" aria-labelledby="weeks">
          <h2 id="weeks">{weeks.label}</h2>
          <DrawingView drawing={weeks} />
          {gaps.length === 0 ? null : (
            <ul class="bullets soft">
              {gaps.map(({ from, to, days }) => (
                <li key={from}>{tCount('pattern_gap', days, sayDay(from), sayDay(to))}</li>
              ))}
            </ul>
          )}
        </section>
      )}
      {hours === null ? null : (
        <section class="panel" aria-labelledby="hours">
          <h2 id="hours">{hours.label}</h2>
          <p class="soft small">{t('pattern_hours_hint', pattern.timed, pattern.counted)}</p>
          <DrawingView drawing={hours} />
        </section>
      )}
      <CountTable
        id="platforms"
        title={t('pattern_platforms')}
        rows={pattern.platforms.map(({ site, first, last }) => ({
          key: site,
          name: siteName(site),
          first,
          last,
          numbers: behind.sites.get(site) ?? [],
        }))}
      />
      <CountTable
        id="kinds"
        title={t('pattern_kinds')}
        rows={pattern.kinds.map(({ kind }) => {
          const numbers = behind.kinds.get(kind) ?? [];
          return { key: kind, name: kindName(kind), numbers, ...datesOf(numbers) };
        })}
      />
      {tags.length === 0 ? null : (
        <CountTable
          id="tags"
          title={t('pattern_tags')}
          rows={tags.map(({ tag, numbers }) => ({ key: tag, name: tagName(tag), numbers, ...datesOf(numbers) }))}
        />
      )}
      {pattern.accounts.length === 0 ? null : (
        <CountTable
          id="accounts"
          title={t('pattern_accounts')}
          rows={pattern.accounts.map((account) => ({
            key: account.key,
            name: accountShown(account),
            more: siteName(account.site),
            first: account.first,
            last: account.last,
            numbers: account.entries,
          }))}
        />
      )}
      <NotCounted pattern={pattern} behind={behind} />
    </>
  );
}

/** What the entries show together: counts, dates and what followed what. Derived each time, never stored; no score. */
export function PatternScreen() {
  useTitle(t('nav_pattern'));
  const loaded = useBook();
  return (
    <div class="stack stack-loose">
      <div class="stack stack-tight">
        <h1>{t('pattern_title')}</h1>
        <p class="soft">{t('pattern_intro')}</p>
      </div>
      {loaded.state === 'failed' ? <ErrorNotice failure={loaded.failure} /> : null}
      {loaded.state === 'ready' && loaded.book.summaries.length === 0 ? <p>{t('pattern_empty')}</p> : null}
      {loaded.state === 'ready' && loaded.book.summaries.length > 0 ? <Pattern book={loaded.book} /> : null}
    </div>
  );
}
