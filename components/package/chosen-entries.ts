import type { EntrySummary } from '../../utils/record/types.ts';
import { localDay } from '../time/local-day.ts';

/** Ids of the entries from the day `from` to the day `to` (`YYYY-MM-DD`, device's zone, both included; empty = open). */
export function idsBetween(entries: readonly EntrySummary[], from: string, to: string): Set<string> {
  const inside = entries.filter(({ at }) => {
    const day = localDay(at);
    return (from === '' || day >= from) && (to === '' || day <= to);
  });
  return new Set(inside.map(({ id }) => id));
}

/** `chosen` with one entry put in or taken out. */
export function withEntry(chosen: ReadonlySet<string>, id: string, into: boolean): Set<string> {
  const next = new Set(chosen);
  if (into) next.add(id);
  else next.delete(id);
  return next;
}
