import { recordDatabase } from './database.ts';
import { readSummaryList } from './summary-list.ts';
import { summaryOf } from './summary-of.ts';
import type { EntrySummary } from './types.ts';

/** The newest entries by number; opens nothing, so it works while the record is locked. */
export async function recentSummaries(limit: number): Promise<EntrySummary[]> {
  // A query that runs backwards in the store, not an array.
  // oxlint-disable-next-line unicorn/no-array-reverse
  const rows = await recordDatabase().entries.orderBy('number').reverse().limit(limit).toArray();
  return rows.map(summaryOf);
}

/** All entries in the order in which they happened, as far as known. */
export async function allSummaries(): Promise<EntrySummary[]> {
  return (await readSummaryList()).summaries;
}
