import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../../support/fake-extension.ts';
import { keepPost, offline } from '../../support/keep-post.ts';
import { type Room, openRoom } from '../../support/record-room.ts';
import { backUp, merge, newProfile as profileWith, openedBackup as opened, restore } from './backup-room.ts';

const extension = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: extension.default }));
vi.mock('../../../utils/vault/passphrase-key.ts', async (original) => ({
  ...(await original<typeof import('../../../utils/vault/passphrase-key.ts')>()),
  passphraseCost: { memoryKib: 8, passes: 1 },
}));

let room: Room;

const newProfile = async (passphrase: string) => {
  room = await profileWith(extension, passphrase);
};

async function checkWhole(): Promise<void> {
  expect((await room.check.checkRecord(() => {})).findings).toEqual([]);
  await room.journal.openJournal();
  const { openStrandJournal, openStrands } = await import('../../../utils/record/strands.ts');
  for (const strand of await openStrands()) await openStrandJournal(strand);
  expect(await room.database.recordDatabase().staged.count()).toBe(0);
}

const words = async () => {
  const all = await room.summaries.allSummaries();
  const views = await Promise.all(all.map(({ id }) => room.entries.openEntry(id)));
  return views.map(({ entry }) => [entry.number, entry.words]).toSorted((a, b) => Number(a[0]) - Number(b[0]));
};

describe("a friend's record merged into mine", () => {
  let file: Blob;
  let theirVisit: string;

  beforeEach(async () => {
    await newProfile('theirs');
    const post = await keepPost(room, 'kept by both, byte for byte');
    const visit = await room.entries.addOfflineEntry(offline('seen by the friend'));
    theirVisit = visit.id;
    await room.notes.addNote({ entryId: post.id, text: 'a note on what both kept', noticed: null, corrects: null });
    await room.notes.addNote({ entryId: visit.id, text: 'a note on theirs', noticed: null, corrects: null });
    await room.things.addThing('tag', post.id, { tag: 'threat' });
    file = await backUp();
    await newProfile('mine');
    await room.entries.addOfflineEntry(offline('mine alone'));
    await room.entries.addOfflineEntry(offline('mine too'));
    await keepPost(room, 'kept by both, byte for byte');
  });

  it('brings in once what both kept, and the rest under free numbers', async () => {
    const result = await merge(file, 'theirs');
    expect(result).toMatchObject({ added: 1, same: 1, notes: 2, things: 1, conflicts: [] });
    expect(result.renumbered).toMatchObject([{ theirNumber: 2, number: 4 }]);
    expect(await words()).toEqual([
      [1, 'mine alone'],
      [2, 'mine too'],
      [3, null],
      [4, 'seen by the friend'],
    ]);
    await checkWhole();
  });

  it('puts their notes and tags to my entry where both kept the same', async () => {
    await merge(file, 'theirs');
    const mine = (await room.summaries.recentSummaries(5)).find(({ number }) => number === 3);
    expect((await room.entries.openEntry(mine?.id ?? '')).notes.map(({ text }) => text)).toEqual([
      'a note on what both kept',
    ]);
    expect((await room.things.openThings('tag'))[0]?.about).toBe(mine?.id);
    expect((await room.entries.openEntry(theirVisit)).notes.map(({ text }) => text)).toEqual(['a note on theirs']);
  });

  it('keeps their journal beside mine, linked by a line of mine, and opens after a lock', async () => {
    const before = (await room.journal.openJournal()).length;
    const { strand } = await merge(file, 'theirs');
    await room.lock.lock();
    await room.lock.unlock('mine');
    const line = (await room.journal.openJournal())[before];
    expect(line).toMatchObject({ kind: 'merged', subject: { id: strand?.id } });
    const { openStrandJournal, openStrands } = await import('../../../utils/record/strands.ts');
    const [kept] = await openStrands();
    expect(kept?.journal.lines).toBe(6);
    expect((await openStrandJournal(kept!)).map(({ kind }) => kind)).toContain('thing-added');
    expect((await room.entries.addOfflineEntry(offline('next'))).number).toBe(5);
  });

  it('opens every file that came in, byte for byte', async () => {
    await newProfile('empty');
    await room.entries.addOfflineEntry(offline('one'));
    await merge(file, 'theirs');
    const [exhibit] = await room.database.recordDatabase().exhibits.toArray();
    const view = await room.entries.openEntry(exhibit?.entryId ?? '');
    const bytes = await room.exhibits.openExhibit(view.exhibits[0]!);
    expect(new TextDecoder().decode(bytes)).toBe('kept by both, byte for byte');
    await checkWhole();
  });

  it('changes nothing when merged a second time', async () => {
    await merge(file, 'theirs');
    const journal = (await room.journal.openJournal()).length;
    expect(await merge(file, 'theirs')).toMatchObject({ added: 0, notes: 0, things: 0, strand: null });
    expect((await room.journal.openJournal()).length).toBe(journal);
  });

  it('changes nothing when it is cut off, altered, or the record is closed', async () => {
    const before = JSON.stringify(await words());
    const bytes = new Uint8Array(await file.arrayBuffer());
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
    await expect(merge(file.slice(0, file.size - 1), 'theirs')).rejects.toMatchObject({ code: 'backup-cut' });
    await expect(merge(new Blob([bytes]), 'theirs')).rejects.toMatchObject({ code: 'backup-altered' });
    expect(JSON.stringify(await words())).toBe(before);
    await checkWhole();
    await room.lock.lock();
    await expect(merge(file, 'theirs')).rejects.toMatchObject({ code: 'record-locked' });
  });

  it('tells beforehand what would come in, and writes nothing', async () => {
    const { previewMerge } = await import('../../../utils/backup/merge-backup.ts');
    const before = (await room.journal.openJournal()).length;
    const preview = await previewMerge(await opened(file, 'theirs'), file.size, () => {});
    expect(preview).toEqual({ added: 1, same: 1, notes: 2, things: 1, files: 0, conflicts: [] });
    expect((await room.journal.openJournal()).length).toBe(before);
    await checkWhole();
  });

  it('does not bring back what was removed here, but says so', async () => {
    await merge(file, 'theirs');
    await room.erase.eraseNow([theirVisit]);
    const again = await merge(file, 'theirs');
    expect(again).toMatchObject({ added: 0, notes: 0, strand: null });
    expect(again.conflicts).toEqual([{ what: 'removed', id: theirVisit, number: 2 }]);
    await checkWhole();
  });

  it('keeps their journal whole when an entry of theirs is erased here', async () => {
    await merge(file, 'theirs');
    await room.erase.eraseNow([theirVisit]);
    await checkWhole();
  });

  it('is moved on with a later backup, journal and all', async () => {
    await merge(file, 'theirs');
    const both = await backUp();
    extension.forget();
    room = await openRoom();
    await restore(both, 'mine');
    await checkWhole();
    expect(await words()).toHaveLength(4);
  });
});

