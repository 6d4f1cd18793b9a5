import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../../support/fake-extension.ts';
import { keepPost, offline } from '../../support/keep-post.ts';
import { type Room, openRoom } from '../../support/record-room.ts';
import { backUp } from './backup-room.ts';
import { memoryFile } from './memory-file.ts';

const extension = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: extension.default }));
vi.mock('../../../utils/vault/passphrase-key.ts', async (original) => ({
  ...(await original<typeof import('../../../utils/vault/passphrase-key.ts')>()),
  passphraseCost: { memoryKib: 8, passes: 1 },
}));

const mebibyte = 1024 * 1024;
let room: Room;

async function restore(file: Blob, key: { passphrase: string } | { recovery: string }) {
  const { openBackup } = await import('../../../utils/backup/open-backup.ts');
  const { restoreBackup } = await import('../../../utils/backup/restore-backup.ts');
  return restoreBackup(await openBackup(file, key), file.size, () => {});
}

async function newProfile(): Promise<void> {
  extension.forget();
  room = await openRoom();
}

/** Everything in the store, as text: to see that a refused backup changed nothing. */
async function everything(): Promise<string> {
  const tables = room.database.recordDatabase().tables;
  const counts = await Promise.all(tables.map(async (table) => [table.name, await table.toCollection().primaryKeys()]));
  return JSON.stringify([counts, (await room.vault.publicVault()).recordId]);
}

