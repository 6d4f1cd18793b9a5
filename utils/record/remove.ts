import { digestOf } from '../shared/canonical-json.ts';
import { DaybookError } from '../shared/errors.ts';
import { openedOrNull } from './check-open.ts';
import { commit } from './commit.ts';
import { type RemovableTable, type RemovedRow, type ThingRow, recordDatabase } from './database.ts';
import { openEntryBody } from './entries.ts';
import { openExhibitFacts } from './exhibits.ts';
import { openJournalLine } from './journal.ts';
import { refreshKeyRing } from './key-ring.ts';
import { keepKeysApart } from './keys-apart.ts';
import { openNote } from './notes.ts';
import { summaryOf } from './summary-of.ts';
import type { EntryLinkBody, ThingKind } from './thing-types.ts';
import { openThing } from './things.ts';
import type { EntrySummary } from './types.ts';

/** How long what was removed can be put back, in milliseconds. */
export const undoMs = 24 * 60 * 60 * 1000;

/** Kinds that mean nothing without their entry: they go and come back with it. */
const boundKinds: readonly string[] = [
  'tag',
  'entry-link',
  'element-link',
  'attestation',
  'care',
  'circumstance',
  'cover',
] satisfies ThingKind[];

type TakenRow = Omit<RemovedRow, 'seq'>;

interface Removal {
  entries?: readonly string[];
  notes?: readonly string[];
  /** Roots. */
  things?: readonly string[];
}

/** The digest that the journal holds of something too damaged to be digested again; 64 zeros if its line is too. */
async function toldOf(id: string): Promise<string> {
  const rows = await recordDatabase().journal.orderBy('seq').toArray();
  for (const row of rows) {
    const line = await openedOrNull(() => openJournalLine(row));
    if (line?.subject.id === id) return line.content;
  }
  return '0'.repeat(64);
}

async function contentOf(id: string, open: () => Promise<unknown>): Promise<string> {
  const value = await openedOrNull(open);
  return value === null ? toldOf(id) : digestOf(value);
}

function taken(
  table: RemovableTable,
  row: { id: string; keyId: string },
  subject: string,
  at: string,
  told: RemovedRow['told'],
): TakenRow {
  return { id: `${table}/${row.id}`, table, rowId: row.id, keyId: row.keyId, row: { ...row }, subject, at, told };
}

async function thingRows(rows: readonly ThingRow[], subject: string, at: string): Promise<TakenRow[]> {
  return Promise.all(
    rows.map(async (row) => {
      const told = { what: row.kind, content: await contentOf(row.id, () => openThing(row)) };
      return taken('things', row, subject, at, told);
    }),
  );
}

async function noteRows(ids: readonly string[], at: string, subject?: string): Promise<TakenRow[]> {
  const database = recordDatabase();
  return Promise.all(
    ids.map(async (id) => {
      const row = await database.notes.get(id);
      if (row === undefined) throw new DaybookError('not-found', 'note');
      const number = (await database.entries.get(row.entryId))?.number;
      const content = await contentOf(id, () => openNote(row));
      const told = { ...(number === undefined ? {} : { number }), what: 'note', content };
      return taken('notes', row, subject ?? id, at, told);
    }),
  );
}

/** Ids of links that lead to this entry from others. */
async function linksTo(entryId: string): Promise<Set<string>> {
  const rows = await recordDatabase().things.where('kind').equals('entry-link').toArray();
  const opened = await Promise.all(rows.map((row) => openedOrNull(() => openThing(row))));
  const roots = new Set(
    opened.filter((thing) => (thing?.body as EntryLinkBody | null)?.other === entryId).map((thing) => thing?.root),
  );
  return new Set(opened.filter((thing) => roots.has(thing?.root)).flatMap((thing) => thing?.id ?? []));
}

async function entryRows(id: string, at: string): Promise<TakenRow[]> {
  const database = recordDatabase();
  const row = await database.entries.get(id);
  if (row === undefined) throw new DaybookError('not-found', 'entry');
  const exhibits = await database.exhibits.where('entryId').equals(id).toArray();
  const notes = await database.notes.where('entryId').equals(id).primaryKeys();
  const links = await linksTo(id);
  const things = await database.things
    .filter(({ id: thing, kind, about }) => links.has(thing) || (about === id && boundKinds.includes(kind)))
    .toArray();
  const content = await contentOf(id, async () => {
    const facts = await Promise.all(exhibits.map(openExhibitFacts));
    return { entry: await openEntryBody(row), exhibits: facts.toSorted((a, b) => a.order - b.order) };
  });
  return [
    taken('entries', row, id, at, { number: row.number, what: 'entry', content }),
    ...exhibits.map((exhibit) => taken('exhibits', exhibit, id, at, null)),
    ...(await noteRows(notes, at, id)),
    ...(await thingRows(things, id, at)),
  ];
}

