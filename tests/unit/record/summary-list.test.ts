import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../../support/fake-extension.ts';
import { offline } from '../../support/keep-post.ts';
import { type Room, openRoom } from '../../support/record-room.ts';

const extension = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: extension.default }));

let room: Room;
const db = () => room.database.recordDatabase();
const refresh = async () => (await import('../../../utils/record/summary-list.ts')).refreshSummaryList();
const byRows = async () => (await db().entries.orderBy('at').toArray()).map(({ id }) => id);
const listed = async () => (await room.summaries.allSummaries()).map(({ id }) => id);
const add = (count: number) =>
  room.entries.addOfflineEntries(Array.from({ length: count }, (_, at) => offline(`number ${at}`)));

/** Makes all that the list holds look other than the entries' own rows, to tell from where it is read. */
const markList = async () => {
  const marked = (await db().lists.toArray()).map((part) => ({
    ...part,
    summaries: part.summaries.map((one) => ({ ...one, kind: 'from the list' })),
  }));
  await db().lists.bulkPut(marked);
};
const kinds = async () => new Set((await room.summaries.allSummaries()).map(({ kind }) => kind));

describe('the list of a record', () => {
  beforeEach(async () => {
    extension.forget();
    room = await openRoom();
    await add(520);
  });

  it('is written with the entries, and read instead of them', async () => {
    expect(await listed()).toEqual(await byRows());
    await markList();
    expect(await kinds()).toEqual(new Set(['from the list']));
    const [added] = await add(1);
    expect(await listed()).toEqual(await byRows());
    expect(await listed()).toContain(added?.id);
    expect((await kinds()).size).toBe(2);
  });

  it('is given once as it was read ahead, and read anew where something was kept meanwhile', async () => {
    const { readListAhead, readSummaryList } = await import('../../../utils/record/summary-list.ts');
    readListAhead();
    await readSummaryList();
    readListAhead();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await markList();
    expect(await kinds()).not.toContain('from the list');
    expect(await kinds()).toContain('from the list');
    readListAhead();
    const [added] = await add(1);
    expect(await listed()).toContain(added?.id);
  });

  it('loses an entry that is taken out, and has it again when that is undone', async () => {
    const [first] = await listed();
    await room.remove.removeEntries([first!]);
    expect(JSON.stringify(await db().lists.toArray())).not.toContain(first);
    expect(await listed()).toEqual(await byRows());
    await room.remove.restoreRemoved([first!]);
    expect(await listed()).toContain(first);
    expect(await listed()).toEqual(await byRows());
  });

  it('is made anew from the entries where an earlier version left it behind', async () => {
    await db().lists.clear();
    const { listed: _listed, ...head } = (await db().head.get('head'))!;
    await db().head.put(head);
    const [added] = await add(1);
    expect(await listed()).toEqual(await byRows());
    expect(await listed()).toContain(added?.id);
    await refresh();
    await markList();
    expect(await listed()).toEqual(await byRows());
    expect(await kinds()).toEqual(new Set(['from the list']));
  });

  it('is put right by a check where it is wrong', async () => {
    await markList();
    expect((await room.check.checkRecord(() => {})).findings).toEqual([]);
    expect(await kinds()).toEqual(new Set(['visit']));
    expect(await listed()).toEqual(await byRows());
  });
});
