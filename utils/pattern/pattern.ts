import { type AccountCount, countAccounts } from './accounts.ts';
import { countedFacts } from './counted-facts.ts';
import type { EntryFacts } from './entry-facts.ts';
import { type IsoWeek, isoWeekOf, weeksBetween } from './iso-week.ts';
import { isoDate, zonedTime } from './zoned-time.ts';

/** How much happened where, and when first and last. */
export interface PlatformCount {
  site: string;
  count: number;
  first: string | null;
  last: string | null;
}

/**
 * What the entries show together: counts and dates, never a score or a verdict. Derived, never stored.
 * "Counted" are entries that tell of something done to the person: not failed captures, not the
 * person's own messages (kept for context), and the same item kept twice only once.
 */
export interface Pattern {
  zone: string;
  /** All entries given. */
  entries: number;
  counted: number;
  /** In how many entries that is: fewer, where an entry holds a day of messages and each of them counts. */
  countedEntries: number;
  failed: number;
  own: number;
  repeats: number;
  /** Counted entries whose day is not known; in no week below. */
  undated: number;
  /** Counted where the person says they belong, since what was kept tells no day. */
  said: number;
  /** Of the counted entries: UTC of first and last, and calendar days from the one to the other, both included. */
  span: { first: string; last: string; days: number } | null;
  /** Days on which something counted happened. */
  activeDays: number;
  /** Every week of the span, quiet ones too; long spans have many. */
  weeks: (IsoWeek & { count: number })[];
  /** The week with the most; the earliest of several. */
  mostInWeek: (IsoWeek & { count: number }) | null;
  platforms: PlatformCount[];
  kinds: { kind: string; count: number }[];
  accounts: AccountCount[];
  /** Counted entries of which the page or person told no author. */
  unnamed: number;
  /** `hours[weekday − 1][hour]`: counts, Monday first; only entries whose hour is known. */
  hours: number[][];
  /** How many entries stand in `hours`. */
  timed: number;
}

/** Counts entries in the zone (IANA) in which the reader thinks of days and hours. */
export function patternOf(facts: readonly EntryFacts[], zone: string): Pattern {
  const { counted, failed, own, repeats } = countedFacts(facts);
  const dated = counted.filter((fact) => fact.at !== null && fact.knows !== 'coarse');
  const days = dated.map((fact) => isoDate(zonedTime(fact.at!, zone)));
  const weeks = countWeeks(days);
  const hours = countHours(dated, zone);
  return {
    zone,
    entries: new Set(facts.map(({ number }) => number)).size,
    counted: counted.length,
    countedEntries: new Set(counted.map(({ number }) => number)).size,
    failed,
    own,
    repeats,
    undated: counted.length - dated.length,
    said: dated.filter(({ said }) => said).length,
    span: spanOf(dated, days),
    activeDays: new Set(days).size,
    weeks,
    mostInWeek: weeks.reduce<Pattern['mostInWeek']>(
      (most, week) => (week.count > (most?.count ?? 0) ? week : most),
      null,
    ),
    platforms: countPlatforms(counted),
    kinds: countBy(counted, (fact) => fact.kind).map(([kind, count]) => ({ kind, count })),
    accounts: countAccounts(counted),
    unnamed: counted.filter((fact) => fact.account === null).length,
    hours,
    timed: hours.flat().reduce((sum, count) => sum + count, 0),
  };
}

function spanOf(dated: readonly EntryFacts[], days: readonly string[]): Pattern['span'] {
  const moments = dated.map((fact) => fact.at!).toSorted();
  const sortedDays = days.toSorted();
  const [first, last] = [moments[0], moments.at(-1)];
  if (first === undefined || last === undefined) return null;
  const dayMs = Date.parse(sortedDays.at(-1)!) - Date.parse(sortedDays[0]!);
  return { first, last, days: Math.round(dayMs / 86_400_000) + 1 };
}

function countWeeks(days: readonly string[]): Pattern['weeks'] {
  const counts = new Map<string, number>();
  const weeks = days.map((day) => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
    return isoWeekOf({ year, month, day: date });
  });
  for (const week of weeks) counts.set(week.monday, (counts.get(week.monday) ?? 0) + 1);
  const sorted = weeks.toSorted((a, b) => (a.monday < b.monday ? -1 : 1));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return [];
  return weeksBetween(first, last).map((week) => ({ ...week, count: counts.get(week.monday) ?? 0 }));
}

function countHours(dated: readonly EntryFacts[], zone: string): number[][] {
  const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const fact of dated) {
    if (fact.knows !== 'hour') continue;
    const at = zonedTime(fact.at!, zone);
    hours[at.weekday - 1]![at.hour]! += 1;
  }
  return hours;
}

function countPlatforms(counted: readonly EntryFacts[]): PlatformCount[] {
  return countBy(counted, (fact) => fact.site).map(([site, count]) => {
    const moments = counted.flatMap((fact) => (fact.site === site && fact.at !== null ? [fact.at] : [])).toSorted();
    return { site, count, first: moments[0] ?? null, last: moments.at(-1) ?? null };
  });
}

function countBy(facts: readonly EntryFacts[], keyOf: (fact: EntryFacts) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const fact of facts) counts.set(keyOf(fact), (counts.get(keyOf(fact)) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
