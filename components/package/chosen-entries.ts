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

/** `chosen` with some entries put in or taken out. */
export function withEntries(chosen: ReadonlySet<string>, ids: readonly string[], into: boolean): Set<string> {
  const named = new Set(ids);
  return into ? new Set([...chosen, ...named]) : new Set([...chosen].filter((id) => !named.has(id)));
}
