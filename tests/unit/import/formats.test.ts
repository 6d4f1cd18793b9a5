import { describe, expect, it } from 'vitest';
import { openCallsCsv } from '../../../utils/import/calls-csv.ts';
import { lookAt } from '../../../utils/import/look.ts';
import { metaText } from '../../../utils/import/meta-text.ts';
import { openPhoneXml } from '../../../utils/import/phone-xml.ts';
import { platformSource } from '../../../utils/import/platform-source.ts';
import { detectEncoding } from '../../../utils/import/text-encoding.ts';
import { WallClock } from '../../../utils/import/wall-clock.ts';
import { givenAs } from '../../support/import-room.ts';
import { messagesOf, told, zipFiles, zipOf } from '../../support/read-source.ts';

/** As Facebook writes a text: each byte of its UTF-8 as a character. */
const garbled = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const json = (value: unknown): string => JSON.stringify(value);

async function opened(files: Record<string, string | Uint8Array>) {
  const source = await platformSource(await zipFiles(files));
  if (source === null) throw new Error('no platform recognised');
  return { source, messages: await messagesOf(source) };
}

describe('a download of Instagram or Facebook', () => {
  const thread = 'your_instagram_activity/messages/inbox/samcarter_17';
  const files = {
    'personal_information/personal_information/personal_information.json': json({
      profile_user: [{ string_map_data: { Name: { value: 'Jo Bell' }, Username: { value: 'jo.bell' } } }],
    }),
    [`${thread}/message_1.json`]: json({
      participants: [{ name: garbled('Zoë Carter') }, { name: 'Jo Bell' }],
      title: garbled('Zoë Carter'),
      messages: [
        { sender_name: 'Jo Bell', timestamp_ms: 1_793_740_000_000, content: 'Leave me alone' },
        {
          sender_name: garbled('Zoë Carter'),
          timestamp_ms: 1_793_730_000_123,
          content: garbled('J’ai vu ta fenêtre 😈'),
          photos: [{ uri: `${thread}/photos/window.jpg`, creation_timestamp: 1_793_730_000 }],
          reactions: [{ reaction: garbled('❤'), actor: 'Jo Bell' }],
        },
      ],
    }),
    [`${thread}/photos/window.jpg`]: 'picture',
  };

  it('is read with exact times, letters put right, pictures linked', async () => {
    const { source, messages } = await opened(files);
    expect(source.format).toBe('instagram');
    expect(told(source, messages)).toEqual([
      '2026-11-03T18:20:00.123Z Zoë Carter: J’ai vu ta fenêtre 😈\n[❤ by Jo Bell]',
      '2026-11-03T21:06:40.000Z Jo Bell (own): Leave me alone',
    ]);
    expect(source.conversationName('samcarter_17')).toBe('Zoë Carter');
    expect(messages[0]?.attachments[0]).toMatchObject({ name: 'window.jpg', file: { sizeBytes: 7 } });
    expect(source.originalsOf?.('samcarter_17').map(({ path }) => path)).toEqual([`${thread}/message_1.json`]);
  });

  it.each([
    ['Zoë', 'Zoë'],
    [garbled('Zoë'), 'Zoë'],
    [garbled('😂'), '😂'],
    ['naïve', 'naïve'],
    ['Привет', 'Привет'],
    ['plain', 'plain'],
  ])('puts right only what is wrong: %s', (written, right) => {
    expect(metaText(written)).toBe(right);
  });

  it('links the picture of its own conversation where another has one of that name, and none by a name of many', async () => {
    const inbox = (who: string) => `messages/inbox/${who}`;
    const chat = (who: string, uri: string) => ({
      [`${inbox(who)}/message_1.json`]: json({
        participants: [{ name: who }],
        title: who,
        messages: [{ sender_name: who, timestamp_ms: 1_793_730_000_000, photos: [{ uri }] }],
      }),
      [`my facebook/${inbox(who)}/photos/1.jpg`]: `of ${who}`,
    });
    const { messages } = await opened({ ...chat('kim', `${inbox('kim')}/photos/1.jpg`), ...chat('samuel', 'x/1.jpg') });
    const linked = messages.map(({ person, attachments }) => [person, attachments[0]?.file?.sizeBytes ?? null]);
    expect(linked.toSorted()).toEqual([
      ['kim', 6],
      ['samuel', null],
    ]);
  });

  it('is read from the end-to-end encrypted form of Messenger too', async () => {
    const { source, messages } = await opened({
      'messages/Sam Carter_12.json': json({
        participants: ['Sam Carter', 'Jo Bell'],
        threadName: 'Sam Carter_12',
        messages: [{ senderName: 'Sam Carter', text: 'é 😈', timestamp: 1_793_730_000_123, type: 'text', media: [] }],
      }),
    });
    expect(source.format).toBe('facebook');
    expect(told(source, messages)).toEqual(['2026-11-03T18:20:00.123Z Sam Carter: é 😈']);
  });

  it('is put together where it came in several archives; another person’s stays apart', async () => {
    const all = Object.entries(files);
    const part = async (name: string, some: typeof all) => givenAs(name, await zipOf(Object.fromEntries(some)));
    const later = JSON.stringify({
      participants: [],
      title: garbled('Zoë Carter'),
      messages: [{ sender_name: 'Jo Bell', timestamp_ms: 1_793_750_000_000, content: 'Stop' }],
    });
    const given = [
      await part('instagram-jo-a.zip', all.slice(0, 2)),
      await part('holiday.zip', [['beach/sea.txt', 'no words']]),
      await part('instagram-jo-b.zip', [...all.slice(2), [`${thread}/message_2.json`, later]]),
      await part('instagram-kim.zip', all),
    ];
    const { sources, refused } = await lookAt(given, new WallClock('UTC'));
    expect(sources.map(({ name, more }) => [name, ...more.map((one) => one.name)])).toEqual([
      ['instagram-jo-a.zip', 'instagram-jo-b.zip'],
      ['instagram-kim.zip'],
    ]);
    expect(sources[0]?.more[0]?.sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(refused.map(({ name }) => name)).toEqual(['beach/sea.txt']);
    const messages = await messagesOf(sources[0]!.source);
    expect(messages.map(({ attachments }) => attachments.map(({ file }) => file?.sizeBytes))).toEqual([[7], [], []]);
    expect(sources[0]!.source.originalsOf?.('samcarter_17').map(({ archive }) => archive)).toEqual([
      'instagram-jo-a.zip',
      'instagram-jo-b.zip',
    ]);
  });

  it('in several archives that cannot be read is refused by itself', async () => {
    const page = async (at: number) =>
      givenAs(`f-${at}.zip`, await zipOf({ [`messages/inbox/sam_1/message_${at}.html`]: '<html>' }));
    const chat = givenAs('_chat.txt', '31/12/2023, 21:14 - Sam: hi');
    const { sources, refused } = await lookAt([await page(1), chat, await page(2)], new WallClock('UTC'));
    expect(refused.map(({ name, failure }) => [name, failure.code])).toEqual([['f-1.zip, f-2.zip', 'import-not-json']]);
    expect(sources.map(({ name }) => name)).toEqual(['_chat.txt']);
  });

  it('is asked for anew where it was made to be looked at', async () => {
    await expect(opened({ 'messages/inbox/sam_1/message_1.html': '<html></html>' })).rejects.toMatchObject({
      code: 'import-not-json',
    });
  });
});

describe('other downloads', () => {
  it('X: both sides by their account ids, media by the message they came with', async () => {
    const { source, messages } = await opened({
      'data/account.js': `window.YTD.account.part0 = ${json([{ account: { accountId: '11', username: 'jo', accountDisplayName: 'Jo' } }])}`,
      'data/direct-messages.js': `window.YTD.direct_messages.part0 = ${json([
        {
          dmConversation: {
            conversationId: '11-22',
            messages: [
              {
                messageCreate: {
                  id: '9007199254740993',
                  senderId: '22',
                  text: 'I see you',
                  createdAt: '2026-11-03T21:14:09.123Z',
                  mediaUrls: [],
                  urls: [],
                },
              },
              {
                messageCreate: {
                  id: '5',
                  senderId: '11',
                  text: 'stop',
                  createdAt: '2026-11-03T21:15:00.000Z',
                  mediaUrls: [],
                  urls: [],
                },
              },
            ],
          },
        },
      ])}`,
      'data/direct_messages_media/9007199254740993-a.jpg': 'x',
    });
    expect(told(source, messages)).toEqual([
      '2026-11-03T21:14:09.123Z 22: I see you',
      '2026-11-03T21:15:00.000Z Jo (own): stop',
    ]);
    expect(messages[0]).toMatchObject({ id: '9007199254740993', attachments: [{ name: '9007199254740993-a.jpg' }] });
  });

  it('Snapchat: the newer history and the older one', async () => {
    const line = { 'Media Type': 'TEXT', IsSaved: true, 'Conversation Title': null, 'Media IDs': '' };
    const { source, messages } = await opened({
      'json/account.json': json({ 'Basic Information': { Username: 'jo', Name: 'Jo Bell' } }),
      'json/friends.json': json({ Friends: [{ Username: 'sam99', 'Display Name': 'Sam C' }] }),
      'json/chat_history.json': json({
        sam99: [
          {
            ...line,
            From: 'sam99',
            Content: 'hey',
            IsSender: false,
            Created: '2026-11-03 21:14:09 UTC',
            'Created(microseconds)': 1_793_740_449_250,
          },
          {
            ...line,
            From: 'jo',
            Content: null,
            'Media Type': 'STICKER',
            IsSender: true,
            Created: '2026-11-03 21:15:00 UTC',
            'Created(microseconds)': 0,
          },
        ],
        'Received Saved Chat History': [
          { From: 'kim', 'Media Type': 'TEXT', Created: '2026-11-04 08:00:00 UTC', Text: 'old' },
        ],
      }),
    });
    expect(told(source, messages)).toEqual([
      '2026-11-03T21:14:09.250Z Sam C: hey',
      '2026-11-03T21:15:00.000Z Jo Bell (own): [sticker]',
      '2026-11-04T08:00:00.000Z kim: old',
    ]);
  });

  it.each([
    ['messages', 'account'],
    ['Nachrichten', 'Konto'],
  ])('Discord: own messages, by channel, in %s', async (folder, account) => {
    const { source, messages } = await opened({
      [`${account}/user.json`]: json({ id: '5', username: 'jo', global_name: 'Jo' }),
      'servers/index.json': json({ 77: 'a server' }),
      [`${folder}/index.json`]: json({ 77: 'Direct Message with sam#0' }),
      [`${folder}/c77/messages.json`]:
        '[{"ID": 1234567890123456789, "Timestamp": "2026-11-03 21:14:09", "Contents": "stop", "Attachments": ""}]',
    });
    expect(told(source, messages)).toEqual(['2026-11-03T21:14:09.000Z Jo (own): stop']);
    expect(source.conversationName('77')).toBe('Direct Message with sam#0');
    // A number too long for JSON is left out rather than told wrong.
    expect(messages[0]?.id).toBeNull();
  });

  it('Discord: an older download, whose messages are a table', async () => {
    const { source, messages } = await opened({
      'account/user.json': json({ id: '5', username: 'jo' }),
      'messages/index.json': json({ 77: 'Direct Message with sam#0' }),
      'messages/c77/channel.json': json({ id: '77', type: 1 }),
      'messages/c77/messages.csv':
        'ID,Timestamp,Contents,Attachments\r\n' +
        '1234567890123456789,2020-11-03 21:14:09.123000+00:00,"stop, ""please""\r\nnow",\r\n' +
        '1234567890123456790,2020-11-03 21:15:00+00:00,,https://cdn.example/a.png\r\n',
    });
    expect(told(source, messages)).toEqual([
      '2020-11-03T21:14:09.123Z jo (own): stop, "please"\r\nnow',
      '2020-11-03T21:15:00.000Z jo (own): ',
    ]);
    expect(messages.map(({ id }) => id)).toEqual(['1234567890123456789', '1234567890123456790']);
    expect(messages[1]?.attachments.map(({ name }) => name)).toEqual(['https://cdn.example/a.png']);
  });
});

describe('what an Android phone saves', () => {
  const xml = `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<!--File Created By SMS Backup & Restore-->
<smses count="3">
  <sms protocol="0" address="+44 7700 900123" date="1793740449000" type="1" body="I see you &#55357;&#56840; &amp; yours" contact_name="Sam Carter" />
  <sms protocol="0" address="+447700900123" date="1793740500000" type="2" body="stop" contact_name="Sam Carter" />
  <mms date="1793740600000" msg_box="1" address="+447700900123" contact_name="Sam Carter" sub="null">
    <parts>
      <part seq="-1" ct="application/smil" text="&lt;smil/&gt;" />
      <part seq="0" ct="image/jpeg" cl="door.jpg" data="aGVsbG8=" />
      <part seq="0" ct="text/plain" text="your door" />
    </parts>
    <addrs><addr address="+447700900123" type="137" charset="106" /></addrs>
  </mms>
</smses>`;

  it('messages and what came with them, emoji put together again', async () => {
    const source = await openPhoneXml('smses', givenAs('sms.xml', xml), 'utf-8');
    const messages = await messagesOf(source);
    expect(told(source, messages)).toEqual([
      '2026-11-03T21:14:09.000Z Sam Carter: I see you 😈 & yours',
      '2026-11-03T21:15:00.000Z me (own): stop',
      '2026-11-03T21:16:40.000Z Sam Carter: your door',
    ]);
    expect(new Set(messages.map(({ conversation }) => conversation)).size).toBe(1);
    const [picture] = messages[2]?.attachments ?? [];
    const bytes: number[] = [];
    for await (const piece of picture?.file?.stream() ?? []) bytes.push(...piece);
    expect({ name: picture?.name, text: Buffer.from(bytes).toString() }).toEqual({ name: 'door.jpg', text: 'hello' });
  });

  it('calls', async () => {
    const calls = `<calls count="2"><call number="+447700900123" duration="0" date="1793740449000" type="3" contact_name="Sam"/><call number="+447700900123" duration="65" date="1793740500000" type="2" contact_name="Sam"/></calls>`;
    const source = await openPhoneXml('calls', givenAs('calls.xml', calls), 'utf-8');
    expect(told(source, await messagesOf(source))).toEqual([
      '2026-11-03T21:14:09.000Z Sam: Missed call',
      '2026-11-03T21:15:00.000Z me (own): Outgoing call, 1 min 5 s',
    ]);
  });
});

describe('lists of calls', () => {
  const encodings: [name: string, encode: (text: string) => Uint8Array][] = [
    ['utf-8', (text) => Buffer.from(text, 'utf8')],
    ['utf-16le', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['windows-1252', (text) => Buffer.from(text, 'latin1')],
  ];

  it.each(encodings)('in %s', async (name, encode) => {
    const bytes = encode(
      'Datum;Uhrzeit;Rufnummer;Name;Richtung;Dauer\r\n13.11.2026;21:14:09;+49 151 000;Jörg;entgangen;0\r\n13.11.2026;21:20:00;+49 151 000;Jörg;ausgehend;65\r\n',
    );
    const file = givenAs('anrufe.csv', bytes);
    const encoding = await detectEncoding(file, bytes as Uint8Array<ArrayBuffer>);
    expect(encoding).toBe(name);
    const source = await openCallsCsv(file, encoding);
    expect(told(source, await messagesOf(source, 'Europe/Berlin'))).toEqual([
      '2026-11-13T20:14:09.000Z Jörg: Missed call',
      '2026-11-13T20:20:00.000Z me (own): Outgoing call, 1 min 5 s',
    ]);
  });

  it.each([
    '3 Nov 2026 21:14',
    '03-Nov-2026 9:14 PM',
    'Nov 3, 2026 9:14 PM',
    'November 3, 2026, 21:14',
    'Tue, 3 Nov 2026 21:14',
    '3. Nov. 2026 21:14',
    '3 novembre 2026 21:14',
    '3 de noviembre de 2026 21:14',
  ])('with its months in words: %s', async (date) => {
    const table = `Number,Date,Type\n07700900123,"${date}",Incoming\n`;
    const source = await openCallsCsv(givenAs('calls.csv', table), 'utf-8');
    expect(told(source, await messagesOf(source))).toEqual(['2026-11-03T21:14:00.000Z 07700900123: Incoming call']);
  });

  it('asks where day and month could be either', async () => {
    const source = await openCallsCsv(givenAs('c.csv', 'Date,Number,Type\n03/04/2026 9:14 PM,123,Incoming\n'), 'utf-8');
    expect(source.orders).toEqual({ found: null, how: null, possible: ['dmy', 'mdy'] });
    await expect(messagesOf(source)).rejects.toMatchObject({ code: 'import-dates-ambiguous' });
  });
});
