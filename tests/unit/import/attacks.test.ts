import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { outlookMail } from '../../support/outlook-sample.ts';
import { fakeBrowser } from '../../support/fake-extension.ts';
import { everything, givenAs, openImportRoom } from '../../support/import-room.ts';
import { chatText, exifJpeg, mailText, tinyJpeg } from '../../support/import-samples.ts';
import { zipOf } from '../../support/read-source.ts';
import { isTimed } from '../../../utils/import/message-source.ts';

const extension = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: extension.default }));

const at = 1_793_740_449_000;
const settings = { zone: 'UTC', order: null };

/** One of each download, with one good message of Sam's beside what `bad` puts there. */
const downloads: Record<string, (bad: unknown[]) => Record<string, string>> = {
  meta: (bad) => ({
    'messages/inbox/sam_1/message_1.json': JSON.stringify({
      participants: [{ name: 'Sam' }],
      messages: [...bad, { sender_name: 'Sam', timestamp_ms: at, content: 'good' }],
    }),
  }),
  x: (bad) => ({
    'data/direct-messages.js': `window.YTD.direct_messages.part0 = ${JSON.stringify([
      { dmConversation: { conversationId: '1-2', messages: bad } },
      ...bad,
      {
        dmConversation: {
          conversationId: '1-2',
          messages: [
            { messageCreate: { id: '9', senderId: '2', text: 'good', createdAt: new Date(at).toISOString() } },
          ],
        },
      },
    ])}`,
  }),
  discord: (bad) => ({
    'messages/c1/messages.json': JSON.stringify([
      ...bad,
      { ID: '1', Timestamp: '2026-11-03 21:14:09', Contents: 'good', Attachments: '' },
    ]),
  }),
  snapchat: (bad) => ({
    'json/chat_history.json': JSON.stringify({
      sam: [...bad, { From: 'sam', 'Media Type': 'TEXT', Content: 'good', Created: '2026-11-03 21:14:09 UTC' }],
      odd: bad[0] ?? null,
    }),
  }),
};

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** What no download holds, in the place of a message. */
const oddities: Record<string, unknown[]> = {
  'of other types': [null, 1, 'x', [], [[[]]], true, { messageCreate: 7 }, { messages: 'no' }],
  'with fields of other types': [
    { sender_name: {}, timestamp_ms: at, content: [1], photos: 'x', reactions: { a: 1 }, share: 3 },
    { messageCreate: { createdAt: {}, senderId: [], text: 5, urls: 'x', mediaUrls: {} } },
    { ID: {}, Timestamp: [], Contents: {}, Attachments: {} },
    { From: [], Created: {}, 'Media IDs': 5, 'Created(microseconds)': 'x' },
  ].slice(1),
  'at times that no calendar has': [
    1e300,
    -1,
    0,
    Number.NaN,
    8.64e15,
    '9'.repeat(400),
    '+275760-09-13T00:00:00Z',
  ].flatMap((time) => [
    { sender_name: 'Sam', timestamp_ms: time, content: 'bad' },
    { messageCreate: { createdAt: time, senderId: '2', text: 'bad' } },
    { Timestamp: time, Contents: 'bad' },
    { From: 'sam', Content: 'bad', Created: time, 'Created(microseconds)': time },
  ]),
};

