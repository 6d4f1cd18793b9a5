import type { EntrySummary } from './types.ts';

/** What a list may show of an entry: what stands in the clear. */
export function summaryOf(row: EntrySummary): EntrySummary {
  const { id, number, site, kind, source, state, at, precision } = row;
  return { id, number, site, kind, source, state, at, precision };
}
