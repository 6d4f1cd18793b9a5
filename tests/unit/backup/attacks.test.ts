import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../../support/fake-extension.ts';
import { keepPost, offline } from '../../support/keep-post.ts';
import type { Room } from '../../support/record-room.ts';
import { backUp, merge, newProfile as profileWith, restore } from './backup-room.ts';

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

/** What lies in every table, and whose record it is. */
async function everything(): Promise<string> {
  const { tables } = room.database.recordDatabase();
  const keys = await Promise.all(tables.map(async (table) => [table.name, await table.toCollection().primaryKeys()]));
  return JSON.stringify([keys, (await room.vault.publicVault()).recordId]);
}

const codes = /^(?:not-a-backup|backup-(?:cut|altered|newer|not-opened))$/u;

describe('a backup that somebody made to do harm, or that is damaged', () => {
  let [mine, theirs]: [Blob, Blob] = [new Blob(), new Blob()];
  let chunks: { of: Blob; head: number; starts: number[] }[] = [];
  let before = '';

  /** Where the first chunk begins, and each one behind it, and the end. */
  async function partsOf(of: Blob): Promise<{ of: Blob; head: number; starts: number[] }> {
    const view = new DataView(await of.arrayBuffer());
    const head = 22 + view.getUint32(18);
    const starts = [head];
    for (let at = head; at < of.size; starts.push(at)) at += 4 + view.getUint32(at);
    return { of, head, starts };
  }

  beforeAll(async () => {
    const made: Blob[] = [];
    for (const passphrase of ['one', 'two']) {
      await newProfile(passphrase);
      await keepPost(room, `a picture of ${passphrase}`, 600_000);
      await room.entries.addOfflineEntry(offline(`at the gate, ${passphrase}`));
      made.push(await backUp());
    }
    [mine, theirs] = made as [Blob, Blob];
    chunks = await Promise.all([partsOf(mine), partsOf(theirs)]);
  });

  beforeEach(async () => {
    await newProfile('here');
    before = await everything();
  });

  async function refused(bad: Blob, what: string, passphrase = 'one', hows = [restore, merge]) {
    for (const how of hows) {
      await expect(how(bad, passphrase), `${how.name}: ${what}`).rejects.toMatchObject({
        code: expect.stringMatching(codes),
      });
    }
  }

  const unchanged = async () => {
    expect(await everything()).toBe(before);
    expect((await room.check.checkRecord(() => {})).findings).toEqual([]);
  };

  it('is refused when it is cut at each hundredth of its length', async () => {
    for (let share = 0; share < 100; share += 1) {
      const cut = mine.slice(0, Math.floor((mine.size * share) / 100));
      await refused(cut, `${share} %`, 'one', [share % 2 === 0 ? restore : merge]);
    }
    await unchanged();
  });

  it('is refused with a byte of its head changed, wherever it stands', async () => {
    const bytes = new Uint8Array(await mine.arrayBuffer());
    const { openBackup } = await import('../../../utils/backup/open-backup.ts');
    // Every byte of the lengths, and some of each field.
    for (let at = 0; at < chunks[0]!.head; at += at < 30 ? 1 : 13) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ (at % 2 === 0 ? 1 : 0x10);
      const first = async () => {
        const opened = await openBackup(new Blob([changed]), { passphrase: 'one' });
        for await (const row of opened.rows(
          () => {},
          () => {},
        ))
          return row;
        return null;
      };
      await expect(first(), `byte ${at}`).rejects.toMatchObject({ code: expect.stringMatching(codes) });
    }
  });

  it('is refused with chunks exchanged, repeated, left out, or of another', async () => {
    const [{ starts, head }, other] = chunks as [(typeof chunks)[0], (typeof chunks)[0]];
    const chunk = (at: number) => mine.slice(starts[at], starts[at + 1]);
    const all = Array.from({ length: starts.length - 1 }, (_, at) => chunk(at));
    expect(all.length).toBeGreaterThan(3);
    const begin = mine.slice(0, head);
    for (let at = 0; at < all.length; at += 1) {
      const next = (at + 1) % all.length;
      await refused(new Blob([begin, ...all.toSpliced(at, 1)]), `without ${at}`);
      await refused(new Blob([begin, ...all.toSpliced(at, 0, chunk(at))]), `${at} twice`);
      await refused(new Blob([begin, ...all.with(at, chunk(next)).with(next, chunk(at))]), `${at} and ${next}`);
    }
    const theirBegin = theirs.slice(0, other.head);
    const theirRest = theirs.slice(other.head);
    await refused(new Blob([begin, theirRest]), 'my head, their rest');
    await refused(new Blob([theirBegin, mine.slice(head)]), 'their head, my rest', 'two');
    await refused(new Blob([mine, theirs]), 'one behind the other');
    await refused(new Blob([begin, ...all.slice(0, -1), theirs.slice(other.starts.at(-2))]), 'their end');
    await refused(theirs, 'of another person');
    await unchanged();
  });

  it('is refused at once where gigabytes of nothing follow a good head', async () => {
    const zeros = new Blob([new Uint8Array(8 << 20)]);
    const bad = new Blob([mine.slice(0, chunks[0]!.head), ...Array.from({ length: 512 }, () => zeros)]);
    expect(bad.size).toBeGreaterThan(4 * 2 ** 30);
    // Where it reads more than the next few megabytes, this takes minutes.
    const read = vi.spyOn(Blob.prototype, 'arrayBuffer');
    await refused(bad, 'zeros');
    const sizes = read.mock.contexts.map((blob) => (blob as Blob).size);
    read.mockRestore();
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(64 << 20);
    await unchanged();
  });

  it('is refused where it asks for more work or room than any of ours', async () => {
    const text = new TextDecoder().decode(await mine.slice(22, chunks[0]!.head).arrayBuffer());
    const withHead = (changed: string) => {
      const head = new TextEncoder().encode(changed);
      const start = new Uint8Array(22);
      new DataView(start.buffer).setUint16(16, 1);
      new DataView(start.buffer).setUint32(18, head.length);
      return mine
        .slice(0, 16)
        .arrayBuffer()
        .then((magic) => {
          start.set(new Uint8Array(magic));
          return new Blob([start, head, mine.slice(chunks[0]!.head)]);
        });
    };
    expect(text).toContain('"memoryKib":8');
    const heads = [
      text.replace('"memoryKib":8', '"memoryKib":4000000000'),
      // how many there are is measured when the lock is made: as many as a busy machine has time for
      text.replace(/"passes":\d+/u, '"passes":1000000'),
      text.replace('"slots":[', `"slots":[${'{"kind":"recovery","iv":"AAAA","sealed":"AAAA"},'.repeat(50)}`),
      text.replace('"format":1', '"format":1e300'),
      '['.repeat(60_000),
      `{"slots":${'['.repeat(30_000)}${']'.repeat(30_000)}}`,
      '{"format":1,"__proto__":{"slots":[]}}',
      '\0'.repeat(500),
    ];
    for (const changed of heads) {
      expect(changed).not.toBe(text);
      await refused(await withHead(changed), changed.slice(0, 60));
    }
    await unchanged();
  });
});
