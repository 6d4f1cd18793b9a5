import { describe, expect, it } from 'vitest';
import { type DateOrder, dayNumber } from '../../../utils/import/date-order.ts';
import { type ImportedMessage, isTimed } from '../../../utils/import/message-source.ts';
import { looksLikeWhatsApp, openWhatsApp } from '../../../utils/import/whatsapp.ts';
import { namedFile } from '../../../utils/import/whatsapp-lines.ts';
import { readAnyStamp, readStamp } from '../../../utils/import/whatsapp-stamp.ts';
import { givenAs } from '../../support/import-room.ts';

/** The evening of 31 December 2023, 21:14 (and 9 seconds where the phone writes them), as phones write it. */
const stamps: [where: string, line: string, seconds?: boolean][] = [
  ['Android, Britain', '31/12/2023, 21:14 - Sam: hi'],
  ['Android, United States', '12/31/23, 9:14 PM - Sam: hi'],
  ['Android, United States, narrow space', '12/31/23, 9:14\u202FPM - Sam: hi'],
  ['Android, Germany', '31.12.23, 21:14 - Sam: hi'],
  ['Android, Canada in French', '2023-12-31 21 h 14 - Sam: hi'],
  ['iPhone, Canada in French', '[2023-12-31 21 h 14 min 09 s] Sam: hi', true],
  ['Android, France', '31/12/2023 à 21:14 - Sam: hi'],
  ['Android, Spain', '31/12/23, 9:14\u00A0p.\u00A0m. - Sam: hi'],
  ['Android, Brazil', '31/12/2023 21:14 - Sam: hi'],
  ['Android, Netherlands', '31-12-2023 21:14 - Sam: hi'],
  ['Android, Sweden', '2023-12-31 21:14 - Sam: hi'],
  ['Android, Canada', '2023-12-31, 9:14 p.m. - Sam: hi'],
  ['Android, Hungary', '2023. 12. 31. 21:14 - Sam: hi'],
  ['Android, Bulgaria', '31.12.23 г., 21:14 ч. - Sam: hi'],
  ['Android, Russia', '31.12.2023, 21:14 - Sam: hi'],
  ['Android, Czechia', '31.12.23 21:14 - Sam: hi'],
  ['Android, Croatia', '31. 12. 2023. 21:14 - Sam: hi'],
  ['Android, Latvia', '31.12.2023 plkst. 21:14 - Sam: hi'],
  ['Android, Indonesia', '31/12/23 21.14 - Sam: hi'],
  ['Android, Korea', '2023년 12월 31일 오후 9:14 - Sam: hi'],
  ['Android, Japan', '2023/12/31 21:14 - Sam: hi'],
  ['Android, China', '2023/12/31 下午9:14 - Sam: hi'],
  ['Android, Taiwan', '2023/12/31 晚上9:14 - Sam: hi'],
  ['Android, Egypt', '٣١\u200F/١٢\u200F/٢٠٢٣، ٩:١٤ م - Sam: hi'],
  ['Android, India (Hindi digits)', '३१/१२/२३, ९:१४ pm - Sam: hi'],
  ['Android, Bangladesh', '৩১/১২/২৩, ৯:১৪ PM - Sam: hi'],
  ['Android, Vietnam', '21:14, 31/12/2023 - Sam: hi'],
  ['Android, Greece', '31/12/2023, 9:14 μ.μ. - Sam: hi'],
  ['Android, Turkey', '31.12.2023 ÖS 9:14 - Sam: hi'],
  ['Android, Thailand', '31/12/2566 21:14 - Sam: hi'],
  ['Android, Iran', '\u200F۱۴۰۲/۱۰/۱۰، ۲۱:۱۴ - Sam: hi'],
  ['iPhone, Saudi Arabia, Islamic years', '[١٨/٠٦/١٤٤٥ هـ، ٩:١٤:٠٩ م] Sam: hi', true],
  ['iPhone, Britain', '[31/12/2023, 21:14:09] Sam: hi', true],
  ['iPhone, United States', '[12/31/23, 9:14:09\u202FPM] Sam: hi', true],
  ['iPhone, Germany', '[31.12.23, 21:14:09] Sam: hi', true],
  ['iPhone, Finland', '[31.12.2023 klo 21.14.09] Sam: hi', true],
  ['iPhone, China', '[2023/12/31 下午9:14:09] Sam: hi', true],
  ['iPhone, Japan', '[2023/12/31 午後9:14:09] Sam: hi', true],
  ['iPhone, Korea', '[2023. 12. 31. 오후 9:14:09] Sam: hi', true],
  ['iPhone, with marks', '\u200E[31/12/2023, 21:14:09] \u202ASam\u202C: hi', true],
];

async function read(
  lines: readonly string[],
  order: DateOrder | null = null,
  zone = 'UTC',
  name = 'WhatsApp Chat with Sam.txt',
): Promise<ImportedMessage[]> {
  const source = await openWhatsApp(givenAs(name, lines.join('\n')), 'utf-8', []);
  const messages: ImportedMessage[] = [];
  for await (const batch of source.messages({ zone, order })) messages.push(...batch.filter(isTimed));
  return messages;
}

