/** Runs inside a page of the extension, bundled by `record-in-page.ts`: what the record's own work costs there. */
import { openBackup } from '../../utils/backup/open-backup.ts';
import { restoreBackup } from '../../utils/backup/restore-backup.ts';
import { writeBackup } from '../../utils/backup/write-backup.ts';
import { beginAttempt } from '../../utils/record/attempts.ts';
import { keepCapture, measure } from '../../utils/record/captures.ts';
import { newContentKey, sealBytes, sealJson } from '../../utils/record/content-key.ts';
import { recordDatabase } from '../../utils/record/database.ts';
import { refreshKeyRing } from '../../utils/record/key-ring.ts';
import { openAllEntries } from '../../utils/record/opened-entries.ts';
import { holdPageOpen } from '../../utils/vault/auto-lock.ts';
import { lock, setPassphrase, unlock } from '../../utils/vault/lock.ts';
import { keepPost } from './keep-post.ts';

const modules = { attempts: { beginAttempt }, captures: { keepCapture, measure } } as Parameters<typeof keepPost>[0];
const scratchName = 'scratch';

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function scratch(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(scratchName, 1);
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('bytes'));
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error ?? new Error('no scratch')));
  });
}

/** Puts a blob into a database of its own, and waits until it is there for good. */
async function putRaw(database: IDBDatabase, name: string, blob: Blob): Promise<void> {
  const change = database.transaction('bytes', 'readwrite', { durability: 'strict' });
  change.objectStore('bytes').put(blob, name);
  await new Promise((resolve, reject) => {
    change.addEventListener('complete', resolve);
    change.addEventListener('abort', () => reject(change.error ?? new Error('not put')));
  });
}

let backup: Blob | null = null;

const bench = {
  holdPageOpen,
  setPassphrase,
  lock,
  unlock,
  refreshKeyRing,
  /** Milliseconds in which all that was written is opened. */
  async openAll(): Promise<number> {
    return timed(() => openAllEntries(() => {}));
  },
  async fill(files: number, size: number): Promise<void> {
    for (let at = 0; at < files; at += 1) await keepPost(modules, `file ${at}`, size);
  },
  /** Milliseconds in which files of these sizes, and the text about them, are sealed as a capture does it. */
  async seal(sizes: readonly number[]): Promise<number> {
    const files = sizes.map((size) => crypto.getRandomValues(new Uint8Array(Math.min(size, 65_536))));
    const bytes = files.map((file, at) => {
      const whole = new Uint8Array(sizes[at] ?? 0);
      for (let done = 0; done < whole.length; done += file.length) {
        whole.set(file.subarray(0, whole.length - done), done);
      }
      return whole;
    });
    return timed(async () => {
      const sealed = bytes.map(async (file, at) => {
        const key = await newContentKey();
        await Promise.all([
          sealJson(key, `exhibit/${at}`, { facts: 'x'.repeat(400) }),
          sealBytes(key, `bytes/${at}`, file),
        ]);
      });
      const entry = newContentKey().then((key) => sealJson(key, 'entry', { facts: 'x'.repeat(4000) }));
      const line = newContentKey().then((key) => sealJson(key, 'journal', { facts: 'x'.repeat(300) }));
      await Promise.all([...sealed, entry, line]);
    });
  },
  /** Milliseconds in which every file is read out of the record as it lies there, and joined. */
  async copyOut(): Promise<number> {
    return timed(async () => {
      const { bytes } = recordDatabase();
      const parts: Blob[] = [];
      for (const id of await bytes.toCollection().primaryKeys()) {
        const row = await bytes.get(id);
        if (row === undefined) continue;
        const copied = new Uint8Array(await row.sealed.arrayBuffer());
        parts.push(new Blob([copied]));
      }
      await new Blob(parts).slice(-1).arrayBuffer();
    });
  },
  async backUp(): Promise<number> {
    const parts: Blob[] = [];
    const sink = {
      write: async (bytes: Uint8Array<ArrayBuffer>) => void parts.push(new Blob([bytes])),
      close: async () => {},
      abort: async () => {},
    };
    const ms = await timed(() => writeBackup(sink, null, () => {}));
    backup = new Blob(parts);
    return ms;
  },
  /** Milliseconds in which the backup's bytes are copied into a database as they are. */
  async copyIn(size: number): Promise<number> {
    if (backup === null) throw new Error('no backup');
    const whole = backup;
    const database = await scratch();
    const ms = await timed(async () => {
      for (let at = 0; at < whole.size; at += size) {
        const part = new Uint8Array(await whole.slice(at, at + size).arrayBuffer());
        await putRaw(database, String(at), new Blob([part]));
      }
    });
    database.close();
    indexedDB.deleteDatabase(scratchName);
    return ms;
  },
  /** Milliseconds in which the same backup is opened, and put back into a record that was emptied for it. */
  async restore(passphrase: string): Promise<{ opened: number; putBack: number }> {
    if (backup === null) throw new Error('no backup');
    const file = backup;
    const database = recordDatabase();
    for (const table of database.tables) await table.clear();
    const begun = performance.now();
    const opened = await openBackup(file, { passphrase });
    const openedMs = performance.now() - begun;
    return { opened: openedMs, putBack: await timed(() => restoreBackup(opened, file.size, () => {})) };
  },
};

export type RecordBench = typeof bench;

(globalThis as { bench?: RecordBench }).bench = bench;
