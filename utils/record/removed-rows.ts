import { type EntryRow, type RemovedRow, recordDatabase } from './database.ts';
import { listEntries, unlistEntries } from './summary-list.ts';

/**
 * Inside the caller's transaction over all tables. What is taken out lies in a table of its own, where no list, no
 * search and no package looks; the bytes of files stay in their place, where nothing points to them then.
 */
export async function takeOutRows(rows: readonly RemovedRow[]): Promise<void> {
  const database = recordDatabase();
  await database.removed.bulkPut([...rows]);
  for (const { table, rowId, row } of rows) if (row !== null) await database.table(table).delete(rowId);
  await unlistEntries(entriesOf(rows));
}

/** Puts rows back where they lay. */
export async function putBackRows(rows: readonly RemovedRow[]): Promise<void> {
  const database = recordDatabase();
  for (const { table, row } of rows) if (row !== null) await database.table(table).add(row);
  await listEntries(entriesOf(rows));
  await database.removed.bulkDelete(rows.map(({ id }) => id));
}

function entriesOf(rows: readonly RemovedRow[]): EntryRow[] {
  return rows.flatMap(({ table, row }) => (table === 'entries' && row !== null ? [row as unknown as EntryRow] : []));
}

/** Keys first, so that what the disk may still hold is noise; then rows and bytes. */
export async function eraseRows(rows: readonly RemovedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const database = recordDatabase();
  await database.keys.bulkDelete(rows.map(({ keyId }) => keyId));
  const ring = await database.ring.get('ring');
  // A ring that was written before they were taken out holds their keys too; it is made anew when next needed.
  if (ring !== undefined && rows.some(({ seq }) => ring.seq < seq)) await database.ring.delete('ring');
  await database.bytes.bulkDelete(rows.filter(({ table }) => table === 'exhibits').map(({ rowId }) => rowId));
  for (const { table, rowId } of rows) await database.table(table).delete(rowId);
  await database.removed.bulkDelete(rows.map(({ id }) => id));
}
