import { digestOf } from '../shared/canonical-json.ts';
import { momentNow } from '../shared/clock.ts';
import { DaybookError } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import { careOf } from './care.ts';
import { commit } from './commit.ts';
import { newContentKey, openContentKey, openJsonWith, sealJson } from './content-key.ts';
import { newContentSalt } from './content-salt.ts';
import { type EntryRow, recordDatabase } from './database.ts';
import { openExhibitFacts } from './exhibits.ts';
import { longestText } from './limits.ts';
import { openNote } from './notes.ts';
import { summaryOf } from './summary-of.ts';
import type { Thing } from './thing-types.ts';
import { openThing, standing } from './things.ts';
import type { Entry, EntrySummary, EntryView, HappenedAt } from './types.ts';

export interface OfflineInput {
  kind: string;
  happened: HappenedAt;
  who: string | null;
  where: string | null;
  words: string;
}

export async function openEntryBody(row: EntryRow): Promise<Entry> {
  return openJsonWith<Entry>(await openContentKey(row.keyId), `entry/${row.id}`, row.sealed);
}

/** An entry with its exhibits (capture order) and notes (as written); throws `not-found`, `record-locked`, `seal-broken`. */
export async function openEntry(id: string): Promise<EntryView> {
  const database = recordDatabase();
  const row = await database.entries.get(id);
  if (row === undefined) throw new DaybookError('not-found', 'entry');
  const [exhibitRows, noteRows, careRows] = await Promise.all([
    database.exhibits.where('entryId').equals(id).toArray(),
    database.notes.where('entryId').equals(id).toArray(),
    database.things
      .where('about')
      .equals(id)
      .and(({ kind }) => kind === 'care')
      .toArray(),
  ]);
  const [entry, exhibits, notes, care] = await Promise.all([
    openEntryBody(row),
    Promise.all(exhibitRows.map(openExhibitFacts)),
    Promise.all(noteRows.map(openNote)),
    Promise.all(careRows.map(openThing)),
  ]);
  return {
    entry,
    exhibits: exhibits.toSorted((a, b) => a.order - b.order),
    notes: notes.toSorted((a, b) => a.writtenAt.utc.localeCompare(b.writtenAt.utc)),
    care: careOf(entry, standing(care as Thing<'care'>[])),
  };
}

function checkTexts(input: OfflineInput): void {
  if (input.words.trim() === '') throw new DaybookError('bad-input', 'no words');
  for (const text of [input.words, input.who, input.where]) {
    if (text !== null && text.length > longestText) throw new DaybookError('text-too-long');
  }
}

/** Adds something that happened away from the screen; works while the record is locked. */
export async function addOfflineEntry(input: OfflineInput): Promise<EntrySummary> {
  const [summary] = await addOfflineEntries([input]);
  if (summary === undefined) throw new DaybookError('storage-failed', 'no entry');
  return summary;
}

/** Adds several in their order, each with its own number and journal line: all of them or none. */
export async function addOfflineEntries(inputs: readonly OfflineInput[]): Promise<EntrySummary[]> {
  for (const input of inputs) checkTexts(input);
  if (inputs.length === 0) return [];
  return commit(async ({ key, nextNumber }) => {
    const entries = inputs.map((input, at) => offlineEntry(input, nextNumber + at));
    const further = await Promise.all(inputs.slice(1).map(() => newContentKey()));
    const rows = await Promise.all(
      entries.map(async (entry, at) => {
        const own = further[at - 1] ?? key;
        return entryRow(entry, own.row.id, await sealJson(own, `entry/${entry.id}`, entry));
      }),
    );
    const journal = await Promise.all(
      entries.map(async (entry) => ({
        kind: 'entry-made' as const,
        subject: { id: entry.id, number: entry.number },
        content: await digestOf({ entry, exhibits: [] }),
      })),
    );
    return { change: { journal, keys: further.map(({ row }) => row), entries: rows }, result: rows.map(summaryOf) };
  });
}

function offlineEntry(input: OfflineInput, number: number): Entry {
  return {
    id: newId(),
    number,
    source: 'offline',
    kind: input.kind,
    site: 'offline',
    madeAt: momentNow(),
    happened: input.happened,
    who: input.who?.toWellFormed() ?? null,
    where: input.where?.toWellFormed() ?? null,
    words: input.words.toWellFormed(),
    capture: null,
    salt: newContentSalt(),
  };
}

export function entryRow(entry: Entry, keyId: string, sealed: Uint8Array<ArrayBuffer>): EntryRow {
  return {
    id: entry.id,
    number: entry.number,
    site: entry.site,
    kind: entry.kind,
    source: entry.source,
    state: entry.capture?.state ?? null,
    at: entry.happened.from ?? entry.madeAt.utc,
    precision: entry.happened.from === null ? 'words' : entry.happened.precision,
    keyId,
    sealed,
  };
}
