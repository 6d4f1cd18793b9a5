import 'fake-indexeddb/auto';
import { deflateRawSync } from 'node:zlib';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../../support/fake-extension.ts';
import { chatText, exifJpeg, mailText, tinyJpeg } from '../../support/import-samples.ts';
import { everything, givenAs, openImportRoom } from '../../support/import-room.ts';
import { zipOf } from '../../support/read-source.ts';
import { zipBy } from '../../support/zip-by-hand.ts';

const extension = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: extension.default }));

const text = (words: string): Uint8Array => Buffer.from(words);

describe('what cannot or must not be brought in', () => {
  let room: Awaited<ReturnType<typeof openImportRoom>>;
  beforeEach(async () => {
    extension.forget();
    room = await openImportRoom();
  });

  const look = (name: string, content: BlobPart | Uint8Array) =>
    room.look.lookAt([givenAs(name, content)], new room.wall.WallClock('UTC'));
  const codeOf = async (name: string, content: BlobPart | Uint8Array) => {
    const { refused, sources, items } = await look(name, content);
    expect([...sources, ...items]).toEqual([]);
    return refused.map(({ failure }) => failure.code);
  };

  it.each([
    ['an empty file', 'chat.txt', ''],
    ['an archive without files', 'a.zip', zipBy([])],
  ])('%s', async (_, name, content) => {
    expect(await codeOf(name, content)).toEqual(['import-empty']);
  });

  it.each([
    ['a name that lies', 'holiday.jpg', 'no picture'],
    ['a program', 'film.mp4', Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])],
    ['some XML', 'a.xml', '<?xml version="1.0"?><notes><note/></notes>'],
    ['random bytes', 'a.bin', Uint8Array.from({ length: 5000 }, (_, at) => (at * 197 + (at >> 3) * 31) & 255)],
  ])('%s', async (_, name, content) => {
    expect(await codeOf(name, content)).toEqual(['import-unknown']);
  });

  it.each(['../../evil.txt', '/etc/x.txt', 'C:\\x.txt', 'a/../../b.txt', '..\\..\\c.txt'])(
    'an archive with a name that leads out of it: %s',
    async (name) => {
      expect(await codeOf('a.zip', zipBy([{ name, content: text(chatText) }]))).toEqual(['import-unsafe']);
    },
  );

  it('XML that defines entities', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><smses><sms address="1" date="1793740449000" type="1" body="&b;"/></smses>`;
    expect(await codeOf('sms.xml', bomb)).toEqual(['import-unsafe']);
    // The same behind so much white space that the first look does not reach it.
    const far = bomb.replace('<!DOCTYPE', `<!-- ${' '.repeat(3000)} --><smses/><!DOCTYPE`);
    const { sources, refused } = await look('sms.xml', far);
    if (sources[0] !== undefined) {
      await expect(room.survey.surveyOf(sources[0].source, { zone: 'UTC', order: null })).rejects.toMatchObject({
        code: /^import-(?:unsafe|unreadable)$/,
      });
    } else expect(refused.length).toBe(1);
  });

  it('an archive whose files lie over one another', async () => {
    const honest = Buffer.from(zipBy([{ name: 'a.txt', content: new Uint8Array(4000).fill(0x61) }]));
    const at = honest.readUInt32LE(honest.length - 6);
    const entry = honest.subarray(at, honest.length - 22);
    const end = Buffer.from(honest.subarray(honest.length - 22));
    end.writeUInt16LE(3, 8);
    end.writeUInt16LE(3, 10);
    end.writeUInt32LE(3 * entry.length, 12);
    const bomb = Buffer.concat([honest.subarray(0, at), entry, entry, entry, end]);
    expect(await codeOf('a.zip', bomb)).toEqual(['import-unsafe']);
  });

  /** An honest archive of one chat, changed in place: `at` of a field in its directory (or its end), two bytes each. */
  const changedZip = (change: (zip: Buffer, directory: number, end: number) => void) => {
    const zip = Buffer.from(zipBy([{ name: 'WhatsApp Chat with Sam.txt', content: text(chatText) }]));
    const end = zip.length - 22;
    change(zip, zip.readUInt32LE(end + 16), end);
    return zip;
  };
  const zip64 = (packed: bigint, size: bigint) => {
    const name = 'WhatsApp Chat with Sam.txt';
    const zip = Buffer.from(zipBy([{ name, content: text(chatText) }]));
    const [directory, end] = [zip.readUInt32LE(zip.length - 6), zip.length - 22];
    const extra = Buffer.alloc(20);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(16, 2);
    extra.writeBigUInt64LE(size, 4);
    extra.writeBigUInt64LE(packed, 12);
    zip.writeUInt32LE(0xffffffff, directory + 20);
    zip.writeUInt32LE(0xffffffff, directory + 24);
    zip.writeUInt16LE(extra.length, directory + 30);
    zip.writeUInt32LE(end - directory + extra.length, end + 12);
    return Buffer.concat([zip.subarray(0, end), extra, zip.subarray(end)]);
  };

  it.each<[string, string[], Buffer]>([
    ['behind a password', ['import-unreadable'], changedZip((zip, at) => zip.writeUInt16LE(0x0801, at + 8))],
    ['of several disks', ['import-unreadable'], changedZip((zip, _, end) => zip.writeUInt16LE(3, end + 4))],
    [
      'packed in a way that nobody knows',
      ['import-unreadable'],
      changedZip((zip, at) => zip.writeUInt16LE(99, at + 10)),
    ],
    ['whose file is said to be longer', ['import-unsafe'], changedZip((zip, at) => zip.writeUInt32LE(1e6, at + 20))],
    [
      'whose file is said to begin behind its end',
      ['import-unreadable'],
      changedZip((zip, at) => zip.writeUInt32LE(1e6, at + 42)),
    ],
    ['whose checksum is another', ['import-unreadable'], changedZip((zip, at) => zip.writeUInt32LE(7, at + 16))],
    [
      'whose list is said to hold more than it does',
      ['import-unreadable'],
      changedZip((zip, _, end) => zip.writeUInt16LE(60_000, end + 10)),
    ],
    ['whose file is said to be larger than any disk', ['import-unreadable'], zip64(2n ** 62n, 2n ** 63n)],
    ['whose file is said to have less than nothing', ['import-unreadable'], zip64(2n ** 64n - 1n, 2n ** 64n - 1n)],
  ])('an archive %s', async (_, codes, zip) => {
    expect(await codeOf('a.zip', zip)).toEqual(codes);
  });

  it('a message with a time that no calendar has is left out and counted, and takes no other with it', async () => {
    const sms = [9e99, 1_793_740_449_000, 9e16, -1].map(
      (date) => `<sms address="1" date="${date}" type="1" body="at ${date}"/>`,
    );
    const thread = 'messages/inbox/sam_1/message_1.json';
    const messages = [1e300, 1_793_740_449_000].map((timestamp_ms) => ({ sender_name: 'Sam', timestamp_ms }));
    const meta = await zipOf({ [thread]: JSON.stringify({ participants: [{ name: 'Sam' }], messages }) });
    for (const [name, content, untimed] of [
      ['sms.xml', `<smses>${sms.join('')}</smses>`, 3],
      ['meta.zip', meta, 1],
    ] as const) {
      const { sources } = await look(name, content);
      const settings = { zone: 'Asia/Tehran', order: null };
      const { conversations, untimed: left } = await room.survey.surveyOf(sources[0]!.source, settings);
      expect(conversations.map(({ count, first }) => [count, first])).toEqual([[1, 1_793_740_449_000]]);
      expect(left).toBe(untimed);
      const choice = everything(conversations);
      const chosen = { opened: sources[0]!, settings, choice, conversations, untimed: left, keepOriginals: true };
      const [source] = await room.keep.keepImport({ sources: [chosen], items: [], zone: 'UTC' });
      const { entry } = await room.entries.openEntry(source!.id);
      expect(entry.imported?.facts.join(' ')).toContain(`without a time that can be read,${untimed};`);
    }
  });

  it('a chat whose first message never ends stops early, and nothing is stored', async () => {
    const line = `${'x'.repeat(1 << 16)}\n`;
    const { sources } = await look('a.txt', new Blob(['31/12/2023, 21:14 - Sam: hi\n', line.repeat(140)]));
    const settings = { zone: 'UTC', order: null };
    const { conversations } = await room.survey.surveyOf(sources[0]!.source, settings);
    const chosen = { opened: sources[0]!, settings, choice: everything(conversations), conversations, untimed: 0 };
    const plan = { sources: [{ ...chosen, keepOriginals: false }], items: [], zone: 'UTC' };
    await expect(room.keep.keepImport(plan)).rejects.toMatchObject({ code: 'import-unreadable' });
    expect(await room.database.recordDatabase().staged.count()).toBe(0);
  });

  it('an archive that grows without end stops early, and nothing is stored', async () => {
    const zeros = new Uint8Array(12 << 20);
    const bomb = zipBy([
      { name: 'WhatsApp Chat with Sam.txt', content: text('31/12/2023, 21:14 - Sam: IMG-1.jpg (file attached)') },
      { name: 'IMG-1.jpg', content: zeros, deflated: deflateRawSync(zeros) },
    ]);
    const { sources } = await look('a.zip', bomb);
    const [opened] = sources;
    const settings = { zone: 'UTC', order: null };
    const { conversations } = await room.survey.surveyOf(opened!.source, settings);
    const plan = {
      sources: [
        {
          opened: opened!,
          settings,
          choice: everything(conversations),
          conversations,
          untimed: 0,
          keepOriginals: true,
        },
      ],
      items: [],
      zone: 'UTC',
    };
    await expect(room.keep.keepImport(plan)).rejects.toMatchObject({ code: 'import-too-big' });
    const { entries, exhibits, bytes, staged, journal } = room.database.recordDatabase();
    expect(await Promise.all([entries, exhibits, bytes, staged, journal].map((table) => table.count()))).toEqual([
      0, 0, 0, 0, 0,
    ]);
  });

  it('archives that are cut off, wherever', async () => {
    const whole = new Uint8Array(
      await (await zipOf({ 'WhatsApp Chat with Sam.txt': chatText, 'a.jpg': tinyJpeg })).arrayBuffer(),
    );
    for (const share of [0.2, 0.5, 0.8, 0.99]) {
      expect(await codeOf('a.zip', whole.slice(0, Math.floor(whole.length * share)))).toEqual(['import-unreadable']);
    }
  });

  it('a .msg that is not one, one that is cut off, and one whose chains bite their tail', async () => {
    const head = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await codeOf('a.msg', 'From nobody')).toEqual(['import-unknown']);
    expect(await codeOf('a.msg', head)).toEqual(['import-unreadable']);
    const ring = new Uint8Array(512 * 4);
    ring.set(head);
    const view = new DataView(ring.buffer);
    view.setUint16(30, 9, true);
    view.setUint16(32, 6, true);
    view.setInt32(44, 1, true);
    view.setInt32(48, 1, true);
    view.setInt32(60, -2, true);
    view.setInt32(68, -2, true);
    for (let at = 76; at < 512; at += 4) view.setInt32(at, -1, true);
    view.setInt32(76, 0, true);
    for (let at = 512; at < 1024; at += 4) view.setInt32(at, -1, true);
    // Sector 1 leads to itself.
    view.setInt32(512 + 4, 1, true);
    expect(await codeOf('a.msg', ring)).toEqual(['import-unreadable']);
  });

  it('a mail that ends in the middle is read as far as it goes', async () => {
    const { items } = await look('a.eml', mailText.slice(0, 900));
    expect(items[0]?.mail?.subject).toBe("You can't hide");
  });

  it('a picture whose own facts are damaged has none, and is kept all the same', async () => {
    const picture = exifJpeg('2026:11:04 08:30:15', '+01:00', tinyJpeg);
    const { items } = await look('a.jpg', picture);
    expect(items[0]?.picture).toMatchObject({ device: 'Phone 9', offsetMinutes: 60 });
    for (let seed = 1; seed < 60; seed += 1) {
      const damaged = picture.slice();
      for (let at = 20; at < 150; at += 1 + (seed % 7)) damaged[at] = (damaged[at]! * seed + at) & 255;
      const looked = await look(`${seed}.jpg`, damaged);
      expect(looked.items).toHaveLength(1);
    }
  });

  it('backups of messages that are cut off say so, and nothing is stored', async () => {
    const whole = `<?xml version="1.0"?><smses count="2"><sms address="1" date="1793740449000" type="1" body="a"/><sms address="1" date="17937`;
    const { sources } = await look('sms.xml', whole);
    await expect(room.survey.surveyOf(sources[0]!.source, { zone: 'UTC', order: null })).rejects.toMatchObject({
      code: 'import-unreadable',
    });
    const { entries, staged } = room.database.recordDatabase();
    expect([await entries.count(), await staged.count()]).toEqual([0, 0]);
  });

  it('a file that changes between looking and keeping', async () => {
    let now = givenAs('a.pdf', '%PDF-1.7 first');
    const file = {
      ...now,
      get blob() {
        return now.blob;
      },
      stream: () => now.stream(),
    };
    const { items } = await room.look.lookAt([file], new room.wall.WallClock('UTC'));
    now = givenAs('a.pdf', '%PDF-1.7 other');
    const [item] = items;
    const plan = { sources: [], items: [{ item: item!, time: item!.time, own: false, withPlace: false }], zone: 'UTC' };
    await expect(room.keep.keepImport(plan)).rejects.toMatchObject({ code: 'import-unreadable' });
    expect(await room.database.recordDatabase().bytes.count()).toBe(0);
  });
});
