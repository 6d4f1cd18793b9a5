import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { momentNow } from '../../../utils/shared/clock.ts';
import { utf8 } from '../../../utils/shared/bytes.ts';
import { fakeBrowser } from '../../support/fake-extension.ts';
import { type Room, openRoom } from '../../support/record-room.ts';

const extension = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: extension.default }));
vi.mock('../../../utils/vault/passphrase-key.ts', async (original) => ({
  ...(await original<typeof import('../../../utils/vault/passphrase-key.ts')>()),
  passphraseCost: { memoryKib: 8, passes: 1 },
}));

const happened = {
  from: '2026-11-03T21:14:09.000Z',
  to: '2026-11-03T21:14:09.000Z',
  precision: 'exact',
  words: null,
} as const;
const offline = (words: string) => ({ kind: 'visit', happened, who: 'the neighbour', where: 'the gate', words });

describe('the record', () => {
  let room: Room = {} as never;
  beforeEach(async () => {
    extension.forget();
    room = await openRoom();
  });

  async function keep(words: string) {
    const attemptId = await room.attempts.beginAttempt({ mode: 'post', startedAt: momentNow(), page: null });
    const bytes = utf8(words);
    return room.captures.keepCapture(
      {
        source: 'capture',
        kind: 'post',
        site: 'x',
        madeAt: momentNow(),
        happened,
        who: null,
        where: null,
        words: null,
        capture: {
          mode: 'post',
          state: 'complete',
          startedAt: momentNow(),
          finishedAt: momentNow(),
          page: null,
          adapter: null,
          reading: null,
          issues: [],
          software: { name: 'Daybook', version: '0', build: '0' },
        },
      },
      [
        {
          bytes,
          facts: {
            role: 'text',
            fileName: 'text.txt',
            mediaType: 'text/plain',
            ...(await room.captures.measure(bytes)),
            takenAt: momentNow(),
            parents: [],
            madeBy: 'test',
            source: null,
          },
        },
      ],
      attemptId,
    );
  }

  it('numbers entries without gaps, also when many are written at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, index) => room.entries.addOfflineEntry(offline(`no. ${index}`))),
    );
    expect(made.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 12 }, (_, index) => index + 1),
    );
    expect(await room.journal.openJournal()).toHaveLength(13);
  });

  it('gives back what was put in, notes in order, exhibits byte for byte', async () => {
    const kept = await keep('the words 🤣 \u202E and more');
    await room.notes.addNote({ entryId: kept.id, text: 'first', noticed: null, corrects: null });
    await room.notes.addNote({ entryId: kept.id, text: 'second', noticed: happened, corrects: null });
    const view = await room.entries.openEntry(kept.id);
    expect(view.notes.map(({ text }) => text)).toEqual(['first', 'second']);
    const [exhibit] = view.exhibits;
    expect(exhibit && new TextDecoder().decode(await room.exhibits.openExhibit(exhibit))).toBe(
      'the words 🤣 \u202E and more',
    );
    expect(await room.database.recordDatabase().attempts.count()).toBe(0);
  });

  it('lists without opening anything, and takes entries while locked', async () => {
    await room.lock.setPassphrase('one');
    await room.lock.lock();
    const kept = await keep('while locked');
    await room.entries.addOfflineEntry(offline('while locked'));
    expect((await room.summaries.recentSummaries(5)).map(({ number, site }) => [number, site])).toEqual([
      [2, 'offline'],
      [1, 'x'],
    ]);
    await expect(room.entries.openEntry(kept.id)).rejects.toMatchObject({ code: 'record-locked' });
    await room.lock.unlock('one');
    expect((await room.entries.openEntry(kept.id)).exhibits).toHaveLength(1);
  });

  it('leaves no word in the store in the clear', async () => {
    await keep('Zanzibar-captured');
    await room.entries.addOfflineEntry(offline('Zanzibar-written'));
    const seen: string[] = [];
    for (const table of room.database.recordDatabase().tables) {
      for (const row of await table.toArray()) {
        for (const value of Object.values(row as Record<string, unknown>)) {
          const bytes =
            value instanceof Blob
              ? new Uint8Array(await value.arrayBuffer())
              : value instanceof Uint8Array
                ? value
                : null;
          seen.push(bytes === null ? String(value) : Buffer.from(bytes).toString('latin1'));
        }
      }
    }
    expect(seen.length).toBeGreaterThan(10);
    for (const word of ['Zanzibar', 'neighbour', 'gate', 'text.txt']) expect(seen.join('\n')).not.toContain(word);
  });

  it('finds a broken journal and says where', async () => {
    for (const word of ['a', 'b', 'c']) await room.entries.addOfflineEntry(offline(word));
    const { journal } = room.database.recordDatabase();
    const second = await journal.get(2);
    await journal.delete(2);
    await expect(room.journal.openJournal()).rejects.toMatchObject({ code: 'journal-broken', detail: 'line 2' });
    if (second !== undefined) await journal.add(second);
    expect(await room.journal.openJournal()).toHaveLength(4);
    await journal.delete(4);
    await expect(room.journal.openJournal()).rejects.toMatchObject({ code: 'journal-broken', detail: 'line 4' });
  });

  it('says so when exhibit bytes are damaged or exchanged', async () => {
    const one = await keep('one one one');
    const two = await keep('two two two');
    const { bytes } = room.database.recordDatabase();
    const [first] = (await room.entries.openEntry(one.id)).exhibits;
    const [second] = (await room.entries.openEntry(two.id)).exhibits;
    if (first === undefined || second === undefined) throw new Error('no exhibits');
    const other = await bytes.get(second.id);
    await bytes.put({ id: first.id, sealed: other?.sealed ?? new Blob() });
    await expect(room.exhibits.openExhibit(first)).rejects.toMatchObject({ code: 'seal-broken' });
  });

  it.each([
    ['storage-failed', 9_000_000],
    ['storage-full', 1_000_000],
  ])('writes nothing at all when one part of a change cannot be written: %s', async (code, quota) => {
    const one = await keep('one');
    const { keys, exhibits, journal, entries } = room.database.recordDatabase();
    const before = [await keys.count(), await exhibits.count(), await journal.count(), await entries.count()];
    const { commit } = await import('../../../utils/record/commit.ts');
    const row = await entries.get(one.id);
    if (row === undefined) throw new Error('no entry');
    // the same entry again: its id stands there already
    const change = {
      journal: { kind: 'entry-made', subject: { id: one.id }, content: '0'.repeat(64) },
      entries: [row],
    } as const;
    // What the browser says of its room is all that tells the one from the other.
    vi.stubGlobal('navigator', {
      locks: navigator.locks,
      storage: { estimate: async () => ({ quota, usage: 900_000 }) },
    });
    await expect(commit(async () => ({ change: { ...change, entries: [row] }, result: null }))).rejects.toMatchObject({
      code,
    });
    vi.unstubAllGlobals();
    expect([await keys.count(), await exhibits.count(), await journal.count(), await entries.count()]).toEqual(before);
    expect(await room.journal.openJournal()).toHaveLength(2);
  });

  it('refuses empty and endless words', async () => {
    await expect(room.entries.addOfflineEntry(offline('  '))).rejects.toMatchObject({ code: 'bad-input' });
    await expect(room.entries.addOfflineEntry(offline('x'.repeat(200_001)))).rejects.toMatchObject({
      code: 'text-too-long',
    });
  });
});
