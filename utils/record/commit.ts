import { digestOf } from '../shared/canonical-json.ts';
import { type ContentKey, newContentKey, sealJson } from './content-key.ts';
import {
  type BytesRow,
  type EntryRow,
  type ExhibitRow,
  type HeadRow,
  type KeyRow,
  type NoteRow,
  recordDatabase,
  storageFailure,
} from './database.ts';
import { announceChange } from './changes.ts';
import { DaybookError } from '../shared/errors.ts';
import type { JournalKind, JournalLine } from './types.ts';

/** Everything that one change writes; its journal line goes in by itself. */
export interface Change {
  journal: { kind: JournalKind; subject: JournalLine['subject']; content: string };
  /** Rows to add; keys of all of them included. */
  keys?: KeyRow[];
  entries?: EntryRow[];
  exhibits?: ExhibitRow[];
  bytes?: BytesRow[];
  notes?: NoteRow[];
  /** A capture under way that this change ends. */
  endsAttempt?: string;
}

const emptyHead: HeadRow = { id: 'head', seq: 0, digest: '0'.repeat(64), nextNumber: 1 };

/** Seals under the change's own key, made for it. */
export interface ChangeContext {
  key: ContentKey;
  /** The number that an entry made by this change gets. */
  nextNumber: number;
}

async function journalLine(head: HeadRow, journal: Change['journal']): Promise<JournalLine> {
  const line = { seq: head.seq + 1, at: new Date().toISOString(), ...journal, prev: head.digest };
  return { ...line, digest: await digestOf(line) };
}

/**
 * The only way to write to the record. `build` prepares the change (all sealing and hashing happens there,
 * outside the transaction, which would close over it); then everything, journal line and new head included,
 * goes in with one transaction, or nothing does. Writers in all our contexts take turns.
 */
export async function commit<T>(
  build: (context: ChangeContext) => Promise<{ change: Change; result: T }>,
): Promise<T> {
  return navigator.locks.request('record-write', async () => {
    const database = recordDatabase();
    try {
      const head = (await database.head.get('head')) ?? emptyHead;
      const key = await newContentKey();
      const { change, result } = await build({ key, nextNumber: head.nextNumber });
      const line = await journalLine(head, change.journal);
      const sealed = await sealJson(key, `journal/${line.seq}`, line);
      const added = change.entries?.length ?? 0;
      await database.transaction('rw', database.tables, async () => {
        const now = (await database.head.get('head')) ?? emptyHead;
        if (now.digest !== head.digest) throw new DaybookError('storage-failed', 'written to from elsewhere');
        await database.keys.bulkAdd([key.row, ...(change.keys ?? [])]);
        await database.entries.bulkAdd(change.entries ?? []);
        await database.exhibits.bulkAdd(change.exhibits ?? []);
        await database.bytes.bulkAdd(change.bytes ?? []);
        await database.notes.bulkAdd(change.notes ?? []);
        if (change.endsAttempt !== undefined) await database.attempts.delete(change.endsAttempt);
        await database.journal.add({ seq: line.seq, digest: line.digest, keyId: key.row.id, sealed });
        await database.head.put({
          id: 'head',
          seq: line.seq,
          digest: line.digest,
          nextNumber: head.nextNumber + added,
        });
      });
      announceChange();
      return result;
    } catch (thrown) {
      throw storageFailure(thrown);
    }
  });
}