const iso = (messages: readonly ImportedMessage[]): string[] => messages.map(({ at }) => new Date(at).toISOString());

describe('a WhatsApp chat, as phones of the world export it', () => {
  it.each(stamps)('%s', async (_, line, seconds = false) => {
    const [message] = await read([line]);
    expect(message).toMatchObject({ person: 'Sam', text: 'hi' });
    expect(new Date(message!.at).toISOString()).toBe(`2023-12-31T21:14:${seconds ? '09' : '00'}.000Z`);
  });

  it('reads the plain forms in the fast way exactly as in the thorough one', () => {
    for (const [, line] of stamps) {
      const fast = readStamp(line);
      expect(fast).toEqual(readAnyStamp(line));
    }
  });

  it.each([
    ['12/31/23, 12:05 AM - S: x', 5],
    ['12/31/23, 12:05 PM - S: x', 12 * 60 + 5],
    ['2023/12/31 午後0:05 - S: x', 12 * 60 + 5],
    ['2023/12/31 上午12:05 - S: x', 5],
  ])('knows noon from midnight: %s', (line, minutes) => {
    expect(readStamp(line)?.time).toBe(minutes * 60_000);
  });

  it.each(['10 - 3 = 7', '[12/11] is fine', '31/12/2023, 25:14 - Sam: x', '31/12 - half past nine', ''])(
    'takes no line for a message that is none: %s',
    (line) => {
      expect(readStamp(line)).toBeNull();
    },
  );

  it('keeps lines, empty ones too, with the message they belong to', async () => {
    const messages = await read(['31/12/2023, 21:14 - Sam: one', '', 'two: three', '31/12/2023, 21:15 - Jo: four']);
    expect(messages.map(({ text }) => text)).toEqual(['one\n\ntwo: three', 'four']);
  });

  it('does not take a quoted message of another form for one', async () => {
    const messages = await read([
      '31/12/2023, 21:14 - Sam: look what he wrote',
      '[30/12/2023, 03:00:00] Kim: I never wrote this',
      '31/12/2023, 21:15 - Jo: when',
    ]);
    expect(messages.map(({ person }) => person)).toEqual(['Sam', 'Jo']);
    expect(messages[0]?.text).toContain('I never wrote this');
  });

  it('gives lines of the app to nobody', async () => {
    const messages = await read([
      '31/12/2023, 21:10 - Messages and calls are end-to-end encrypted.',
      '31/12/2023, 21:11 - Sam changed the subject to “Plan: B”',
      '31/12/2023, 21:14 - Sam: hi',
    ]);
    expect(messages.map(({ person }) => person)).toEqual([null, null, 'Sam']);
    const ios = await read(['[31/12/2023, 21:10:00] Sam: \u200EMessages and calls are end-to-end encrypted.']);
    expect(ios[0]?.person).toBeNull();
  });

  it.each([
    ['Android', '31/12/2023, 21:14 - Sam: \u200EIMG-1.jpg (archivo adjunto)\nlook'],
    ['Android, China', '31/12/2023, 21:14 - Sam: IMG-1.jpg（檔案附加）'],
    ['iPhone', '[31/12/2023, 21:14:09] Sam: \u200E<Anhang: IMG-1.jpg>'],
    ['iPhone, behind a caption', '[31/12/2023, 21:14:09] Sam: look \u200E<attached: IMG-1.jpg>'],
    ['iPhone, behind lines', '[31/12/2023, 21:14:09] Sam: one\ntwo \u200E<pièce jointe : IMG-1.jpg>'],
    ['iPhone, a document', '[31/12/2023, 21:14:09] Sam: IMG-1.jpg • \u200E3 pages \u200E<添付ファイル: IMG-1.jpg>'],
  ])('links what came with a message: %s', async (_, line) => {
    const picture = givenAs('IMG-1.jpg', 'picture');
    const source = await openWhatsApp(givenAs('_chat.txt', line), 'utf-8', [picture]);
    for await (const [message] of source.messages({ zone: 'UTC', order: null })) {
      if (message === undefined) continue;
      expect(message.attachments).toEqual([{ name: 'IMG-1.jpg', mediaType: null, file: picture }]);
    }
  });
});

it('links a file whose name has brackets of its own, and none that somebody only wrote of', () => {
  expect(namedFile('Bill (2).pdf (file attached)')).toBe('Bill (2).pdf');
  expect(namedFile('I saw <attached: a.jpg>')).toBeNull();
  expect(namedFile('a.jpg is (not) here')).toBeNull();
});

it('blank lines in front of the first message do not hide what a text is', () => {
  expect(looksLikeWhatsApp(['', ' ', '31/12/2023, 21:14 - Sam: hi'])).toBe(true);
  expect(looksLikeWhatsApp(['', 'hi', '31/12/2023, 21:14 - Sam: hi'])).toBe(false);
  expect(looksLikeWhatsApp([])).toBe(false);
});

