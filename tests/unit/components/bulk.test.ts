import { describe, expect, it, vi } from 'vitest';
import { countAccounts } from '../../../utils/pattern/accounts.ts';
import type { EntryFacts } from '../../../utils/pattern/entry-facts.ts';
import { browserWithWords } from './browser-with-words.ts';

vi.mock('webextension-polyfill', () => browserWithWords());

const { readWhen } = await import('../../../components/bulk/read-when.ts');
const { whenWords } = await import('../../../components/bulk/when-words.ts');
const { readPasted } = await import('../../../components/bulk/read-pasted.ts');
const { checkRow } = await import('../../../components/bulk/check-row.ts');
const { decodeTable, likelyTableEncoding } = await import('../../../components/bulk/decode-table.ts');

const rules = { order: 'dmy', year: null, ...whenWords(), now: new Date('2026-11-26T12:00:00Z') } as const;

/** `2024-03-12 day`, as the wall clock of this device has it; the problem where there is one. */
function read(text: string, given: Partial<Parameters<typeof readWhen>[1]> = {}): string {
  const outcome = readWhen(text, { ...rules, ...given });
  if (!outcome.ok) return outcome.problem;
  const { from, precision, words } = outcome.value;
  const at = from === null ? null : new Date(from);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = at === null ? '' : `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} `;
  const clock = precision === 'minute' && at !== null ? `${two(at.getHours())}:${two(at.getMinutes())} ` : '';
  return `${day}${clock}${precision}${words === null ? '' : ` | ${words}`}`;
}

