import { describe, expect, it } from 'vitest';
import { decodeMailWords, headerOf, parseMailSource, utcOfMailDate } from '../../../../utils/sites/mail/mail-source.ts';
import { readMailSource } from '../../../../utils/sites/mail/mail-source-item.ts';
import { addressIn, nameBeside } from '../../../../utils/sites/mail/quoted-mail.ts';

describe('the source of a mail', () => {
  it('is taken apart into fields, unfolded, and a body kept as it is', () => {
    const source = parseMailSource(
      'Received: from a\r\n\tby b;\r\n Tue\r\nFrom: A <a@b.example>\r\nSubject: x\r\n\r\nline one\r\n\r\n  line two',
    );
    expect(source?.headers).toEqual([
      ['Received', 'from a by b; Tue'],
      ['From', 'A <a@b.example>'],
      ['Subject', 'x'],
    ]);
    expect(source?.body).toBe('line one\n\n  line two');
    expect(source && headerOf(source, 'FROM')).toBe('A <a@b.example>');
  });

  it.each([['Hello, this is no mail.\n\nAt all.'], [''], ['A: 1\n\nb'], ['From a@b.example\nX: 1\nY: 2\nZ: 3']])(
    '%j is none',
    (text) => {
      expect(parseMailSource(text)).toBeNull();
      expect(readMailSource(text)).toBeNull();
    },
  );
});

describe('the Date field', () => {
  it.each([
    ['Tue, 3 Nov 2026 21:14:05 +0100', '2026-11-03T20:14:05.000Z'],
    ['3 Nov 2026 21:14 -0530 (comment)', '2026-11-04T02:44:00.000Z'],
    ['Sun, 01 Mar 2026 00:30:00 +0130', '2026-02-28T23:00:00.000Z'],
  ])('%s is %s', (raw, utc) => {
    expect(utcOfMailDate(raw)).toBe(utc);
  });

  it.each(['Tue, 3 Nov 2026 21:14:05', 'Di, 3 Nov 2026 21:14:05 +0100x', 'Tue, 3 Mai 2026 21:14:05 +0200', '', null])(
    '%s names no time and zone',
    (raw) => {
      expect(utcOfMailDate(raw)).toBeNull();
    },
  );
});

describe('encoded words', () => {
  it.each([
    ['=?UTF-8?B?8J+Uqg==?= knife', '🔪 knife'],
    ['=?utf-8?q?a_b=C3=A4?= =?utf-8?q?c?=', 'a bäc'],
    ['=?ISO-8859-1?Q?caf=E9?=', 'café'],
    ['=?no-such-charset?Q?x?=', '=?no-such-charset?Q?x?='],
    ['=?utf-8?B?%%%?=', '=?utf-8?B?%%%?='],
    ['plain = text?', 'plain = text?'],
  ])('%s reads %s', (raw, words) => {
    expect(decodeMailWords(raw)).toBe(words);
  });
});

it('finds an address and the name beside it', () => {
  expect(addressIn('"Ash, Rook" <rook.ash@mail.example>')).toBe('rook.ash@mail.example');
  expect(nameBeside('"Ash, Rook" <rook.ash@mail.example>')).toBe('Ash, Rook');
  expect(nameBeside('rook.ash@mail.example')).toBeNull();
  expect(addressIn('no address @ all')).toBeNull();
});
