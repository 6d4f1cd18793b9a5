import { onRecordChanged } from './changes.ts';
import { type EntryRow, type ListRow, recordDatabase } from './database.ts';
import { summaryOf } from './summary-of.ts';
import type { EntrySummary } from './types.ts';

/**
 * What stands in the clear of all entries, some hundred to a row. The sealed part of an entry comes with its own row
 * whether it is wanted or not, and ten thousand of them take seconds. Whoever writes entries or takes them out keeps the
 * list in step in the same transaction, so that the next opening never has to read them all, however they came in.
 */
const partSize = 250;

const partOf = (number: number): string => `summaries/${Math.floor(number / partSize)}`;

/** Inside the caller's transaction: changes the parts of the list in which these entries stand. */
async function changeParts<T extends { number: number }>(
  entries: readonly T[],
  change: (part: Map<string, EntrySummary>, entry: T) => void,
): Promise<void> {
  const { lists } = recordDatabase();
  const parts = Map.groupBy(entries, ({ number }) => partOf(number));
  const rows = await lists.bulkGet([...parts.keys()]);
  const changed = [...parts].map(([id, some], at): ListRow => {
    const part = new Map(rows[at]?.summaries.map((summary) => [summary.id, summary]));
    for (const entry of some) change(part, entry);
    return { id, summaries: [...part.values()].toSorted((a, b) => a.number - b.number) };
  });
  await lists.bulkPut(changed);
}

/** Inside the caller's transaction: entries that have just been written stand in the list. */
export async function listEntries(rows: readonly EntrySummary[]): Promise<void> {
  await changeParts(rows, (part, row) => part.set(row.id, summaryOf(row)));
}

/** Inside the caller's transaction: nothing of entries that are taken out stays in the list. */
export async function unlistEntries(entries: readonly Pick<EntryRow, 'id' | 'number'>[]): Promise<void> {
  await changeParts(entries, (part, { id }) => part.delete(id));
}

interface SummaryList {
  /** In the order in which they happened. */
  summaries: EntrySummary[];
  /** Whether they came out of the written list. */
  written: boolean;
}

/** A reading under way, for all who ask before the record changes again. */
let reading: Promise<SummaryList> | undefined;
/** A reading that was begun before anybody asked; whoever asks first takes it. */
let ahead: Promise<SummaryList> | undefined;
onRecordChanged(() => {
  [reading, ahead] = [undefined, undefined];
});

/** Begins to read the list for a page that will ask for it once its lock has been looked at: the store is slow to answer first. */
export function readListAhead(): void {
  ahead = readOnce();
  // Whoever asks hears how it ended.
  ahead.catch(() => undefined);
}

/** Reads the list, or where an earlier version wrote entries the entries themselves. Works while the record is locked. */
export async function readSummaryList(): Promise<SummaryList> {
  const mine = reading ?? ahead ?? readOnce();
  [reading, ahead] = [mine, undefined];
  try {
    return await mine;
  } finally {
    if (reading === mine) reading = undefined;
  }
}

async function readOnce(): Promise<SummaryList> {
  const { entries, head, lists } = recordDatabase();
  return recordDatabase().transaction('r', [entries, head, lists], async () => {
    // Counting the entries to compare would cost more than all of this.
    const [end, parts] = await Promise.all([head.get('head'), lists.toArray()]);
    const written = end === undefined || end.listed === true;
    if (!written) return { summaries: (await summariesOfRows()).toSorted(byTime), written };
    return { summaries: parts.flatMap(({ summaries }) => summaries).toSorted(byTime), written };
  });
}

/** The order in which they happened, as far as known. */
export function byTime(a: EntrySummary, b: EntrySummary): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Writes the list anew from the entries where an earlier version left it behind; costs nothing else. */
export async function refreshSummaryList(): Promise<void> {
  if (!(await readSummaryList()).written) await writeSummaryList();
}

/** Writes the list anew from the entries where it is another than they say; costs nothing else but reading them. */
export async function mendSummaryList(): Promise<void> {
  const { entries, lists } = recordDatabase();
  const same = await recordDatabase().transaction('r', [entries, lists], async () => {
    const parts = await lists.toArray();
    const listed = parts.flatMap(({ summaries }) => summaries).toSorted((a, b) => a.number - b.number);
    return JSON.stringify(listed) === JSON.stringify(await summariesOfRows());
  });
  if (!same) await writeSummaryList();
}

async function writeSummaryList(): Promise<void> {
  const { entries, head, lists } = recordDatabase();
  await recordDatabase().transaction('rw', [entries, head, lists], async () => {
    await lists.clear();
    await listEntries(await summariesOfRows());
    await head.update('head', { listed: true });
  });
}

/** Inside the caller's transaction, by number: a few hundred rows at a time, since days of a chat are large. */
async function summariesOfRows(): Promise<EntrySummary[]> {
  const summaries: EntrySummary[] = [];
  for (let last = -Infinity; ;) {
    const rows = await recordDatabase().entries.where('number').above(last).limit(partSize).toArray();
    const end = rows.at(-1);
    if (end === undefined) return summaries;
    summaries.push(...rows.map(summaryOf));
    last = end.number;
  }
}
