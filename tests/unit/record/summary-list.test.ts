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

describe('the list of a long record', () => {
  beforeEach(async () => {
    extension.forget();
    room = await openRoom();
    await add(520);
  });

  it('is read from the one row, and holds what came since', async () => {
    await refresh();
    const [row] = await db().lists.toArray();
    expect(row?.summaries.map(({ id }) => id)).toEqual(await byRows());
    await db().lists.put({ ...row!, summaries: row!.summaries.map((one) => ({ ...one, kind: 'from the row' })) });
    expect(new Set((await room.summaries.allSummaries()).map(({ kind }) => kind))).toEqual(new Set(['from the row']));
    const [added] = await add(1);
    expect(await listed()).toEqual(await byRows());
    expect(await listed()).toContain(added?.id);
  });

  it('goes when an entry is taken out, and does not bring it back', async () => {
    await refresh();
    const [first] = await listed();
    await room.remove.removeEntries([first!]);
    expect(await db().lists.count()).toBe(0);
    await refresh();
    const [row] = await db().lists.toArray();
    expect(row?.summaries).toHaveLength(519);
    expect(JSON.stringify(row)).not.toContain(first);
    expect(await listed()).toEqual(await byRows());
  });
});
