import type { AccountCount } from '../pattern/accounts.ts';
import type { ReportFront } from './report-front.ts';
import { countOfKind, listWords, platformName, plural } from './report-words.ts';

/** The whole in one line: `13 entries in 42 days`. */
export function headline({ pattern }: ReportFront): string {
  const entries = plural(pattern.counted, 'entry', 'entries');
  return pattern.span ? `${entries} in ${plural(pattern.span.days, 'day', 'days')}` : entries;
}

/** From when to when, and where. */
export function subline({ pattern, times }: ReportFront): string {
  const places = listWords(pattern.platforms.map((one) => platformName(one.site)));
  const [first, last] = pattern.span ? [times.day(pattern.span.first), times.day(pattern.span.last)] : ['', ''];
  const span = first === last ? first : `${first} to ${last}`;
  return [span, places].filter((part) => part !== '').join(' · ');
}

/** "Who, what, when" as label and line; names from pages stand in direction isolates. */
export function factLines(front: ReportFront): [label: string, line: string][] {
  const { pattern, times } = front;
  return [
    ['Who', whoLine(front)],
    [
      'What',
      listWords(pattern.kinds.map(({ kind, count }) => countOfKind(kind, count))) || 'nothing that can be counted',
    ],
    [
      'First and last',
      pattern.span ? `${times.moment(pattern.span.first)} and ${times.moment(pattern.span.last)}` : 'not known',
    ],
    [
      'On how many days',
      pattern.span ? `${pattern.activeDays} of the ${plural(pattern.span.days, 'day', 'days')}` : 'not known',
    ],
    ['At what hours', hoursLine(front)],
    ['Not counted', notCountedLine(front)],
    [
      'Left out',
      front.leftOut.length === 0
        ? 'nothing: every entry of the record is here'
        : `${plural(front.leftOut.length, 'entry', 'entries')} of the record, listed at the end by number, date and kind`,
    ],
    [
      'Kept by',
      `${front.contactName === null ? 'not named here' : isolated(front.contactName)}, in their own browser, with Daybook ${front.software.version}; report made ${times.moment(front.made.utc)}; days and hours as in ${times.zone}`,
    ],
    [
      'It cannot show',
      'that a page was genuine or who wrote it; see “What this cannot show”. The platforms hold the originals: preservation.csv names what to ask them for.',
    ],
  ];
}

/** Keeps the direction of a foreign text from turning what stands around it (UAX 9: FSI … PDI). */
function isolated(text: string): string {
  return `\u2068${text.replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, '')}\u2069`;
}

function whoLine({ pattern }: ReportFront): string {
  if (pattern.accounts.length === 0) return 'no account or name is known';
  const shown = pattern.accounts.slice(0, 3).map((account) => `${isolated(accountName(account))} (${account.count})`);
  const more = pattern.accounts.length - 3;
  const unnamed = pattern.unnamed > 0 ? `; ${pattern.unnamed} without a name` : '';
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}${unnamed}`;
}

/** The six hours that hold the most entries, told as a fact. */
function hoursLine({ pattern }: ReportFront): string {
  if (pattern.timed === 0) return 'the hour is known of no entry';
  const perHour = Array.from({ length: 24 }, (_, hour) => pattern.hours.reduce((sum, day) => sum + day[hour]!, 0));
  let best = { from: 0, count: -1 };
  for (let from = 0; from < 24; from += 1) {
    let count = 0;
    for (let step = 0; step < 6; step += 1) count += perHour[(from + step) % 24]!;
    if (count > best.count) best = { from, count };
  }
  const two = (hour: number): string => `${String(hour % 24).padStart(2, '0')}:00`;
  return `${best.count} of ${pattern.timed} between ${two(best.from)} and ${two(best.from + 6)}`;
}

function notCountedLine({ pattern }: ReportFront): string {
  const parts = [
    pattern.own > 0 && plural(pattern.own, 'own message, kept for context', 'own messages, kept for context'),
    pattern.repeats > 0 && plural(pattern.repeats, 'item kept a second time', 'items kept a second time'),
    pattern.failed > 0 &&
      plural(pattern.failed, 'attempt of which nothing could be kept', 'attempts of which nothing could be kept'),
  ].filter((part) => part !== false);
  const undated = pattern.undated > 0 ? `; the day is not known of ${pattern.undated} that are counted` : '';
  return `${parts.length === 0 ? 'nothing' : listWords(parts)}${undated}`;
}

/** An account as it is best known: `@handle`, else name, else id. */
export function accountName(account: AccountCount): string {
  return account.handles.at(-1) ?? account.names.at(-1) ?? account.accountId ?? 'unnamed';
}