it('every day of the Persian and the Islamic calendar since WhatsApp began is found again', () => {
  for (const calendar of ['persian', 'islamic-umalqura']) {
    const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      timeZone: 'UTC',
    });
    // Every day of four years, then every ninth of what follows.
    for (let day = 14_300; day < 22_500; day += day < 15_800 ? 1 : 9) {
      const parts = format.formatToParts(day * 86_400_000);
      const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
      expect(dayNumber(of('year'), of('month'), of('day'), 'ymd')).toBe(day);
    }
  }
  expect(dayNumber(1402, 12, 30, 'ymd')).toBeNull();
  expect(dayNumber(1403, 12, 30, 'ymd')).not.toBeNull();
});

describe('the order of day and month', () => {
  const finding = async (lines: string[]) =>
    (await openWhatsApp(givenAs('_chat.txt', lines.join('\n')), 'utf-8', [])).orders;

  it('is certain from one date of the whole file that only one order allows', async () => {
    const lines = ['01/02/24, 21:14 - A: x', '03/02/24, 21:14 - A: x', '14/02/24, 21:14 - A: x'];
    expect(await finding(lines)).toMatchObject({ found: 'dmy', how: 'range' });
    expect(await finding(['02/01/24, 9:14 PM - A: x', '02/14/24, 9:14 PM - A: x'])).toMatchObject({ found: 'mdy' });
  });

  it('is taken from the order of the messages where only one lets time go forward', async () => {
    const lines = [
      '11/01/24, 21:14 - A: x',
      '12/01/24, 21:14 - A: x',
      '01/02/24, 21:14 - A: x',
      '02/02/24, 21:14 - A: x',
    ];
    expect(await finding(lines)).toMatchObject({ found: 'dmy', how: 'sequence' });
  });

  it('is asked for, never guessed, where the file leaves it open', async () => {
    const lines = ['03/04/2024, 21:14 - A: x', '05/06/2024, 21:14 - A: x'];
    const found = await finding(lines);
    expect(found).toEqual({ found: null, how: null, possible: ['dmy', 'mdy'] });
    await expect(read(lines)).rejects.toMatchObject({ code: 'import-dates-ambiguous' });
    expect(iso(await read(lines, 'dmy'))[0]).toBe('2024-04-03T21:14:00.000Z');
    expect(iso(await read(lines, 'mdy'))[0]).toBe('2024-03-04T21:14:00.000Z');
  });

  it('is not one in which a message would lie in the future', async () => {
    const year = new Date().getUTCFullYear() + 1;
    const lines = [`01/02/${year - 1}, 21:14 - A: x`];
    expect((await finding(lines))?.possible.length).toBeGreaterThan(0);
    await expect(finding([`01/02/${year + 1}, 21:14 - A: x`])).rejects.toMatchObject({ code: 'import-unreadable' });
  });
});

describe('the clock of the phone', () => {
  it('is not hidden by a line that somebody in the chat made to look like a message of no day', async () => {
    const [forged, quoted] = ['45/45/2024, 10:00 - x: y', '31/02/2024, 10:00 - Jo: \u200E'];
    const lines = ['30/01/2024, 21:14 - Sam: look', forged, '31/01/2024, 09:00 - Jo: no', quoted, 'end'];
    const messages = await read(lines);
    expect(iso(messages)).toEqual(['2024-01-30T21:14:00.000Z', '2024-01-31T09:00:00.000Z']);
    expect(messages.map(({ text }) => text)).toEqual([`look\n${forged}`, `no\n${quoted}\nend`]);
    await expect(read(Array.from({ length: 9 }, (_, day) => `${60 + day}/60/2024, 10:00 - Sam: x`))).rejects.toThrow();
  });

  it('begins the day at 24:05 on a few phones', async () => {
    const messages = await read(['31/12/2023, 24:05 - Sam: hi', '31/12/2023, 00:06 - Sam: hi']);
    expect(iso(messages)).toEqual(['2023-12-31T00:05:00.000Z', '2023-12-31T00:06:00.000Z']);
  });

  it('is read in the zone of the phone, winter and summer', async () => {
    const lines = ['31/01/2024, 12:00 - A: x', '31/07/2024, 12:00 - A: x'];
    expect(iso(await read(lines, null, 'Europe/Berlin'))).toEqual([
      '2024-01-31T11:00:00.000Z',
      '2024-07-31T10:00:00.000Z',
    ]);
    expect(iso(await read(lines, null, 'America/New_York'))[0]).toBe('2024-01-31T17:00:00.000Z');
    expect(iso(await read(lines, null, 'Asia/Kathmandu'))[0]).toBe('2024-01-31T06:15:00.000Z');
  });

  it('takes the first of the hour that autumn has twice, and goes on through the one that spring skips', async () => {
    const lines = ['27/10/2024, 01:30 - A: x', '31/03/2024, 01:30 - A: x'];
    const times = iso(await read(lines, 'dmy', 'Europe/London'));
    expect(times).toEqual(['2024-10-27T00:30:00.000Z', '2024-03-31T01:30:00.000Z']);
  });
});
