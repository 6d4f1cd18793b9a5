import { onForget } from '../vault/session.ts';
import { type EntryRow, recordDatabase } from './database.ts';
import { openEntryBody } from './entries.ts';
import { openNote } from './notes.ts';
import { readSummaryList } from './summary-list.ts';
import type { Entry, Note } from './types.ts';

/** Entries and notes never change once written, so each is opened once while the record is open. */
const entries = new Map<string, Entry>();
const notes = new Map<string, Note>();

onForget(() => {
  entries.clear();
  notes.clear();
});

const chunkSize = 100;

/** What was removed meanwhile is not to be found any more. */
function dropOthers(opened: Map<string, unknown>, ids: readonly string[]): void {
  const present = new Set(ids);
  for (const id of opened.keys()) if (!present.has(id)) opened.delete(id);
}

/** Rows of entries newest first: neighbours with one question to the store, which is far faster than one for each. */
async function rowsOf(wanted: readonly { id: string; number: number }[]): Promise<EntryRow[]> {
  const { entries: table } = recordDatabase();
  const [newest, oldest] = [wanted[0], wanted.at(-1)];
  if (newest === undefined || oldest === undefined) return [];
  if (newest.number - oldest.number > 2 * chunkSize) {
    return (await table.bulkGet(wanted.map(({ id }) => id))).filter((row) => row !== undefined);
  }
  const ids = new Set(wanted.map(({ id }) => id));
  const rows = await table.where('number').between(oldest.number, newest.number, true, true).toArray();
  return rows.filter(({ id }) => ids.has(id)).toReversed();
}

/** What has been opened so far, and how much is still sealed. */
export interface OpenedEntries {
  entries: ReadonlyMap<string, Entry>;
  notes: ReadonlyMap<string, Note>;
  left: number;
}

/** Opens every entry and note, newest first, and says after each part how far it is; throws `record-locked`, `seal-broken`. */
export async function openAllEntries(onPart: (opened: OpenedEntries) => void): Promise<OpenedEntries> {
  const database = recordDatabase();
  const [{ summaries }, noteIds] = await Promise.all([readSummaryList(), database.notes.toCollection().primaryKeys()]);
  dropOthers(
    entries,
    summaries.map(({ id }) => id),
  );
  dropOthers(notes, noteIds);
  const newNotes = noteIds.filter((id) => !notes.has(id));
  const newEntries = summaries.filter(({ id }) => !entries.has(id)).toSorted((a, b) => b.number - a.number);
  let left = newNotes.length + newEntries.length;
  for (let at = 0; at < newEntries.length; at += chunkSize) {
    const rows = await rowsOf(newEntries.slice(at, at + chunkSize));
    for (const entry of await Promise.all(rows.map(openEntryBody))) entries.set(entry.id, entry);
    left -= chunkSize;
    onPart({ entries, notes, left: Math.max(left, 0) });
  }
  for (let at = 0; at < newNotes.length; at += chunkSize) {
    const rows = (await database.notes.bulkGet(newNotes.slice(at, at + chunkSize))).filter((row) => row !== undefined);
    for (const note of await Promise.all(rows.map(openNote))) notes.set(note.id, note);
  }
  return { entries, notes, left: 0 };
}