describe('a date as people write it', () => {
  it.each([
    ['2024-03-12', '2024-03-12 day'],
    ['12/03/2024', '2024-03-12 day'],
    ['12.3.24', '2024-03-12 day'],
    ['25-12-2023', '2023-12-25 day'],
    ['Tue 12 March 2024', '2024-03-12 day'],
    ['12th of March, 2024', '2024-03-12 day'],
    ['March 12, 2024', '2024-03-12 day'],
    ['Sept 3 2025', '2025-09-03 day'],
    ['12/03/2024 21:40', '2024-03-12 21:40 minute'],
    ['12/03/2024 at 9.40pm', '2024-03-12 21:40 minute'],
    ['12 March 2024, 9 pm', '2024-03-12 21:00 minute'],
    ['2024-03-12 00:05:59', '2024-03-12 00:05 minute'],
    ['March 2024', '2024-03-01 month'],
    ['03/2024', '2024-03-01 month'],
    ['around March 2024', '2024-03-01 month | around March 2024'],
    ['around 12 March 2024', '2024-03-01 month | around 12 March 2024'],
    ['12 March 2024 around 9pm', '2024-03-12 day | 12 March 2024 around 9pm'],
    ['March to May 2024', '2024-01-01 year | March to May 2024'],
    ['2023', '2023-01-01 year'],
    ['summer 2023', '2023-01-01 year | summer 2023'],
    ['most evenings', 'words | most evenings'],
    ['around March', 'words | around March'],
    ['the week after my birthday', 'words | the week after my birthday'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    ['31/02/2024', 'not_a_date'],
    ['31 June 2024', 'not_a_date'],
    ['99/99/2024', 'not_a_date'],
    ['12/03/2024 25:70', 'not_a_time'],
    ['12/03/2031', 'in_the_future'],
    ['12 March', 'no_year'],
    ['45363', 'not_a_date'],
    ['  ', 'empty'],
  ])('says what is not right with %s', (text, problem) => {
    expect(read(text)).toBe(problem);
  });

  it('takes the order and the year that the person gave', () => {
    expect(read('03/04/2024', { order: 'mdy' })).toBe('2024-03-04 day');
    expect(read('03/04/2024')).toBe('2024-04-03 day');
    expect(read('12/25/2023')).toBe('2023-12-25 day');
    expect(read('12 March', { year: 2023 })).toBe('2023-03-12 day');
    expect(read('around March', { year: 2023 })).toBe('2023-03-01 month | around March');
  });
});

describe('what is pasted', () => {
  const texts = (text: string, file = false) =>
    readPasted(text, rules, file).map(({ when, kind, who, where, words }) => [when, kind, who, where, words]);

  it('takes cells under their headings, and loses none that it does not know', () => {
    const sheet =
      'Date\tTime\tWho\tType\tMood\tWhat happened\n12/03/2024\t21:40\tDevon\tphone call\tbad\tRang, "again"\n';
    expect(texts(sheet)).toEqual([['12/03/2024 21:40', 'call', 'Devon', '', 'Rang, "again"\nMood: bad']]);
  });

  it('takes cells without headings by what they hold', () => {
    expect(
      texts('12/03/2024\tDevon\tHe rang four times in a row\n13/03/2024\tDevon\tAnd again, with breaks\n'),
    ).toEqual([
      ['12/03/2024', '', '', '', 'He rang four times in a row\nDevon'],
      ['13/03/2024', '', '', '', 'And again, with breaks\nDevon'],
    ]);
  });

  it('takes a table file with commas, semicolons, quotes and lines inside of quotes', () => {
    expect(texts('when,what\r\n2024-03-12,"One, two\r\nthree"\r\n', true)).toEqual([
      ['2024-03-12', '', '', '', 'One, two\r\nthree'],
    ]);
    expect(texts('when;where;what\n2024-03-12;the gate;Stood there\n', true)).toEqual([
      ['2024-03-12', '', '', 'the gate', 'Stood there'],
    ]);
  });

  it('takes a diary in which days begin with their date', () => {
    const diary =
      'My notes\n\n12 March 2024: He rang.\nTwice.\n\nTues 13/3/24 at 9pm - At the gate.\naround May 2024, letters\n';
    expect(texts(diary)).toEqual([
      ['', '', '', '', 'My notes'],
      ['12 March 2024', '', '', '', 'He rang.\nTwice.'],
      ['Tues 13/3/24 at 9pm', '', '', '', 'At the gate.'],
      ['around May 2024', '', '', '', 'letters'],
    ]);
  });

  it('takes lines without any date as one each, and markup as the words it is', () => {
    expect(texts('He rang.\n<b onclick="x()">He</b> came.')).toEqual([
      ['', '', '', '', 'He rang.'],
      ['', '', '', '', '<b onclick="x()">He</b> came.'],
    ]);
  });

  it('holds a hundred thousand characters in one cell', () => {
    const long = 'word '.repeat(20_000);
    expect(texts(`when\twhat\n2024-03-12\t${long}\n`)[0]?.[4]).toBe(long.trim());
  });
});

describe('a row', () => {
  const row = { key: 1, when: '12/03/2008', kind: '', who: '', where: 'on Instagram', words: 'A message.' };

  it('says at the place that nobody could be there yet', () => {
    expect(checkRow(row, rules, []).errors.where).toContain('Instagram opened in 2010');
    expect(checkRow({ ...row, when: '12/03/2018' }, rules, []).input).toEqual({
      kind: 'other',
      happened: expect.objectContaining({ precision: 'day' }),
      who: null,
      where: 'on Instagram',
      words: 'A message.',
    });
  });

  it('says when the account named was opened only afterwards, and keeps it all the same', () => {
    const account = (accountId: string | null) =>
      countAccounts([
        {
          number: 1,
          at: '2026-01-02T10:00:00.000Z',
          account: {
            site: 'discord',
            key: `discord:${accountId}`,
            accountId,
            handle: 'quiet_heron',
            name: null,
            profileUrl: null,
          },
        } as EntryFacts,
      ]);
    // by Discord's numbers: 30 April 2016
    const known = account('175928847299117063');
    const before = { ...row, where: '', who: '@Quiet_Heron', when: '12/03/2016' };
    const checked = checkRow(before, rules, known);
    expect(checked.note).toMatch(/@Quiet_Heron.*30 April 2016/u);
    expect(checked.input).not.toBeNull();
    expect(checkRow({ ...before, when: '12/05/2016' }, rules, known).note).toBeNull();
    expect(checkRow({ ...before, who: 'Sam' }, rules, known).note).toBeNull();
    expect(checkRow(before, rules, account(null)).note).toBeNull();
  });

  it('asks for words, and says when there are too many', () => {
    expect(checkRow({ ...row, words: ' ' }, rules, []).errors.words).not.toBeNull();
    expect(checkRow({ ...row, words: 'x'.repeat(200_001) }, rules, []).errors.words).not.toBeNull();
    expect(checkRow({ ...row, where: '', words: 'x'.repeat(200_000) }, rules, []).input).not.toBeNull();
  });
});

describe('a table file', () => {
  it('is read as it was written', () => {
    const western = new Uint8Array([0x63, 0x61, 0x66, 0xe9]);
    expect(likelyTableEncoding(western)).toBe('windows-1252');
    expect(decodeTable(western, 'windows-1252')).toBe('café');
    expect(likelyTableEncoding(new TextEncoder().encode('café'))).toBe('utf-8');
    const wide = new Uint8Array([0xff, 0xfe, 0x61, 0, 0x62, 0]);
    expect(decodeTable(wide, likelyTableEncoding(wide))).toBe('ab');
  });

  it('is refused where it is a workbook', () => {
    const workbook = new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]);
    expect(() => decodeTable(workbook, likelyTableEncoding(workbook))).toThrow(/bad-input/u);
  });
});
