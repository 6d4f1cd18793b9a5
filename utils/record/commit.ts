import { digestOf } from '../shared/canonical-json.ts';
import { type ContentKey, newContentKey, sealJson } from './content-key.ts';
import {
  type BytesRow,
  type EntryRow,
  type ExhibitRow,
  type HeadRow,
  type KeyRow,
  type NoteRow,
  type RemovedRow,
  type ThingRow,
  recordDatabase,
} from './database.ts';
import { storageFailure } from './storage-failure.ts';
import { endAttempt } from './attempt-parts.ts';
import { announceChange } from './changes.ts';
import { eraseRows, putBackRows, takeOutRows } from './removed-rows.ts';
import { listEntries } from './summary-list.ts';
import { admitStaged, putAside } from './staging.ts';
import { DaybookError } from '../shared/errors.ts';
import { isFull } from '../vault/room.ts';
import { publicVault } from '../vault/vault.ts';
import type { JournalKind, JournalLine } from './types.ts';

/** What a journal line tells; the rest of it follows from its place. */
export interface ToJournal {
  kind: JournalKind;
  subject: JournalLine['subject'];
  content: string;
}

/** Everything that one change writes; its journal lines go in by themselves. */
export interface Change {
  /** One line, or one for each of many things that go in together or not at all. */
  journal: ToJournal | ToJournal[];
  /** Rows to add; keys of all of them included. */
  keys?: KeyRow[];
  entries?: EntryRow[];
  exhibits?: ExhibitRow[];
  bytes?: BytesRow[];
  notes?: NoteRow[];
  things?: ThingRow[];
  /** A capture under way that this change ends. */
  endsAttempt?: string;
  /** Rows of an import or merge that were staged one by one and become part of the record now, all of them. */
  staged?: { job: string; entries: number };
  /** Rows that belong to nothing, to be put aside as they are. */
  aside?: { table: string; id: string }[];
  /** Rows that go out of sight; their `seq` is set here. */
  takesOut?: Omit<RemovedRow, 'seq'>[];
  /** Rows that come back from there. */
  putsBack?: RemovedRow[];
  /** Rows that go for ever, their keys first. */
  erases?: RemovedRow[];
  /** Changes nothing that a page shows: nobody need read anything again. */
  quiet?: true;
  /** When the backup was made that this change tells of, UTC. */
  backedUpAt?: string;
  /** The number to be given next, where it does not just count on. */
  nextNumber?: number;
}

const emptyHead: HeadRow = { id: 'head', seq: 0, digest: '0'.repeat(64), nextNumber: 1, keysApart: true, listed: true };

export interface ChangeContext {
  /**
   * A key made for this change, for one thing: whoever erases that thing takes its key away. Further things of the
   * same change need keys of their own (`newContentKey`, given with `keys`).
   */
  key: ContentKey;
  /** The number that an entry made by this change gets; further ones count on from it. */
  nextNumber: number;
}

/** What can be erased apart must be sealed apart. */
function checkKeysApart({ entries = [], notes = [], things = [] }: Change): void {
  const keyIds = [...entries, ...notes, ...things].map(({ keyId }) => keyId);
  if (new Set(keyIds).size !== keyIds.length) throw new DaybookError('storage-failed', 'two things under one key');
}

/** The line that every journal begins with. */
async function recordMade(): Promise<ToJournal> {
  const { recordId } = await publicVault();
  return { kind: 'record-made', subject: { id: recordId }, content: await digestOf({ record: recordId }) };
}

/** The lines as they follow on `head`. */
export async function journalLines(head: HeadRow, journal: readonly ToJournal[]): Promise<JournalLine[]> {
  const lines: JournalLine[] = [];
  for (const told of journal) {
    const prev = lines.at(-1)?.digest ?? head.digest;
    const line = { seq: head.seq + lines.length + 1, at: new Date().toISOString(), ...told, prev };
    lines.push({ ...line, digest: await digestOf(line) });
  }
  return lines;
}

/**
 * The only way to write to the record. `build` prepares the change (all sealing and hashing happens there,
 * outside the transaction, which would close over it); then everything, journal line and new head included,
 * goes in with one transaction, or nothing does. Writers in all our contexts take turns.
 */
export async function commit<T>(build: (context: ChangeContext) => Promise<{ change: Change; result: T }>): Promise<T> {
  return navigator.locks.request('record-write', async () => {
    const database = recordDatabase();
    try {
      // The lines stay when what they tell of is erased, so they never share its key.
      const [stored, key, lineKey] = await Promise.all([database.head.get('head'), newContentKey(), newContentKey()]);
      const head = stored ?? emptyHead;
      const { change, result } = await build({ key, nextNumber: head.nextNumber });
      checkKeysApart(change);
      const first = head.seq === 0 ? [await recordMade()] : [];
      const lines = await journalLines(head, [...first, ...[change.journal].flat()]);
      const journal = await Promise.all(
        lines.map(async (line) => ({
          seq: line.seq,
          digest: line.digest,
          keyId: lineKey.row.id,
          sealed: await sealJson(lineKey, `journal/${line.seq}`, line),
        })),
      );
      const last = lines.at(-1);
      if (last === undefined) throw new DaybookError('storage-failed', 'a change without a journal line');
      const added = (change.entries?.length ?? 0) + (change.staged?.entries ?? 0);
      // Refused by us it leaves the store as it is; refused by the disk it closes it.
      const size = (change.bytes ?? []).reduce((sum, { sealed }) => sum + sealed.size, 0);
      if (await isFull(size)) throw new DaybookError('storage-full');
      await database.transaction('rw', database.tables, async () => {
        const now = (await database.head.get('head')) ?? emptyHead;
        if (now.digest !== head.digest) throw new DaybookError('storage-failed', 'written to from elsewhere');
        await database.keys.bulkAdd([key.row, lineKey.row, ...(change.keys ?? [])]);
        await database.entries.bulkAdd(change.entries ?? []);
        await listEntries(change.entries ?? []);
        await database.exhibits.bulkAdd(change.exhibits ?? []);
        await database.bytes.bulkAdd(change.bytes ?? []);
        await database.notes.bulkAdd(change.notes ?? []);
        await database.things.bulkAdd(change.things ?? []);
        if (change.staged !== undefined) await admitStaged(change.staged.job);
        for (const orphan of change.aside ?? []) await putAside(orphan);
        await takeOutRows((change.takesOut ?? []).map((row) => ({ ...row, seq: last.seq })));
        await putBackRows(change.putsBack ?? []);
        await eraseRows(change.erases ?? []);
        if (change.endsAttempt !== undefined) {
          await endAttempt(change.endsAttempt, new Set(change.exhibits?.map(({ id }) => id)));
        }
        await database.journal.bulkAdd(journal);
        await database.head.put({
          ...now,
          seq: last.seq,
          digest: last.digest,
          nextNumber: change.nextNumber ?? head.nextNumber + added,
          ...(change.backedUpAt === undefined
            ? {}
            : { backup: { at: change.backedUpAt, nextNumber: head.nextNumber } }),
        });
      });
      if (change.quiet !== true) announceChange();
      return result;
    } catch (thrown) {
      throw await storageFailure(thrown);
    }
  });
}
