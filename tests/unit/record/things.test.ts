import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../../support/fake-extension.ts';
import { type Room, openRoom } from '../../support/record-room.ts';

const extension = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: extension.default }));
vi.mock('../../../utils/vault/passphrase-key.ts', async (original) => ({
  ...(await original<typeof import('../../../utils/vault/passphrase-key.ts')>()),
  passphraseCost: { memoryKib: 8, passes: 1 },
}));

const person = (name: string) => ({ name, relation: null, words: null });

describe('things', () => {
  let room: Room = {} as never;
  beforeEach(async () => {
    extension.forget();
    room = await openRoom();
  });

  it('keeps every version, stands by the last, and points to the first', async () => {
    const first = await room.things.addThing('person', null, person('Sam'));
    const second = await room.things.changeThing(first, person('Sam K'));
    expect(second.root).toBe(first.id);
    expect((await room.things.openThings('person')).map(({ body }) => body.name)).toEqual(['Sam K']);
    expect(await room.things.openThingHistory()).toHaveLength(2);
  });

  it('takes a thing away and gives it back', async () => {
    const first = await room.things.addThing('person', null, person('Sam'));
    const gone = await room.things.removeThing(first);
    expect(await room.things.openThings('person')).toEqual([]);
    await room.things.changeThing(gone, first.body);
    expect((await room.things.openThings('person')).map(({ root }) => root)).toEqual([first.id]);
    const lines = await room.journal.openJournal();
    expect(lines.map(({ kind, subject }) => `${kind} ${subject.what}`)).toEqual([
      'record-made undefined',
      'thing-added person',
      'thing-removed person',
      'thing-changed person',
    ]);
  });

  it('tells what was taken away lately, with what it said, until it is put back', async () => {
    const first = await room.things.addThing('person', null, person('Sam'));
    const second = await room.things.changeThing(first, person('Sam K'));
    await room.things.removeThing(second);
    const [removed] = await room.things.openRemovedThings('2000', 'person', 'tag');
    expect(removed?.last.body).toEqual(person('Sam K'));
    expect(await room.things.openRemovedThings('2999', 'person')).toEqual([]);
    if (removed !== undefined) await room.things.changeThing(removed.tombstone, removed.last.body);
    expect(await room.things.openRemovedThings('2000', 'person')).toEqual([]);
  });

  it('says who wrote for the person, and stops with the lock', async () => {
    room.writer.writeAs('Kim');
    const first = await room.things.addThing('tag', 'e', { tag: 'threat' });
    expect(first.by).toBe('Kim');
    room.writer.writeAs(null);
    expect('by' in (await room.things.changeThing(first, { tag: 'demand' }))).toBe(false);
    room.writer.writeAs('Kim');
    await (await import('../../../utils/vault/session.ts')).forgetSession();
    expect(room.writer.currentWriter()).toBeNull();
  });

  it('shows nothing of what it says in the store', async () => {
    await room.things.addThing('tag', 'entry-1', { tag: 'following-me-home' });
    const rows = await room.database.recordDatabase().things.toArray();
    expect(new TextDecoder().decode(rows[0]?.sealed)).not.toContain('following');
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(['about', 'id', 'keyId', 'kind', 'replaces', 'sealed']);
  });

  it('takes things while locked, and opens none', async () => {
    await room.lock.setPassphrase('one');
    await room.lock.lock();
    await room.things.addThing('person', null, person('Sam'));
    await expect(room.things.openThings('person')).rejects.toMatchObject({ code: 'record-locked' });
  });

  it('refuses a text that is too long and keeps half characters out', async () => {
    await expect(room.things.addThing('person', null, person('x'.repeat(200_001)))).rejects.toMatchObject({
      code: 'text-too-long',
    });
    const kept = await room.things.addThing('person', null, person('a\uD83D'));
    expect(kept.body.name).toBe('a\uFFFD');
  });

  it('adds a hundred old entries at once, numbered in order, or none of them', async () => {
    const happened = { from: null, to: null, precision: 'words', words: 'most evenings' } as const;
    const row = (words: string) => ({ kind: 'call', happened, who: null, where: null, words });
    const made = await room.entries.addOfflineEntries(Array.from({ length: 100 }, (_, at) => row(`call ${at + 1}`)));
    expect(made.map(({ number }) => number)).toEqual(Array.from({ length: 100 }, (_, at) => at + 1));
    expect(await room.journal.openJournal()).toHaveLength(101);
    expect((await room.entries.openEntry(made[41]!.id)).entry.words).toBe('call 42');
    await expect(room.entries.addOfflineEntries([row('one more'), row(' ')])).rejects.toMatchObject({
      code: 'bad-input',
    });
    expect(await room.database.recordDatabase().entries.count()).toBe(100);
    expect((await room.entries.addOfflineEntry(row('next'))).number).toBe(101);
  });
});
