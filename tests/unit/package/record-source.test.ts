import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../../support/fake-extension.ts';
import { keepPost } from '../../support/keep-post.ts';
import { memorySink } from '../../support/memory-sink.ts';
import { nodePainter } from '../../support/node-painter.ts';
import { type Room, openRoom } from '../../support/record-room.ts';
import { sampleOptions } from '../../support/sample-package.ts';
import { zipParts } from '../../support/zip-parts.ts';

const extension = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: extension.default }));

const mebibyte = 1 << 20;
let room: Room;
let entryId: string;

/** The package of everything in the room's record: its files by path, and what the verifier says. */
async function packed(takenOut: readonly string[] = []) {
  const { openPackageSource } = await import('../../../utils/package/record-source.ts');
  const { writePackage } = await import('../../../utils/package/write-package.ts');
  const { verifyPackage } = await import('../../../utils/verify/verify-package.ts');
  const { blobAccess } = await import('../../../utils/verify/random-access.ts');
  const sink = memorySink();
  const whole = await openPackageSource([entryId], ['contacts']);
  const { redactedSource } = await import('../../../utils/package/redacted-source.ts');
  const redactions = { words: [...takenOut], pictures: new Map() };
  await writePackage(await redactedSource(whole, redactions, nodePainter), sampleOptions, sink);
  const report = await verifyPackage([blobAccess(new Blob([sink.bytes()]))]);
  return { parts: zipParts(sink.bytes()), failed: report.checks.filter(({ ok }) => !ok) };
}

describe('a package of the record', () => {
  beforeEach(async () => {
    extension.forget();
    room = await openRoom();
    entryId = (await keepPost(room, 'the words', 3 * mebibyte + 5)).id;
  });

  it('has every byte of an exhibit as it was kept, and no note that is for an adviser alone', async () => {
    const note = (text: string, apart?: boolean) =>
      room.notes.addNote({ entryId, text, noticed: null, corrects: null, ...(apart ? { apart } : {}) });
    await note('He stood there.');
    await note('Counsel thinks otherwise.', true);
    const { parts, failed } = await packed();
    expect(failed).toEqual([]);
    const whole = Buffer.concat(parts.map(({ bytes }) => bytes)).toString('utf8');
    expect([whole.includes('He stood there.'), whole.includes('Counsel')]).toEqual([true, false]);
    const exhibit = parts.find(({ bytes }) => bytes.length === 3 * mebibyte + 5)!;
    expect(exhibit.bytes.every((byte, at) => byte === ((at * 31) & 255))).toBe(true);
  });

  it('gives nobody a digest against which a short word that is not there could be tried', async () => {
    const { digestOf } = await import('../../../utils/shared/canonical-json.ts');
    const noticed = { from: null, to: null, precision: 'words' as const, words: 'when Sam told me' };
    const kept = [
      await room.notes.addNote({ entryId, text: 'It was Sam.', noticed: null, corrects: null }),
      await room.notes.addNote({ entryId, text: 'I saw it late.', noticed, corrects: null }),
      await room.notes.addNote({ entryId, text: 'Yes.', noticed: null, corrects: null, apart: true }),
    ];
    const shown = await room.notes.addNote({ entryId, text: 'He left.', noticed: null, corrects: null });
    const { entry: entryThen } = await room.entries.openEntry(entryId);
    const { parts, failed } = await packed(['Sam', 'the words']);
    expect(failed).toEqual([]);
    const whole = Buffer.concat(parts.map(({ bytes }) => bytes)).toString('utf8');
    expect(whole).not.toContain('Sam');
    for (const { salt } of [...kept, entryThen]) {
      expect(salt).toMatch(/^[0-9a-f]{32}$/u);
      expect(whole).not.toContain(salt);
    }
    expect(whole).toContain(shown.salt);
    for (const note of [...kept, shown]) {
      const { salt: _, ...rest } = note;
      expect(whole).toContain(`"content":"${await digestOf(note)}"`);
      expect(whole).not.toContain(await digestOf(rest));
    }
  });

  it('is not made where one bit of an exhibit’s sealed bytes was altered', async () => {
    const { bytes } = room.database.recordDatabase();
    const [row] = await bytes.toArray();
    const sealed = new Uint8Array(await row!.sealed.arrayBuffer());
    sealed[2 * mebibyte]! ^= 1;
    await bytes.put({ ...row!, sealed: new Blob([sealed]) });
    await expect(packed()).rejects.toMatchObject({ code: 'exhibit-damaged' });
  });
});
