import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../../support/fake-extension.ts';
import { keepPost, offline } from '../../support/keep-post.ts';
import { type Room, openRoom } from '../../support/record-room.ts';

const extension = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: extension.default }));
vi.mock('../../../utils/vault/passphrase-key.ts', async (original) => ({
  ...(await original<typeof import('../../../utils/vault/passphrase-key.ts')>()),
  passphraseCost: { memoryKib: 8, passes: 1 },
}));

const dayMs = 24 * 60 * 60 * 1000;
let room: Room;
let ids: { post: string; visit: string; call: string; person: string };

const db = () => room.database.recordDatabase();
const findings = async () => (await room.check.checkRecord(() => {})).findings;
const kinds = async () => (await room.journal.openJournal()).map(({ kind }) => kind);
const numbers = async () => (await room.summaries.allSummaries()).map(({ number }) => number).toSorted();

/** Every row of every table but the journal and its keys, to be compared. */
async function everything(): Promise<string> {
  const tables = db().tables.filter(({ name }) => !['journal', 'keys', 'head', 'ring', 'bytes'].includes(name));
  const rows = await Promise.all(tables.map(async (table) => [table.name, await table.toArray()]));
  return JSON.stringify([rows, await db().bytes.toCollection().primaryKeys()]);
}

describe('removing', () => {
  beforeEach(async () => {
    extension.forget();
    room = await openRoom();
    const post = await keepPost(room, 'the words');
    const [visit, call] = await room.entries.addOfflineEntries(['at the gate', 'a call'].map(offline));
    await room.notes.addNote({ entryId: post.id, text: 'and more', noticed: null, corrects: null });
    await room.things.addThing('tag', post.id, { tag: 'threat' });
    await room.things.addThing('entry-link', visit!.id, { other: post.id, words: null });
    await room.things.addThing('mark', post.id, {
      kind: 'blocked',
      when: offline('').happened,
      accountKey: null,
      words: null,
    });
    const person = await room.things.addThing('person', null, { name: 'R.', relation: null, words: null });
    const body = { accountKey: 'x/1', shownAs: 'r', site: 'x', reasonsFor: null, reasonsAgainst: null } as const;
    await room.things.addThing('account-link', person.id, { ...body, role: 'theirs', sure: 'likely' });
    ids = { post: post.id, visit: visit!.id, call: call!.id, person: person.id };
    await room.ring.refreshKeyRing();
  });

  it('takes an entry out of sight with what belongs to it, and puts it back as it was', async () => {
    const before = await everything();
    await room.opened.openAllEntries(() => {});
    await room.remove.removeEntries([ids.post]);
    expect(await numbers()).toEqual([2, 3]);
    expect((await room.opened.openAllEntries(() => {})).entries.has(ids.post)).toBe(false);
    expect(await room.things.openThings('tag', 'entry-link')).toEqual([]);
    expect(await room.things.openThings('mark')).toHaveLength(1);
    await expect(room.entries.openEntry(ids.post)).rejects.toMatchObject({ code: 'not-found' });
    expect(await findings()).toEqual([]);
    expect(await room.remove.removedSoFar()).toMatchObject([{ id: ids.post, what: 'entry', summary: { number: 1 } }]);

    await room.remove.restoreRemoved([ids.post]);
    expect(await everything()).toBe(before);
    expect((await room.entries.openEntry(ids.post)).notes).toHaveLength(1);
    expect(await findings()).toEqual([]);
    expect((await kinds()).filter((kind) => kind === 'removed' || kind === 'put-back')).toEqual([
      ...Array.from({ length: 4 }, () => 'removed'),
      ...Array.from({ length: 4 }, () => 'put-back'),
    ]);
  });

  it('erases it after a day, also while the record is locked: keys, rows, files; the journal keeps a line without content', async () => {
    const made = (await room.journal.openJournal())[1];
    const { keyId } = (await db().entries.get(ids.post))!;
    const [exhibit] = await db().exhibits.toArray();
    await room.lock.setPassphrase('one');
    await room.remove.removeEntries([ids.post]);
    await room.lock.lock();
    expect(await room.erase.purgeRemoved(Date.now() + dayMs - 60_000)).toBe(0);
    expect(await room.erase.purgeRemoved(Date.now() + dayMs + 60_000)).toBe(4);
    expect(await db().removed.count()).toBe(0);
    expect(await db().keys.bulkGet([keyId, exhibit!.keyId])).toEqual([undefined, undefined]);
    expect(await db().bytes.count()).toBe(0);
    await expect(room.remove.restoreRemoved([ids.post])).rejects.toMatchObject({ code: 'not-found' });
    await room.lock.unlock('one');
    const lines = await room.journal.openJournal();
    const tombstone = lines.find(({ kind, subject }) => kind === 'erased' && subject.what === 'entry');
    expect(tombstone).toMatchObject({ subject: { id: ids.post, number: 1 }, content: made?.content });
    expect(Object.keys(tombstone ?? {}).toSorted()).toEqual([
      'at',
      'content',
      'digest',
      'kind',
      'prev',
      'seq',
      'subject',
    ]);
    expect(await findings()).toEqual([]);
    expect((await room.entries.addOfflineEntry(offline('next'))).number).toBe(4);
  });

  it('leaves no key of what is removed in the ring, nor a ring that holds one when it is erased', async () => {
    const { keyId } = (await db().entries.get(ids.visit))!;
    expect((await room.ring.keyRing()).has(keyId)).toBe(true);
    const ring = (await db().ring.get('ring'))!;
    await room.remove.removeEntries([ids.visit]);
    room = await openRoom(true);
    expect((await room.ring.keyRing()).has(keyId)).toBe(false);
    // as if the browser had been killed before the ring was written anew
    await db().ring.put(ring);
    await room.erase.purgeRemoved(Date.now() + 2 * dayMs);
    expect(await db().ring.count()).toBe(0);
    await room.ring.refreshKeyRing();
    expect(await findings()).toEqual([]);
  });

  it('erases one of several that were written down together, and the others still open', async () => {
    expect(await room.erase.eraseNow([ids.visit])).toBe(2);
    expect(await numbers()).toEqual([1, 3]);
    expect((await room.entries.openEntry(ids.call)).entry.words).toBe('a call');
    expect(await findings()).toEqual([]);
  });

  it('takes out a person with their entries, accounts and all, in one step and back', async () => {
    const before = await everything();
    await room.remove.removePerson(ids.person, [ids.post, ids.call]);
    expect(await numbers()).toEqual([2]);
    expect(await room.things.openThings('person', 'account-link')).toEqual([]);
    expect(await findings()).toEqual([]);
    await room.remove.restoreRemoved([ids.person, ids.post, ids.call]);
    expect(await everything()).toBe(before);
    await room.remove.removePerson(ids.person, [ids.post, ids.call]);
    await room.erase.eraseNow([ids.person, ids.post, ids.call]);
    expect(await db().removed.count()).toBe(0);
    expect(await findings()).toEqual([]);
  });

  it('removes a note and puts it back', async () => {
    const [note] = await db().notes.toArray();
    await room.remove.removeNotes([note!.id]);
    expect((await room.entries.openEntry(ids.post)).notes).toEqual([]);
    expect(await findings()).toEqual([]);
    await room.remove.restoreRemoved([note!.id]);
    expect((await room.entries.openEntry(ids.post)).notes).toHaveLength(1);
    expect(await findings()).toEqual([]);
  });

  it('erases all versions of a thing a day after it was taken away, unless it was put back', async () => {
    const [tag] = await room.things.openThings('tag');
    const gone = await room.things.removeThing(await room.things.changeThing(tag!, { tag: 'other' }));
    await room.things.changeThing(gone, { tag: 'other' });
    expect(await room.erase.purgeRemoved(Date.now() + 2 * dayMs)).toBe(0);
    const [back] = await room.things.openThings('tag');
    await room.things.removeThing(back!);
    expect(await room.erase.purgeRemoved(Date.now() + 2 * dayMs)).toBe(5);
    expect(await db().things.where('kind').equals('tag').count()).toBe(0);
    expect(await findings()).toEqual([]);
  });

  it('can remove and erase what is damaged', async () => {
    const row = (await db().entries.get(ids.call))!;
    await db().entries.put({ ...row, sealed: row.sealed.map((byte) => byte ^ 1) });
    const made = (await room.journal.openJournal()).find(({ subject }) => subject.id === ids.call);
    await room.erase.eraseNow([ids.call]);
    const line = (await room.journal.openJournal()).at(-1);
    expect(line).toMatchObject({ kind: 'erased', content: made?.content });
    expect(await findings()).toEqual([]);
  });

  it('changes nothing when one of several is not there, or the record is locked', async () => {
    const before = await everything();
    await expect(room.remove.removeEntries([ids.post, 'another'])).rejects.toMatchObject({ code: 'not-found' });
    await room.lock.setPassphrase('one');
    await room.lock.lock();
    await expect(room.remove.removeEntries([ids.post])).rejects.toMatchObject({ code: 'record-locked' });
    expect(await everything()).toBe(before);
  });

  it('leaves what was removed out of a backup', async () => {
    await room.lock.setPassphrase('one');
    const { keyId } = (await db().entries.get(ids.post))!;
    await room.remove.removeEntries([ids.post]);
    const { writeBackup } = await import('../../../utils/backup/write-backup.ts');
    const { openBackup } = await import('../../../utils/backup/open-backup.ts');
    const { restoreBackup } = await import('../../../utils/backup/restore-backup.ts');
    const { memoryFile } = await import('../backup/memory-file.ts');
    const sink = memoryFile();
    await writeBackup(sink, null, () => {});
    extension.forget();
    room = await openRoom();
    await restoreBackup(await openBackup(sink.file()!, { passphrase: 'one' }), 1, () => {});
    expect(await numbers()).toEqual([2, 3]);
    expect([await db().bytes.count(), await db().exhibits.count()]).toEqual([0, 0]);
    expect(await db().keys.get(keyId)).toBeUndefined();
    expect(await findings()).toEqual([]);
  });
});

