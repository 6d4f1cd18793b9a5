import { onRecordChanged } from './changes.ts';
import { type EntryRow, recordDatabase } from './database.ts';
import { summaryOf } from './summary-of.ts';
import type { EntrySummary } from './types.ts';

/** Records up to this long are read row by row, which takes no time. */
const shortRecord = 500;

interface SummaryList {
  /** In the order in which they happened. */
  summaries: EntrySummary[];
  /** The journal's end when they were read. */
  digest: string;
  /** Whether they came out of the written list as they stand. */
  written: boolean;
}

/** A reading under way, for all who ask before the record changes again. */
let reading: Promise<SummaryList> | undefined;
onRecordChanged(() => {
  reading = undefined;
});

/**
 * What stands in the clear of all entries. The sealed part of an entry comes with its row whether it is wanted or not,
 * and ten thousand of them take seconds; so the list is read from the one row that holds it, and only what is not in
 * that is read by itself. Works while the record is locked.
 */
export async function readSummaryList(): Promise<SummaryList> {
  const mine = reading ?? readOnce();
  reading = mine;
  try {
    return await mine;
  } finally {
    if (reading === mine) reading = undefined;
  }
}

async function readOnce(): Promise<SummaryList> {
  const { entries, head, lists } = recordDatabase();
  return recordDatabase().transaction('r', [entries, head, lists], async () => {
    const [list, end, count] = await Promise.all([lists.get('summaries'), head.get('head'), entries.count()]);
    const digest = end?.digest ?? '';
    if (count <= shortRecord) {
      return { summaries: (await entries.orderBy('at').toArray()).map(summaryOf), digest, written: false };
    }
    if (list?.digest === digest && list.summaries.length === count) {
      return { summaries: list.summaries, digest, written: true };
    }
    const ids = (await entries.orderBy('at').primaryKeys()) as string[];
    const known = new Map(list?.summaries.map((summary) => [summary.id, summary]));
    for (const row of await rowsOf(ids.filter((id) => !known.has(id)))) known.set(row.id, summaryOf(row));
    return { summaries: ids.flatMap((id) => known.get(id) ?? []), digest, written: false };
  });
}

/** Rows by their ids; many of them all at once, which is faster than one by one. */
async function rowsOf(ids: readonly string[]): Promise<EntryRow[]> {
  const { entries } = recordDatabase();
  if (ids.length > shortRecord) return entries.toArray();
  return (await entries.bulkGet([...ids])).filter((row) => row !== undefined);
}

/**
 * Writes the list anew where the record was written to since; costs nothing else. It holds nothing that the entries' own
 * rows do not show, and whoever takes an entry out takes the list away with it (`removed-rows.ts`).
 */
export async function refreshSummaryList(): Promise<void> {
  const database = recordDatabase();
  const { summaries, digest, written } = await readSummaryList();
  if (written || summaries.length <= shortRecord) return;
  await database.transaction('rw', [database.head, database.lists], async () => {
    const now = await database.head.get('head');
    // Written to meanwhile: the list may hold what is gone by now.
    if (now?.digest === digest) await database.lists.put({ id: 'summaries', digest, summaries });
  });
}