describe('input made to do harm', () => {
  let room: Awaited<ReturnType<typeof openImportRoom>>;
  beforeEach(async () => {
    extension.forget();
    room = await openImportRoom();
  });

  const look = (name: string, content: BlobPart | Uint8Array) =>
    room.look.lookAt([givenAs(name, content)], new room.wall.WallClock('UTC'));

  /** What a source holds when it is brought in: times and words; or the code with which it is refused. */
  async function keptOf(name: string, content: BlobPart | Uint8Array): Promise<string[] | string> {
    const { sources, refused } = await look(name, content);
    const [opened] = sources;
    if (opened === undefined) return refused[0]?.failure.code ?? 'nothing';
    try {
      const { conversations, untimed } = await room.survey.surveyOf(opened.source, settings);
      const choice = everything(conversations);
      await room.keep.keepImport({
        sources: [{ opened, settings, choice, conversations, untimed, keepOriginals: true }],
        items: [],
        zone: 'UTC',
      });
    } catch (thrown) {
      expect(thrown).toHaveProperty('code');
      return (thrown as { code: string }).code;
    }
    const messages: string[] = [];
    for await (const batch of opened.source.messages(settings))
      for (const one of batch) if (isTimed(one)) messages.push(`${new Date(one.at).toISOString()} ${one.text}`);
    return messages;
  }

  const nothing = async () => {
    const { entries, exhibits, bytes, staged, journal } = room.database.recordDatabase();
    expect(await Promise.all([entries, exhibits, bytes, staged, journal].map((table) => table.count()))).toEqual([
      0, 0, 0, 0, 0,
    ]);
  };

  it.each(Object.keys(downloads).flatMap((kind) => Object.keys(oddities).map((what) => [kind, what] as const)))(
    '%s with messages %s: the good one is kept',
    async (kind, what) => {
      const good = '2026-11-03T21:14:09.000Z good';
      const kept = await keptOf('a.zip', await zipOf(downloads[kind]!(oddities[what]!)));
      expect(kept).toEqual([good]);
    },
  );

  it.each(Object.keys(downloads))(
    '%s that is cut off, nested deep, or no text: one code, nothing stored',
    async (kind) => {
      const [[path, whole]] = Object.entries(downloads[kind]!([])) as [[string, string]];
      const broken = [
        whole.slice(0, -20),
        nested(200_000),
        `${'{"a":'.repeat(100_000)}1`,
        Uint8Array.from([0xff, 0xfe, 0, 0, 1]),
        '\0'.repeat(50),
        '',
      ];
      for (const content of broken) {
        const kept = await keptOf('a.zip', await zipOf({ [path]: content }));
        expect(['import-unreadable', 'import-empty', 'nothing-selected', 'import-unknown']).toContain(kept);
      }
      await nothing();
    },
  );

  it('times in seconds, milliseconds and microseconds are one moment', async () => {
    const times = [at, at / 1000, at * 1000, String(at)];
    const bad = times.map((time) => ({ sender_name: 'Sam', timestamp_ms: time, content: 'good' }));
    const kept = await keptOf('a.zip', await zipOf(downloads['meta']!(bad)));
    expect(new Set(kept)).toEqual(new Set(['2026-11-03T21:14:09.000Z good']));
  });

  it('names without end are cut, in every download, and what they said stays', async () => {
    const long = 'N'.repeat(100_000);
    const { sources } = await look(
      'a.zip',
      await zipOf({
        'messages/inbox/sam_1/message_1.json': JSON.stringify({
          title: long,
          messages: [{ sender_name: long, timestamp_ms: at, content: long }],
        }),
      }),
    );
    const { conversations } = await room.survey.surveyOf(sources[0]!.source, settings);
    expect(conversations[0]?.name?.length).toBe(300);
    expect(conversations[0]?.people[0]?.sign.name?.length).toBe(300);
  });

  it('letters that the download garbles are put right, others stay as they are', async () => {
    const garbled = '\u00e2\u0080\u0099 \u00c3\u00a9 \u00f0\u009f\u0098\u0080';
    const odd = ['\u00e2\u0080', '\u00ff\u00fe', `\ud83d`, '\u0000'];
    const bad = [garbled, ...odd].map((content) => ({ sender_name: 'Sam', timestamp_ms: at, content }));
    const kept = await keptOf('a.zip', await zipOf(downloads['meta']!(bad)));
    expect(kept[0]).toBe('2026-11-03T21:14:09.000Z ’ é 😀');
    expect(kept[1]).toContain('\u00e2\u0080');
    expect(kept).toHaveLength(6);
  });

  it('one conversation in four hundred thousand files is told apart before the limit ends this test', async () => {
    const file = givenAs('', '');
    const files = Array.from({ length: 400_000 }, (_, part) => ({
      ...file,
      path: `messages/inbox/sam_1/message_${part}.json`,
    }));
    const { metaThreads } = await import('../../../utils/import/meta.ts');
    expect(metaThreads(files).get('sam_1')).toHaveLength(400_000);
  });

  it('pages to look at instead of data are told so', async () => {
    for (const path of [
      'messages/inbox/sam_1/message_1.html',
      'your_instagram_activity/messages/inbox/sam_1/message_1.html',
    ])
      expect(await keptOf('a.zip', await zipOf({ [path]: '<html>' }))).toBe('import-not-json');
    await nothing();
  });

  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, big', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('XML in %s that defines or calls entities', async (_, encode) => {
    const sms = `<smses><sms address="1" date="${at}" type="1" body="BODY"/></smses>`;
    const define = (what: string, body = '&a;') =>
      encode(`<?xml version="1.0"?><!DOCTYPE smses [${what}]>${sms.replace('BODY', body)}`);
    expect(await keptOf('a.xml', define('<!ENTITY a "x">'))).toBe('import-unsafe');
    expect(await keptOf('a.xml', define('<!ENTITY a SYSTEM "file:///etc/passwd">'))).toBe('import-unsafe');
    expect(await keptOf('a.xml', define('<!ENTITY % a SYSTEM "http://x.example/a.dtd"> %a;'))).toBe('import-unsafe');
    expect(await keptOf('a.xml', encode(sms.replace('BODY', '&a;')))).toBe('import-unreadable');
    await nothing();
    const outer = encode(`<?xml version="1.0"?><!DOCTYPE smses SYSTEM "http://x.example/a.dtd">${sms}`);
    expect(await keptOf('a.xml', outer)).toEqual(['2026-11-03T21:14:09.000Z BODY']);
  });

  it('a picture whose own facts are a ring, count without end or point outside is kept without them', async () => {
    const whole = exifJpeg('2026:11:04 08:30:15', '+01:00', tinyJpeg);
    const tiff = 12;
    const changed = (change: (view: DataView) => void) => {
      const bytes = whole.slice();
      change(new DataView(bytes.buffer));
      return bytes;
    };
    const pictures = {
      // Where IFD0 leads to the camera's own list, it leads to itself.
      ring: changed((view) => view.setUint32(tiff + 8 + 2 + 12 + 8, 8)),
      'next ring': changed((view) => view.setUint32(tiff + 8 + 2 + 36, 8)),
      'huge counts': changed((view) => {
        for (const entry of [0, 1, 2]) view.setUint32(tiff + 8 + 2 + entry * 12 + 4, 0xffffffff);
      }),
      'huge numbers': changed((view) => {
        view.setUint16(tiff + 8 + 2 + 2, 5);
        view.setUint32(tiff + 8 + 2 + 4, 0x7fffffff);
      }),
      'many entries': changed((view) => view.setUint16(tiff + 8, 0xffff)),
      outside: changed((view) => view.setUint32(tiff + 4, 0xfffffff0)),
    };
    for (const [name, bytes] of Object.entries(pictures)) {
      const { items } = await look(`${name}.jpg`, bytes);
      expect(
        items.map(({ mediaType, sizeBytes }: { mediaType: string; sizeBytes?: number }) => [mediaType, sizeBytes]),
      ).toEqual([['image/jpeg', undefined]]);
    }
  });

  it('facts of PNG and WebP are read; names in them without end are cut', async () => {
    const block = exifJpeg('2026:11:04 08:30:15', '+01:00', tinyJpeg);
    const tiff = Buffer.from(block.subarray(12, block.length - tinyJpeg.length + 2));
    const { crc32 } = await import('../../../utils/shared/crc32.ts');
    const chunk = (type: string, data: Buffer) => {
      const head = Buffer.alloc(4);
      head.writeUInt32BE(data.length);
      const body = Buffer.concat([Buffer.from(type), data]);
      const sum = Buffer.alloc(4);
      sum.writeUInt32BE(crc32(body));
      return Buffer.concat([head, body, sum]);
    };
    const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
    const png = (...chunks: Buffer[]) =>
      Buffer.concat([
        Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'),
        chunk('IHDR', header),
        ...chunks,
        chunk('IEND', Buffer.alloc(0)),
      ]);
    const webp = (exif: Buffer) => {
      const size = Buffer.alloc(4);
      size.writeUInt32LE(exif.length);
      const body = Buffer.concat([Buffer.from('WEBPEXIF'), size, exif]);
      const riff = Buffer.alloc(4);
      riff.writeUInt32LE(body.length);
      return Buffer.concat([Buffer.from('RIFF'), riff, body]);
    };
    for (const picture of [
      png(chunk('eXIf', tiff)),
      webp(tiff),
      webp(Buffer.concat([Buffer.from('Exif\0\0'), tiff])),
    ]) {
      const { items } = await look('a', picture);
      expect(items[0]?.picture).toMatchObject({ device: 'Phone 9', offsetMinutes: 60 });
    }
    const text = chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${'<a>'.repeat(100_000)}`));
    for (const picture of [png(text), png(text, text), webp(Buffer.alloc(3)), webp(Buffer.from('Exif\0\0'))])
      expect((await look('a', picture)).items[0]?.picture.device).toBeNull();
  });

  it('a picture of nothing but beginnings of facts is looked through at once', async () => {
    const bytes = new Uint8Array(24 << 20).fill(0x45);
    bytes.set(Buffer.from('\0\0\0\x18ftypheic', 'latin1'));
    expect((await look('a.heic', bytes)).items[0]?.mediaType).toBe('image/heic');
  });

  it('mails nested or stretched without end are refused or read, and an entry shows little of them', async () => {
    const part = (depth: number): string =>
      `Content-Type: multipart/mixed; boundary="b${depth}"\r\n\r\n--b${depth}\r\n`;
    const deep = `From: sam@mail.example\r\nDate: x\r\n${Array.from({ length: 10_000 }, (_, depth) => part(depth)).join('')}`;
    const { items, refused } = await look('a.eml', deep);
    expect([...items.map(({ kind }) => kind), ...refused.map(({ failure }) => failure.code)]).toEqual([
      'import-unreadable',
    ]);
    const { mailHeaderFacts, readMail } = await import('../../../utils/import/mail-facts.ts');
    const long = `${' '.repeat(200_000)}x`;
    const received = 'Received: from a by b; Tue, 3 Nov 2026 21:20:11 +0000\r\n'.repeat(20_000);
    const headers = `Date:${long}\r\nSubject: ${'A'.repeat(200_000)}\r\nX-Mailer: =?utf-8?B?${'QUJD'.repeat(50_000)}?=\r\n`;
    const mail = await readMail(
      Buffer.from(`From: "${'F'.repeat(100_000)}" <sam@mail.example>\r\n${received}${headers}\r\nhi`),
    );
    expect(mail.sentAt).toBeNull();
    expect(mail.text?.trim()).toBe('hi');
    expect(JSON.stringify([mail.subject, mail.from, mailHeaderFacts(mail)]).length).toBeLessThan(40_000);
    expect(mail.headers.filter(({ key }) => key === 'received')).toHaveLength(20_000);
    await expect(readMail(Buffer.from(`From: a\r\nX: ${'A'.repeat(4 << 20)}\r\n\r\nhi`))).rejects.toMatchObject({
      code: 'import-unreadable',
    });
  });

  it('a .msg with any four bytes of its tables changed ends, as a mail or with one code', async () => {
    const whole = outlookMail(tinyJpeg);
    const codes = new Set<string>();
    for (let place = 24; place < Math.min(whole.length - 4, 3600); place += 28) {
      for (const value of [0, 1, -1, -2, 0x7fffffff]) {
        const bytes = Uint8Array.from(whole);
        new DataView(bytes.buffer).setInt32(place, value, true);
        const { items, refused } = await look('a.msg', bytes);
        expect(items.length + refused.length).toBe(1);
        for (const { failure } of refused) codes.add(failure.code);
      }
    }
    expect([...codes]).toEqual(['import-unreadable']);
  });

  it('lists of calls however they are parted, quoted or marked', async () => {
    const line = (separator: string) =>
      [
        `sep=${separator}`,
        ['Date', 'Number', 'Type', 'Duration'].join(separator),
        ['2026-11-03T21:14:09Z', '+441', 'Missed', '0'].join(separator),
      ].join('\r\n');
    const calls = ['2026-11-03T21:14:09.000Z Missed call'];
    for (const separator of [';', ',', '\t']) expect(await keptOf('a.csv', line(separator))).toEqual(calls);
    const quoted =
      'Date;Number;Type;Name\r\n2026-11-03T21:14:09Z;"=HYPERLINK(""x"")";Missed;"Sam\r\nCarter"\r\nno date;1;Missed;x\r\n';
    expect(await keptOf('a.csv', `\uFEFF${quoted}`)).toEqual(calls);
    expect(await keptOf('a.csv', Buffer.from(`\uFEFF${quoted}`, 'utf16le'))).toEqual(calls);
    expect(await keptOf('a.csv', 'Date,Number\n"2026-11-03T21:14:09Z,1\n2026')).toBe('import-unreadable');
    expect(await keptOf('a.csv', 'Date,Number\n0000000000,1\n9999999999999999,2\n9999-99-99T99:99Z,3')).toBe(
      'import-unreadable',
    );
  });

  it('archives in archives, names twice or alike, and endings that lie', async () => {
    const inner = new Uint8Array(await (await zipOf({ 'WhatsApp Chat with Sam.txt': chatText })).arrayBuffer());
    expect(await keptOf('a.zip', await zipOf({ 'inner.zip': inner }))).toBe('import-unknown');
    await nothing();
    const { items, refused } = await look(
      'a.zip',
      await zipOf({
        'A.JPG': tinyJpeg,
        'a.jpg': tinyJpeg,
        'b/a.jpg': tinyJpeg,
        'film.mp4': tinyJpeg,
        'x.jpg': '%PDF-1.7',
        'n.jpg': '',
      }),
    );
    expect(items.map(({ file, kind }) => `${file.path} ${kind}`)).toEqual([
      'A.JPG picture',
      'a.jpg picture',
      'b/a.jpg picture',
      'film.mp4 picture',
      'x.jpg document',
    ]);
    expect(refused.map(({ failure }) => failure.code)).toEqual(['import-empty']);
    expect(mailText).toContain('Received');
  });
});
