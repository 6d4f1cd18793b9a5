import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../../support/fake-extension.ts';
import { keepPost, offline } from '../../support/keep-post.ts';
import { type Room, openRoom } from '../../support/record-room.ts';
import type { Finding } from '../../../utils/record/check-findings.ts';
import { processorLimit } from '../../support/processor-limit.ts';

const extension = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: extension.default }));
vi.mock('../../../utils/vault/passphrase-key.ts', async (original) => ({
  ...(await original<typeof import('../../../utils/vault/passphrase-key.ts')>()),
  passphraseCost: { memoryKib: 8, passes: 1 },
}));

let room: Room;
let ids: { post: string; visit: string; exhibit: string; note: string; thing: string };

function flip(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte));
}

const check = async () => (await room.check.checkRecord(() => {})).findings;
const told = (findings: readonly Finding[]) => findings.map(({ what, number }) => [what, number]);

describe('a check of the record', () => {
  beforeEach(async () => {
    extension.forget();
    room = await openRoom();
    const post = await keepPost(room, 'the words');
    const visit = await room.entries.addOfflineEntry(offline('at the gate'));
    const note = await room.notes.addNote({ entryId: visit.id, text: 'and more', noticed: null, corrects: null });
    const thing = await room.things.addThing('person', null, { name: 'R.', relation: null, words: null });
    const [exhibit] = await room.database.recordDatabase().exhibits.toArray();
    ids = { post: post.id, visit: visit.id, exhibit: exhibit?.id ?? '', note: note.id, thing: thing.id };
  });

  it('finds nothing in a whole record, and counts what it opened', async () => {
    const steps: number[] = [];
    const result = await room.check.checkRecord(({ done, of }) => steps.push(done / of));
    expect(result).toMatchObject({ findings: [], entries: 2, files: 1, bytes: 9, journalLines: 5 });
    expect(steps.at(-1)).toBe(1);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });

  it.each<[string, () => Promise<unknown>, unknown]>([
    ['a changed entry', () => change('entries', ids.visit), [['entry-damaged', 2]]],
    ['a changed exhibit', () => change('exhibits', ids.exhibit), [['file-damaged', 1]]],
    ['changed bytes', () => changeBytes(), [['file-damaged', 1]]],
    ['a changed note', () => change('notes', ids.note), [['note-damaged', 2]]],
    ['a changed thing', () => change('things', ids.thing), [['thing-damaged', null]]],
    ['a changed journal line', () => change('journal', 2), [['journal-broken', null]]],
    ['lost bytes', () => drop('bytes', ids.exhibit), [['file-missing', 1]]],
    [
      'a lost exhibit',
      () => drop('exhibits', ids.exhibit),
      [
        ['entry-altered', 1],
        ['orphan', null],
      ],
    ],
    ['a lost note', () => drop('notes', ids.note), [['note-missing', 2]]],
    ['a lost thing', () => drop('things', ids.thing), [['thing-missing', null]]],
    [
      'a lost entry',
      () => drop('entries', ids.visit),
      [
        ['entry-missing', 2],
        ['orphan', null],
      ],
    ],
    [
      'a number moved',
      () => db().entries.update(ids.visit, { number: 7 }),
      [
        ['entry-altered', 7],
        ['number-wrong', 7],
      ],
    ],
    ['a note put to another entry', () => db().notes.update(ids.note, { entryId: ids.post }), [['note-altered', 1]]],
    ['the last line cut off', () => drop('journal', 5), [['journal-broken', null]]],
  ])('finds %s', async (_, harm, expected) => {
    await harm();
    expect(told(await check())).toEqual(expected);
  });

  it('finds a wrapped key that no longer opens, although the ring still holds it', async () => {
    await room.ring.refreshKeyRing();
    const row = await db().entries.get(ids.visit);
    const key = await db().keys.get(row?.keyId ?? '');
    if (key === undefined) throw new Error('no key');
    await db().keys.put({ ...key, wrapped: flip(key.wrapped) });
    expect(told(await check())).toEqual([['key-damaged', null]]);
  });

  it('makes a damaged key ring anew', async () => {
    await room.ring.refreshKeyRing();
    const ring = await db().ring.get('ring');
    if (ring === undefined) throw new Error('no ring');
    await db().ring.put({ ...ring, sealed: flip(ring.sealed) });
    room = await openRoom(true);
    expect(told(await check())).toEqual([['ring-damaged', null]]);
    expect(await check()).toEqual([]);
  });

  it('puts aside what belongs to nothing, as it is, and journals it', async () => {
    await drop('entries', ids.visit);
    const note = await db().notes.get(ids.note);
    expect(await room.check.repairRecord(await check())).toBe(1);
    expect(told(await check())).toEqual([
      ['entry-missing', 2],
      ['note-missing', 2],
    ]);
    expect(await db().aside.toArray()).toMatchObject([{ table: 'notes', row: note }]);
    expect((await room.journal.openJournal()).at(-1)?.kind).toBe('repaired');
  });

  it('sets a next number that was given already', async () => {
    const head = await db().head.get('head');
    if (head === undefined) throw new Error('no head');
    await db().head.put({ ...head, nextNumber: 2 });
    const findings = await check();
    expect(told(findings)).toEqual([['number-wrong', 2]]);
    await room.check.repairRecord(findings);
    expect((await room.entries.addOfflineEntry(offline('next'))).number).toBe(3);
    expect(await check()).toEqual([]);
  });

  it('says that the record is closed rather than that everything in it is damaged', async () => {
    await room.lock.setPassphrase('one');
    await room.lock.lock();
    await expect(check()).rejects.toMatchObject({ code: 'record-locked' });
  });

  it('leaves alone what is on its way in', async () => {
    const job = await room.staging.beginJob();
    await room.staging.stageBytes(job, { id: 'new', sealed: new Blob(['x']) });
    expect(await check()).toEqual([]);
    job.end();
    await vi.waitFor(async () => {
      await room.staging.clearStaged();
      expect(await db().bytes.count()).toBe(1);
    }, processorLimit);
    expect(await db().staged.count()).toBe(0);
  });

  it('ends when it is told to', async () => {
    const end = new AbortController();
    const run = room.check.checkRecord(() => end.abort(), end.signal);
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
  });

  const db = () => room.database.recordDatabase();
  const drop = (table: string, id: string | number) => db().table(table).delete(id);
  const change = async (table: string, id: string | number) => {
    const row = (await db().table(table).get(id)) as { sealed: Uint8Array<ArrayBuffer> };
    await db()
      .table(table)
      .put({ ...row, sealed: flip(row.sealed) });
  };
  const changeBytes = async () => {
    const sealed = await room.exhibits.sealedBytes(ids.exhibit);
    await db().bytes.put({ id: ids.exhibit, sealed: new Blob([flip(sealed)]) });
  };
});
