import { digestOf } from '../shared/canonical-json.ts';
import { recordDatabase, type EntryRow, type NoteRow, type ThingRow } from '../record/database.ts';
import { openEntryBody } from '../record/entries.ts';
import { openedOrNull } from '../record/check-open.ts';
import { openExhibitFacts } from '../record/exhibits.ts';
import { goneIds } from '../record/gone.ts';
import type { MergeConflict } from '../record/strands.ts';
import type { Thing } from '../record/thing-types.ts';
import type { Entry, Exhibit } from '../record/types.ts';
import type { TheirRecord } from './their-record.ts';

/** An entry that is not here yet. */
export interface NewEntry {
  row: EntryRow;
  entry: Entry;
  exhibits: Exhibit[];
}

/** What a merge would do; nothing has been written. */
export interface MergePlan {
  entries: NewEntry[];
  notes: NoteRow[];
  things: ThingRow[];
  same: { theirs: string; ours: string }[];
  conflicts: MergeConflict[];
  /** Exhibits whose bytes are wanted. */
  wantedBytes: Set<string>;
}

/** What makes two entries the same thing, kept twice: the same original files or the same words, of the same time. */
async function sameness(entry: Entry, exhibits: readonly Exhibit[]): Promise<string> {
  const originals = exhibits.filter(({ parents }) => parents.length === 0).map(({ sha256 }) => sha256);
  const { kind, happened, who, where, words } = entry;
  return originals.length > 0
    ? digestOf({ kind, from: happened.from, originals: originals.toSorted() })
    : digestOf({ kind, happened, who, where, words });
}

/** Content of an entry but its number, which may differ between two records. */
async function contentOf(entry: Entry, exhibits: readonly Exhibit[]): Promise<string> {
  return digestOf({ entry: { ...entry, number: 0 }, exhibits });
}

function byEntry<T extends { entryId: string }>(rows: readonly T[]): Map<string, T[]> {
  return Map.groupBy(rows, ({ entryId }) => entryId);
}

function inOrder(exhibits: readonly Exhibit[]): Exhibit[] {
  return exhibits.toSorted((a, b) => a.order - b.order);
}

/** Entries here by id and by sameness; opens each once. */
async function ourEntries(): Promise<{
  byId: Map<string, { content: string; number: number }>;
  bySame: Map<string, string>;
}> {
  const { entries, exhibits } = recordDatabase();
  const files = byEntry(await exhibits.toArray());
  const byId = new Map<string, { content: string; number: number }>();
  const bySame = new Map<string, string>();
  for (const row of await entries.orderBy('number').toArray()) {
    const opened = await openedOrNull(async () => ({
      facts: inOrder(await Promise.all((files.get(row.id) ?? []).map(openExhibitFacts))),
      entry: await openEntryBody(row),
    }));
    if (opened === null) {
      // Damaged here: it differs from whatever the other record holds, and is listed so.
      byId.set(row.id, { content: '', number: row.number });
      continue;
    }
    const { facts, entry } = opened;
    byId.set(row.id, { content: await contentOf(entry, facts), number: row.number });
    const same = await sameness(entry, facts);
    if (!bySame.has(same)) bySame.set(same, row.id);
  }
  return { byId, bySame };
}

/** Exhibits here whose bytes are gone: another copy of the same record may still have them. */
async function lostFiles(): Promise<Set<string>> {
  const { bytes, exhibits } = recordDatabase();
  const present = new Set<string>(await bytes.toCollection().primaryKeys());
  return new Set((await exhibits.toCollection().primaryKeys()).filter((id) => !present.has(id)));
}

async function theirEntry(
  theirs: TheirRecord,
  row: EntryRow,
  files: ReadonlyMap<string, { id: string; keyId: string; sealed: Uint8Array<ArrayBuffer> }[]>,
): Promise<NewEntry> {
  const rows = files.get(row.id) ?? [];
  const exhibits = await Promise.all(rows.map((file) => theirs.open<Exhibit>(file, `exhibit/${file.id}`)));
  return { row, entry: await theirs.open<Entry>(row, `entry/${row.id}`), exhibits: inOrder(exhibits) };
}

/** Versions that replace the same version of a thing, one here and one there. */
async function thingConflicts(theirs: TheirRecord, added: readonly ThingRow[]): Promise<MergeConflict[]> {
  const { things } = recordDatabase();
  const theirIds = new Set(theirs.tables.things.map(({ id }) => id));
  const mine = new Set((await things.toArray()).filter(({ id }) => !theirIds.has(id)).map(({ replaces }) => replaces));
  const rows = added.filter(({ replaces }) => replaces !== null && mine.has(replaces));
  const roots = await Promise.all(rows.map(async (row) => (await theirs.open<Thing>(row, `thing/${row.id}`)).root));
  return [...new Set(roots)].map((id) => ({ what: 'thing', id, number: null }));
}

/** Compares both records; throws `record-locked` and what opening either throws. */
export async function planMerge(theirs: TheirRecord): Promise<MergePlan> {
  const { notes, things } = recordDatabase();
  const [ours, gone] = [await ourEntries(), await goneIds()];
  const lost = await lostFiles();
  const files = byEntry(theirs.tables.exhibits);
  const plan: MergePlan = { entries: [], notes: [], things: [], same: [], conflicts: [], wantedBytes: new Set() };
  for (const row of theirs.tables.entries.toSorted((a, b) => a.number - b.number)) {
    const found = await theirEntry(theirs, row, files);
    const here = ours.byId.get(row.id);
    const other = ours.bySame.get(await sameness(found.entry, found.exhibits));
    if (here !== undefined) {
      plan.same.push({ theirs: row.id, ours: row.id });
      for (const { id } of found.exhibits) if (lost.has(id)) plan.wantedBytes.add(id);
      if (here.content !== (await contentOf(found.entry, found.exhibits))) {
        plan.conflicts.push({ what: 'entry', id: row.id, number: here.number });
      }
    } else if (gone.has(row.id)) plan.conflicts.push({ what: 'removed', id: row.id, number: row.number });
    else if (other !== undefined) plan.same.push({ theirs: row.id, ours: other });
    else {
      plan.entries.push(found);
      for (const { id } of found.exhibits) plan.wantedBytes.add(id);
    }
  }
  const [noteIds, thingIds] = await Promise.all([
    notes.toCollection().primaryKeys(),
    things.toCollection().primaryKeys(),
  ]);
  const [ourNotes, ourThings] = [new Set<string>(noteIds), new Set<string>(thingIds)];
  const left = (id: string | null) => id !== null && gone.has(id);
  plan.notes = theirs.tables.notes.filter(({ id, entryId }) => !ourNotes.has(id) && !left(id) && !left(entryId));
  plan.things = theirs.tables.things.filter(({ id, about }) => !ourThings.has(id) && !left(id) && !left(about));
  plan.conflicts.push(...(await thingConflicts(theirs, plan.things)));
  return plan;
}
