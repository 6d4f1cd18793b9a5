/**
 * Day, month and year of a date whose order the page does not name: only from evidence, never from a guess.
 * The result is a local time of whoever looks at the page, without a zone.
 */

export type DateOrder = 'day/month/year' | 'month/day/year' | 'year/month/day';

export interface OrderEvidence {
  order: DateOrder;
  because: string;
}

const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0x1040];

/** Digits of other scripts as 0–9, marks of direction gone. */
export function plainDigits(text: string): string {
  return text.replace(/[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/gu, '').replace(/[^\P{Nd}0-9]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((start) => code >= start && code < start + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

interface Parts {
  numbers: [number, number, number];
  separator: string;
  yearFirst: boolean;
}

function partsOf(date: string): Parts | null {
  const match = /^(\d{1,4})\s*([./\-年])\s*(\d{1,2})\s*[./\-月]\s*(\d{1,4})/u.exec(plainDigits(date).trim());
  if (match === null) return null;
  const [, a = '', separator = '', b = '', c = ''] = match;
  return { numbers: [Number(a), Number(b), Number(c)], separator, yearFirst: a.length === 4 };
}

/** Years in which a message can have been sent. Others are of another calendar: 1405 in Iran, 2569 in Thailand. */
const firstYear = 2009;
const lastYear = 2059;

/** A number that grows with time, for a date read in one order; null where that is no date. */
function rank({ numbers: [a, b, c] }: Parts, order: DateOrder): number | null {
  const [year, month, day] =
    order === 'year/month/day' ? [a, b, c] : order === 'month/day/year' ? [c, a, b] : [c, b, a];
  const whole = year < 100 ? 2000 + year : year;
  if (month < 1 || month > 12 || day < 1 || day > 31 || whole < firstYear || whole > lastYear) return null;
  return (whole * 100 + month) * 100 + day;
}

/** Languages whose speakers all write the day first; English is not among them, nor any that differs by country. */
const dayFirst = new Set([
  'ar',
  'bg',
  'cs',
  'da',
  'de',
  'el',
  'es',
  'fi',
  'fr',
  'he',
  'hr',
  'id',
  'it',
  'nb',
  'nl',
  'pl',
  'pt',
  'ro',
  'ru',
  'sk',
  'sr',
  'tr',
  'uk',
  'vi',
]);

/** The order in which `dates` (in the order of the page, earliest first) are written; null without evidence. */
export function dateOrder(dates: readonly string[], language: string | null): OrderEvidence | null {
  // a day's messages all bear the same date, which tells no more the second time
  const parts = dates
    .filter((date, at) => date !== dates[at - 1])
    .map(partsOf)
    .filter((part) => part !== null);
  if (parts.length === 0) return null;
  const inOrder = (order: DateOrder): boolean => parts.every((part) => rank(part, order) !== null);
  if (parts.every((part) => part.yearFirst))
    return inOrder('year/month/day') ? { order: 'year/month/day', because: 'year stands first' } : null;
  const orders: DateOrder[] = ['day/month/year', 'month/day/year'];
  const possible = orders.filter(inOrder);
  if (possible.length === 1 && possible[0] !== undefined) return { order: possible[0], because: 'a number above 12' };
  const growing = possible.filter((order) => {
    const ranks = parts.map((part) => rank(part, order) ?? 0);
    return ranks.every((value, at) => at === 0 || value >= (ranks[at - 1] ?? 0));
  });
  if (growing.length === 1 && growing[0] !== undefined)
    return { order: growing[0], because: 'messages follow each other' };
  if (possible.length === 0) return null;
  if (parts.every((part) => part.separator === '.'))
    return { order: 'day/month/year', because: 'numbers parted by dots' };
  const tag = (language ?? '').replace('_', '-').toLowerCase();
  if (tag === 'en-us') return { order: 'month/day/year', because: `language ${tag}` };
  if (/^en-(?:gb|ie|au|nz|in|za)$/u.test(tag) || dayFirst.has(tag.split('-')[0] ?? ''))
    return { order: 'day/month/year', because: `language ${tag}` };
  return null;
}

/** In the east of Asia the half of the day stands before the hour. */
const halvesBefore: readonly [RegExp, string][] = [
  [/^(?:上午|午前|오전)\s*(.*)$/u, '$1 am'],
  [/^(?:下午|午後|오후)\s*(.*)$/u, '$1 pm'],
];

/** `2026-06-03T16:46` of a clock time and a date in a known order; null where either is not plainly a number. */
export function localDateTime(time: string, date: string, order: DateOrder): string | null {
  const parts = partsOf(date);
  const clock = /^(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s*([ap])?\.?\s*(?:m\.?)?$/iu.exec(
    halvesBefore.reduce(
      (words, [half, behind]) => words.replace(half, behind),
      plainDigits(time)
        .replace(/[\u202F\u00A0]/gu, ' ')
        .trim(),
    ),
  );
  const value = parts === null ? null : rank(parts, order);
  if (value === null || clock === null) return null;
  const half = clock[3]?.toLowerCase();
  const shown = Number(clock[1]);
  if (shown > 23 || Number(clock[2]) > 59 || (half !== undefined && (shown < 1 || shown > 12))) return null;
  const hour = half === undefined ? shown : (shown % 12) + (half === 'p' ? 12 : 0);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${Math.floor(value / 10000)}-${two(Math.floor(value / 100) % 100)}-${two(value % 100)}T${two(hour)}:${clock[2] ?? ''}`;
}