describe('erasing everything', () => {
  it('takes keys, rows and settings, and leaves a profile as newly installed', async () => {
    extension.forget();
    room = await openRoom();
    await room.lock.setPassphrase('one');
    await keepPost(room, 'the words');
    const { recordId } = await room.vault.publicVault();
    await room.lock.lock();
    await extension.default.storage.local.set({ idleMinutes: 15 });
    await room.erase.eraseEverything();
    expect(extension.default.storage.local.all()).toEqual({});
    expect((await room.lock.lockState()).hasPassphrase).toBe(false);
    expect((await room.vault.publicVault()).recordId).not.toBe(recordId);
    for (const table of db().tables) expect(await table.count(), table.name).toBe(0);
    expect((await room.entries.addOfflineEntry(offline('anew'))).number).toBe(1);
    expect(await findings()).toEqual([]);
  });

  it('is ended at the next start when the browser was closed in the middle of it', async () => {
    extension.forget();
    room = await openRoom();
    await keepPost(room, 'the words');
    await extension.default.storage.local.set({ erasing: true });
    const { deleteVault } = await import('../../../utils/vault/vault-store.ts');
    await deleteVault();
    room = await openRoom(true);
    await room.erase.finishErasing();
    expect(await db().entries.count()).toBe(0);
    expect(extension.default.storage.local.all()).toEqual({});
    await room.erase.finishErasing();
    expect((await room.entries.addOfflineEntry(offline('anew'))).number).toBe(1);
  });
});