describe('the same record, kept on in two places', () => {
  it('comes together: numbers that collide are given anew, what both changed is listed and both stay', async () => {
    await newProfile('one');
    const first = await room.entries.addOfflineEntry(offline('before both'));
    const person = await room.things.addThing('person', null, { name: 'R.', relation: null, words: null });
    const start = await backUp();
    await room.entries.addOfflineEntry(offline('on the laptop'));
    await room.things.changeThing(person, { name: 'Rob', relation: null, words: null });
    const laptop = await backUp();

    extension.forget();
    room = await openRoom();
    await restore(start, 'one');
    await room.entries.addOfflineEntry(offline('on the phone'));
    await room.things.changeThing(person, { name: 'Robert', relation: null, words: null });
    const result = await merge(laptop, 'one');

    expect(result).toMatchObject({ added: 1, same: 1, things: 1 });
    expect(result.conflicts).toEqual([{ what: 'thing', id: person.root, number: null }]);
    expect(await words()).toEqual([
      [1, 'before both'],
      [2, 'on the phone'],
      [3, 'on the laptop'],
    ]);
    expect(
      (await room.things.openThingHistory()).map(({ body }) => (body as { name: string }).name).toSorted(),
    ).toEqual(['R.', 'Rob', 'Robert']);
    expect((await room.entries.openEntry(first.id)).entry.number).toBe(1);
    await checkWhole();
  });

  it('gives back what was lost here, under its own number', async () => {
    await newProfile('one');
    await keepPost(room, 'with a file');
    const lost = await room.entries.addOfflineEntry(offline('lost'));
    await room.entries.addOfflineEntry(offline('last'));
    const file = await backUp();
    await room.database.recordDatabase().entries.delete(lost.id);
    await room.database.recordDatabase().bytes.clear();
    expect((await room.check.checkRecord(() => {})).findings).toHaveLength(2);
    expect(await merge(file, 'one')).toMatchObject({ added: 1, same: 2, files: 1, renumbered: [] });
    expect(await words()).toEqual([
      [1, null],
      [2, 'lost'],
      [3, 'last'],
    ]);
    await checkWhole();
  });

  it('keeps numbers that are free, so that what was quoted stays true', async () => {
    await newProfile('one');
    for (const text of ['1', '2', '3', '4']) await room.entries.addOfflineEntry(offline(text));
    const file = await backUp();
    await newProfile('two');
    await room.entries.addOfflineEntry(offline('another'));
    await merge(file, 'one');
    expect(await words()).toEqual([
      [1, 'another'],
      [2, '2'],
      [3, '3'],
      [4, '4'],
      [5, '1'],
    ]);
    expect((await room.entries.addOfflineEntry(offline('next'))).number).toBe(6);
    await checkWhole();
  });
});