describe('a backup', () => {
  let file: Blob;
  let recovery: string;
  let told: { recordId: string; journal: number };

  beforeEach(async () => {
    await newProfile();
    await room.lock.setPassphrase('one');
    recovery = (await room.recovery.makeRecoveryKey()).join(' ');
    await keepPost(room, 'Zanzibar, the words');
    await keepPost(room, 'a picture', 2 * mebibyte + 77);
    const visit = await room.entries.addOfflineEntry(offline('at the gate'));
    await room.notes.addNote({ entryId: visit.id, text: 'and more', noticed: null, corrects: null });
    await room.things.addThing('person', null, { name: 'R.', relation: null, words: null });
    file = await backUp();
    told = { recordId: (await room.vault.publicVault()).recordId, journal: (await room.journal.openJournal()).length };
  });

  it('puts the whole record into an empty profile, as the same record', async () => {
    const key = Buffer.from((await room.vault.publicVault()).signingPublicKey).toString('hex');
    await newProfile();
    await room.lock.setPassphrase('of the new profile');
    const end = await restore(file, { passphrase: 'one' });
    expect(end.entries).toBe(3);
    const result = await room.check.checkRecord(() => {});
    expect(result).toMatchObject({ findings: [], entries: 3, files: 2 });
    const vault = await room.vault.publicVault();
    expect(vault.recordId).toBe(told.recordId);
    expect(Buffer.from(vault.signingPublicKey).toString('hex')).toBe(key);
    await room.vault.sign(new Uint8Array(4));
    const [first] = await room.summaries.recentSummaries(5);
    const view = await room.entries.openEntry(first?.id ?? '');
    expect([view.entry.words, view.notes[0]?.text]).toEqual(['at the gate', 'and more']);
    const journal = await room.journal.openJournal();
    expect(journal.at(-1)?.kind).toBe('restored');
    expect((await room.entries.addOfflineEntry(offline('next'))).number).toBe(4);
  });

  it('locks the restored record with the passphrase of the backup', async () => {
    await newProfile();
    await restore(file, { passphrase: 'one' });
    await room.lock.lock();
    await room.lock.unlock('one');
    await room.lock.lock();
    await room.recovery.unlockWithRecovery(recovery);
    expect(await room.things.openThings('person')).toHaveLength(1);
  });

  it('opens with the recovery key too', async () => {
    await newProfile();
    await restore(file, { recovery: recovery.toLowerCase() });
    expect((await room.check.checkRecord(() => {})).findings).toEqual([]);
  });

  it('holds no word in the clear', async () => {
    const bytes = Buffer.from(await file.arrayBuffer());
    for (const word of ['Zanzibar', 'neighbour', 'gate', 'text.txt', 'person', 'entries']) {
      expect(bytes.includes(Buffer.from(word)), word).toBe(false);
      expect(bytes.includes(Buffer.from(word, 'utf16le')), word).toBe(false);
    }
  });

  it('of a record without a passphrase asks for one, which the restored record then has', async () => {
    await newProfile();
    await room.entries.addOfflineEntry(offline('alone'));
    await expect(backUp()).rejects.toMatchObject({ code: 'bad-input' });
    const open = await backUp('for the file');
    await newProfile();
    await restore(open, { passphrase: 'for the file' });
    await room.lock.lock();
    await room.lock.unlock('for the file');
    expect(await room.summaries.allSummaries()).toHaveLength(1);
  });

  it('is journalled where it was made, and not written while the record is closed', async () => {
    expect((await room.journal.openJournal()).at(-1)?.kind).toBe('backup-made');
    await room.lock.lock();
    await expect(backUp()).rejects.toMatchObject({ code: 'record-locked' });
  });

  describe('that is not as it was', () => {
    let before: string;
    beforeEach(async () => {
      await newProfile();
      await room.lock.setPassphrase('mine');
      before = await everything();
    });

    async function refused(bad: Blob, code: string, key = 'one'): Promise<void> {
      await expect(restore(bad, { passphrase: key })).rejects.toMatchObject({ code });
      expect(await everything()).toBe(before);
    }

    it('is refused at every place where it can be cut off, and nothing is changed', async () => {
      for (const size of [0, 3]) await refused(file.slice(0, size), 'not-a-backup');
      for (const size of [16, 20, 400, 3000, mebibyte, mebibyte * 2 + 9000, file.size - 200, file.size - 1]) {
        await refused(file.slice(0, size), 'backup-cut');
      }
    });

    /** Where the first chunk begins, and each one behind it, and the end. */
    async function chunkStarts(of: Blob): Promise<number[]> {
      const view = new DataView(await of.arrayBuffer());
      const starts = [22 + view.getUint32(18)];
      for (let at = starts[0]!; at < of.size; starts.push(at)) at += 4 + view.getUint32(at);
      return starts;
    }

    it('is refused where it ends with a chunk, or one byte before or behind that', async () => {
      const starts = await chunkStarts(file);
      expect(starts.at(-1)).toBe(file.size);
      for (const start of starts.slice(0, -1)) {
        for (const size of [start - 1, start, start + 1]) await refused(file.slice(0, size), 'backup-cut');
      }
    });

    it('is refused with the head or a chunk of another backup of the same record', async () => {
      await restore(file, { passphrase: 'one' });
      const other = await backUp();
      await newProfile();
      await room.lock.setPassphrase('mine');
      before = await everything();
      const [mine, theirs] = [await chunkStarts(file), await chunkStarts(other)];
      const [a, b, c] = mine as [number, number, number];
      await refused(new Blob([other.slice(0, theirs[0]), file.slice(a)]), 'backup-altered');
      const chunk = other.slice(theirs[1], theirs[2]);
      await refused(new Blob([file.slice(0, b), chunk, file.slice(c)]), 'backup-altered');
      await refused(new Blob([file.slice(0, mine.at(-2)), other.slice(theirs.at(-2))]), 'backup-altered');
    });

    it('is refused with one bit changed anywhere, and nothing is changed', async () => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const step = Math.floor(bytes.length / 9);
      for (let at = 16; at < bytes.length; at += step) {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ 1;
        await expect(restore(new Blob([changed]), { passphrase: 'one' }), `byte ${at}`).rejects.toMatchObject({
          code: expect.stringMatching(/^backup-(altered|cut|newer|not-opened)$/u),
        });
      }
      expect(await everything()).toBe(before);
    });

    it('is refused with bytes added, with a chunk left out, with chunks exchanged', async () => {
      await refused(new Blob([file, 'x']), 'backup-altered');
      const view = new DataView(await file.arrayBuffer());
      const begin = 22 + view.getUint32(18);
      const chunk = 4 + view.getUint32(begin);
      const chunks = [0, 1].map((at) => file.slice(begin + at * chunk, begin + (at + 1) * chunk));
      const [first, second] = chunks as [Blob, Blob];
      const rest = file.slice(begin + 2 * chunk);
      await refused(new Blob([file.slice(0, begin), second, rest]), 'backup-altered');
      await refused(new Blob([file.slice(0, begin), second, first, rest]), 'backup-altered');
    });

    it('is refused when newer, and when it is something else', async () => {
      const bytes = new Uint8Array(await file.slice(0, 4000).arrayBuffer());
      bytes[17] = 2;
      await refused(new Blob([bytes]), 'backup-newer');
      await refused(new Blob(['PK\u0003\u0004 something else that is long enough']), 'not-a-backup');
    });

    it('is refused with a wrong passphrase, a wrong recovery key, a mistyped one', async () => {
      await refused(file, 'backup-not-opened', 'two');
      const { newRecoveryKey, recoveryText } = await import('../../../utils/vault/recovery-key.ts');
      const other = recoveryText(newRecoveryKey()).join(' ');
      await expect(restore(file, { recovery: other })).rejects.toMatchObject({ code: 'backup-not-opened' });
      await expect(restore(file, { recovery: 'nothing' })).rejects.toMatchObject({ code: 'recovery-mistyped' });
    });

    it('is not put in the place of entries', async () => {
      await room.entries.addOfflineEntry(offline('mine'));
      before = await everything();
      await refused(file, 'record-not-empty');
    });

    it('is not put in place while something is being kept', async () => {
      const { momentNow } = await import('../../../utils/shared/clock.ts');
      await room.attempts.beginAttempt({ mode: 'post', startedAt: momentNow(), page: null });
      before = await everything();
      await refused(file, 'capture-running');
    });
  });

  it('that was left half restored by a browser that was killed leaves nothing behind', async () => {
    await newProfile();
    const job = await room.staging.beginJob();
    await room.staging.stageRows(job, 'entries', [{ id: 'half' }]);
    await room.staging.stageBytes(job, { id: 'half', sealed: new Blob(['half']) });
    // As versions before 2026-11-26 left it.
    const { bytes, staged } = room.database.recordDatabase();
    await bytes.add({ id: 'older', sealed: new Blob(['half']) });
    await staged.bulkAdd([
      { job: job.id, table: 'bytes', row: { id: 'older' } },
      { job: job.id, table: 'entries', row: { id: 'older' } },
    ]);
    job.end();
    await restore(file, { passphrase: 'one' });
    expect((await room.check.checkRecord(() => {})).findings).toEqual([]);
  });

  it('that could not be written is aborted and not journalled', async () => {
    const { writeBackup } = await import('../../../utils/backup/write-backup.ts');
    const sink = { ...memoryFile(), abort: vi.fn() };
    sink.write = vi.fn().mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    await expect(writeBackup(sink, null, () => {})).rejects.toMatchObject({ name: 'QuotaExceededError' });
    expect(sink.abort).toHaveBeenCalledOnce();
    expect((await room.journal.openJournal()).length).toBe(told.journal);
  });
});