/** Every version of the things with these roots, and of what belongs to them. */
async function rowsOfThings(roots: readonly string[], at: string): Promise<TakenRow[]> {
  const rows = await recordDatabase().things.toArray();
  const chains = new Map(rows.map((row) => [row.id, row]));
  const rootOf = (row: ThingRow): string => {
    const former = row.replaces === null ? undefined : chains.get(row.replaces);
    return former === undefined ? row.id : rootOf(former);
  };
  const all = await Promise.all(
    roots.map((root) =>
      thingRows(
        rows.filter((row) => rootOf(row) === root || row.about === root),
        root,
        at,
      ),
    ),
  );
  return all.flat();
}

/** The lines that tell of these rows. */
export function linesOf(kind: 'removed' | 'put-back' | 'erased', rows: readonly TakenRow[]) {
  return rows.flatMap(({ rowId, told }) => {
    if (told === null) return [];
    const { content, ...subject } = told;
    return [{ kind, subject: { id: rowId, ...subject }, content }];
  });
}

async function takeOut({ entries = [], notes = [], things = [] }: Removal): Promise<void> {
  if (entries.length + notes.length + things.length === 0) return;
  await keepKeysApart();
  await commit(async () => {
    const at = new Date().toISOString();
    const gathered = await Promise.all([
      ...entries.map((id) => entryRows(id, at)),
      noteRows(notes, at),
      rowsOfThings(things, at),
    ]);
    const present = new Set((await recordDatabase().removed.toCollection().primaryKeys()) as string[]);
    // Once each: a link between two of them belongs to both. What was taken out before keeps its own time.
    const rows = [...new Map(gathered.flat().map((row) => [row.id, row])).values()].filter(
      ({ id }) => !present.has(id),
    );
    return { change: { journal: linesOf('removed', rows), takesOut: rows }, result: undefined };
  });
  // Without the keys of what was removed: from here on only their wrapped rows hold them.
  await refreshKeyRing();
}

/**
 * Takes entries out of sight, with their files, notes, tags and links: no list, search, package or backup has them.
 * {@link restoreRemoved} puts them back for {@link undoMs}; then they are erased. Journalled as `removed`. All of
 * them or none; throws `not-found`, `record-locked`.
 */
export async function removeEntries(ids: readonly string[]): Promise<void> {
  await takeOut({ entries: ids });
}

/** Takes notes out of sight, as {@link removeEntries} does; give their ids to {@link restoreRemoved}. */
export async function removeNotes(ids: readonly string[]): Promise<void> {
  await takeOut({ notes: ids });
}

/**
 * Takes a person out of sight: what was written of them (`root` of the person), the accounts put down to them, orders
 * and all else that belongs to them, and `entryIds`, the entries that are theirs, which the pattern knows. One step,
 * and one step back: give `[root, ...entryIds]` to {@link restoreRemoved}, or to `eraseNow`.
 */
export async function removePerson(root: string, entryIds: readonly string[]): Promise<void> {
  await takeOut({ entries: entryIds, things: [root] });
}

/**
 * Puts back what was removed, as it was: ids of entries and notes, roots of things. Journalled as `put-back`. Throws
 * `not-found` where its time is over. (A thing taken away with `removeThing` comes back with `changeThing`.)
 */
export async function restoreRemoved(ids: readonly string[]): Promise<void> {
  await navigator.locks.request('removed', () =>
    commit(async () => {
      const found = await recordDatabase()
        .removed.where('subject')
        .anyOf([...ids])
        .toArray();
      const rows = found.filter(({ row }) => row !== null);
      if (rows.length === 0) throw new DaybookError('not-found', 'removed');
      return { change: { journal: linesOf('put-back', rows), putsBack: rows }, result: undefined };
    }),
  );
}

/** Something that was removed and can still be put back. */
export interface Removed {
  /** Id of the entry or note, root of the thing. */
  id: string;
  /** `entry`, `note`, or the kind of a thing. */
  what: string;
  /** The entry as a list shows it; null for others. */
  summary: EntrySummary | null;
  at: string;
  /** When it will be erased, UTC. */
  erasedAt: string;
}

/** What can still be put back, newest first; opens nothing. */
export async function removedSoFar(): Promise<Removed[]> {
  const rows = await recordDatabase().removed.orderBy('at').toArray();
  return rows
    .filter(({ rowId, subject, row }) => rowId === subject && row !== null)
    .map(({ subject, table, row, told, at }) => ({
      id: subject,
      what: told?.what ?? table,
      summary: table === 'entries' ? summaryOf(row as unknown as Parameters<typeof summaryOf>[0]) : null,
      at,
      erasedAt: new Date(Date.parse(at) + undoMs).toISOString(),
    }))
    .toReversed();
}
