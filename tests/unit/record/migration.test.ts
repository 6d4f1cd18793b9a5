import 'fake-indexeddb/auto';
import { readFile, readdir } from 'node:fs/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../../support/fake-extension.ts';
import { type FrozenDatabase, freezeDatabases, thawDatabases } from '../../support/frozen-record.ts';
import { offline } from '../../support/keep-post.ts';
import { type Room, openRoom } from '../../support/record-room.ts';

const extension = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: extension.default }));

const folder = new URL('../../fixtures/record/', import.meta.url);
const released = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();

async function frozen(name: string): Promise<FrozenDatabase[]> {
  return JSON.parse(await readFile(new URL(name, folder), 'utf8')) as FrozenDatabase[];
}

let room: Room;

describe.each(released)('a record as a released version wrote it: %s', (name) => {
  beforeEach(async () => {
    extension.forget();
    await openRoom();
    await thawDatabases(await frozen(name));
    room = await openRoom(true);
  });

  const db = () => room.database.recordDatabase();
  const findings = async () => (await room.check.checkRecord(() => {})).findings;

  it('is whole, can be added to while locked, and opens with its passphrase', async () => {
    expect((await room.entries.addOfflineEntry(offline('while locked'))).number).toBe(7);
    await room.lock.unlock('frozen');
    const lines = await room.journal.openJournal();
    await room.keysApart.keepKeysApart();
    await room.ring.refreshKeyRing();
    await (await import('../../../utils/record/summary-list.ts')).refreshSummaryList();
    expect(await db().head.get('head')).toMatchObject({ keysApart: true, listed: true });
    expect((await db().lists.toArray()).flatMap(({ summaries }) => summaries)).toHaveLength(7);
    expect(await findings()).toEqual([]);
    expect(await room.journal.openJournal()).toEqual(lines);
    const all = await room.summaries.allSummaries();
    const views = await Promise.all(all.map(({ id }) => room.entries.openEntry(id)));
    expect(views.map(({ entry }) => entry.words ?? '').toSorted()).toEqual([
      '',
      'after the ring',
      'at the gate',
      'one',
      'three',
      'two',
      'while locked',
    ]);
    expect((await room.things.openThings('person', 'tag')).map(({ body }) => body)).toEqual([
      { name: 'Robin', relation: 'unknown', words: null },
      { tag: 'visit' },
    ]);
  });

  it('has no key that seals two things after it was opened', async () => {
    await room.lock.unlock('frozen');
    await room.keysApart.keepKeysApart();
    await room.keysApart.keepKeysApart();
    const tables = [db().entries, db().exhibits, db().notes, db().things];
    const rows = (await Promise.all(tables.map((table) => table.toArray()))).flat() as { keyId: string }[];
    const keys = rows.map(({ keyId }) => keyId);
    expect(new Set(keys).size).toBe(keys.length);
    const lineKeys = new Set((await db().journal.toArray()).map(({ keyId }) => keyId));
    expect(keys.filter((id) => lineKeys.has(id))).toEqual([]);
  });

  it('erases an entry by its key without its journal line or its neighbours', async () => {
    await room.lock.unlock('frozen');
    const all = await room.summaries.allSummaries();
    const second = all.find(({ number }) => number === 4);
    const before = (await room.journal.openJournal()).length;
    await room.erase.eraseNow([second?.id ?? '']);
    expect((await room.journal.openJournal()).length).toBe(before + 2);
    expect(await findings()).toEqual([]);
  });
});

it('holds what it was given when frozen and thawed again', async () => {
  await openRoom();
  const before = await frozen(released[0] ?? '');
  await thawDatabases(before);
  expect(await freezeDatabases(['keys', 'daybook'])).toEqual(before);
});

it('a record that a later version wrote is refused politely, and nothing of it is changed', async () => {
  extension.forget();
  room = await openRoom();
  await room.entries.addOfflineEntry(offline('of a later version'));
  const later = (await freezeDatabases(['keys', 'daybook'])).map((one) => ({ ...one, version: 9990 }));
  await openRoom();
  await thawDatabases(later);
  room = await openRoom(true);
  const { toFailure } = await import('../../../utils/shared/errors.ts');
  await expect(room.entries.addOfflineEntry(offline('x'))).rejects.toMatchObject({ code: 'record-newer' });
  const failure = await room.lock.lockState().catch((thrown: unknown) => toFailure(thrown, 'storage-failed'));
  expect(failure).toMatchObject({ code: 'record-newer' });
  expect(await freezeDatabases(['keys', 'daybook'])).toEqual(later);
});
