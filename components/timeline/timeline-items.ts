import type { EntrySummary } from '../../utils/record/types.ts';
import { monthKey } from '../entries/by-month.ts';
import { localDay } from '../time/local-day.ts';

export type Grouping = 'month' | 'week' | 'day';

/** One line of the timeline: the name of a stretch, an entry, or a quiet stretch between two. */
export type TimelineItem =
  | { item: 'head'; key: string; grouping: Grouping; at: string; count: number }
  | { item: 'entry'; key: string; entry: EntrySummary }
  | { item: 'gap'; key: string; days: number };

const dayMs = 86_400_000;
/** Quiet stretches shorter than this are not told. */
const leastGapDays = 28;

/** UTC of the Monday, in the device's zone, of the week that `utc` lies in. */
function mondayOf(utc: string): Date {
  const at = new Date(utc);
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() - ((at.getDay() + 6) % 7));
}

/** Reckoning a day in a zone is slow, and each press of a key in the search asks for all of them again. */
const groupKeys = new WeakMap<EntrySummary, Partial<Record<Grouping, string>>>();

function groupKey(entry: EntrySummary, grouping: Grouping): string {
  const known = groupKeys.get(entry) ?? {};
  groupKeys.set(entry, known);
  return (known[grouping] ??= reckonGroup(entry.at, grouping));
}

function reckonGroup(utc: string, grouping: Grouping): string {
  if (grouping === 'month') return monthKey(utc);
  return grouping === 'day' ? localDay(utc) : localDay(mondayOf(utc).toISOString());
}

/** Lines for entries in time order, newest or oldest first; gaps only where the whole record is shown. */
export function timelineItems(entries: readonly EntrySummary[], grouping: Grouping, withGaps: boolean): TimelineItem[] {
  const items: TimelineItem[] = [];
  let head: Extract<TimelineItem, { item: 'head' }> | undefined;
  let before: EntrySummary | undefined;
  for (const entry of entries) {
    const days = before === undefined ? 0 : Math.floor(Math.abs(Date.parse(entry.at) - Date.parse(before.at)) / dayMs);
    if (withGaps && days >= leastGapDays) items.push({ item: 'gap', key: `gap-${entry.id}`, days });
    const key = groupKey(entry, grouping);
    if (head?.key !== key) {
      const at = grouping === 'week' ? mondayOf(entry.at).toISOString() : entry.at;
      head = { item: 'head', key, grouping, at, count: 0 };
      items.push(head);
    }
    head.count += 1;
    items.push({ item: 'entry', key: entry.id, entry });
    before = entry;
  }
  return items;
}
