import { describe, expect, it } from 'vitest';
import { firstMailbox, mailboxIn } from '../../../../utils/sites/mail/mailbox.ts';
import { readMailSource } from '../../../../utils/sites/mail/mail-source-item.ts';
import { valueOf } from '../../../../utils/sites/reading/field.ts';

describe('mailboxIn', () => {
  it.each([
    ['Rook Ash <rook@mail.example>', 'Rook Ash', 'rook@mail.example'],
    ['"Ash, \\"R\\"" <rook@mail.example>', 'Ash, "R"', 'rook@mail.example'],
    ['rook@mail.example (Rook Ash)', 'Rook Ash', 'rook@mail.example'],
    ['<rook@mail.example>', null, 'rook@mail.example'],
    ['rook@mail.example', null, 'rook@mail.example'],
    ['mara@home.example <evil@impostor.example>', 'mara@home.example', 'evil@impostor.example'],
    ['Mara <mara@home.example> <evil@impostor.example>', 'Mara <mara@home.example>', 'evil@impostor.example'],
    ['Rook <3', 'Rook <3', null],
  ])('%s', (text, name, mail) => {
    expect(mailboxIn(text)).toEqual({ name, mail });
  });
});

describe('firstMailbox', () => {
  it.each([
    ['"Ash, Rook" <rook@mail.example>, Other <o@two.example>', '"Ash, Rook" <rook@mail.example>'],
    ['a@b.example,c@d.example', 'a@b.example'],
    ['', ''],
  ])('%s', (field, first) => {
    expect(firstMailbox(field)).toBe(first);
  });
});

it.each([
  '"mara@home.example" <evil@impostor.example>',
  '=?utf-8?q?Mara_=3Cmara=40home.example=3E?= <evil@impostor.example>',
  '=?utf-8?q?mara=40home.example=2C?= <evil@impostor.example>',
])('the source of a mail from %s is of the impostor', (from) => {
  const source = `From: ${from}\nTo: mara@home.example\nSubject: you\nDate: Tue, 3 Nov 2026 21:14:05 +0000\n\nwords\n`;
  const reading = readMailSource(source);
  expect(reading && valueOf(reading.author.handle)).toBe('evil@impostor.example');
  expect((reading && valueOf(reading.author.name)) ?? '').toContain('mara@home.example');
});
