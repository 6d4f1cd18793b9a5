import { hourWithPeriod } from './day-period.ts';
import { readPlainStamp } from './plain-stamp.ts';

/** The beginning of a message in an exported chat: its numbers as written, and where the rest of the line begins. */
export interface Stamp {
  /** The three numbers of the date, in the order in which they stand. */
  a: number;
  b: number;
  c: number;
  /** Milliseconds since midnight on the phone's clock. */
  time: number;
  /** Phones of one kind write seconds, others do not. */
  hasSeconds: boolean;
  /** How it is written, numbers left out: the same for every message of one export. */
  shape: string;
  rest: string;
}

const marks = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
const otherSpaces = /[\u00A0\u2000-\u200A\u202F\u205F\u3000]/gu;
const plainLine = /^[\x20-\x7E]*$/u;
/** A stamp is never longer than this. */
const longestStamp = 64;

/** Digits of all scripts that phones write, as ASCII ones. */
function asciiDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    if (code < 0x80) return digit;
    // Every script's digits stand in a row of ten.
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(code - zero);
  });
}

function plainStamp(text: string): string {
  return plainLine.test(text) ? text : asciiDigits(text.replaceAll(marks, '').replaceAll(otherSpaces, ' '));
}

const date = String.raw`(\d{1,4})( ?[./\-年년] ?)(\d{1,2})( ?[./\-月월] ?)(\d{1,4})`;
const time = String.raw`(\d{1,2})([:.٫]| ?h ?)(\d{2})(?:(?:[:.٫]| min )(\d{2})(?: s)?)?`;
/** What may stand between and behind: a comma, `klo`, `à`, `г.`, `下午`, ` PM`; never a digit. */
const between = String.raw`([日일]?[^\d\]]{1,14}?)`;
const behind = String.raw`([^\d\]]{0,14})`;
const dateFirst = new RegExp(`^${date}${between}${time}${behind}$`, 'u');
const timeFirst = new RegExp(String.raw`^${time}([^\d\]]{0,14}?[, ]+)${date}([^\d\]]{0,6})$`, 'u');

interface Parts {
  dates: [number, number, number];
  clock: [hour: number, minute: number, second: number | null];
  words: [string, string];
  seps: string;
  first: 'date' | 'time';
}

function partsOf(stamp: string): Parts | null {
  const byDate = dateFirst.exec(stamp);
  if (byDate !== null) {
    const [, a, s1, b, s2, c, mid = '', h, s3, m, s, end = ''] = byDate;
    return {
      dates: [Number(a), Number(b), Number(c)],
      clock: [Number(h), Number(m), s === undefined ? null : Number(s)],
      words: [mid, end],
      seps: `${s1}|${s2}|${s3}`,
      first: 'date',
    };
  }
  const byTime = timeFirst.exec(stamp);
  if (byTime === null) return null;
  const [, h, s3, m, s, mid = '', a, s1, b, s2, c, end = ''] = byTime;
  return {
    dates: [Number(a), Number(b), Number(c)],
    clock: [Number(h), Number(m), s === undefined ? null : Number(s)],
    words: [mid, end],
    seps: `${s1}|${s2}|${s3}`,
    first: 'time',
  };
}

const letters = /\p{L}/u;
const punctuation = /[,،\s]/gu;
/** Words that belong to a date or a clock and say nothing of the half of the day. */
const fillers = /^(?:klo|kl|à|a las|às|at|um|ob|в|г\.?|ч\.?|plkst|lúc|时|日|일|the|o|h|Uhr|м\.?|ж\.?|هـ|AH|AP|\.)*$/iu;

/** Hour of 24, or null where the words are not those of a clock. */
function hourOf(hour: number, words: readonly string[]): { hour: number; period: boolean } | null {
  for (const word of words) {
    const token = word.replaceAll(punctuation, '').replace(/^[日일]/u, '');
    if (!letters.test(token) || fillers.test(token)) continue;
    // Japanese phones count 午後0 to 午後11; a few write the word beside an hour of 24.
    const known = hourWithPeriod(hour, token);
    return known === null ? null : { hour: hour > 12 ? hour : known, period: true };
  }
  return { hour, period: false };
}

/** Where the stamp ends and the message begins: behind `] ` of an iPhone, behind ` - ` of an Android phone. */
function cut(line: string): { stamp: string; rest: string; form: 'ios' | 'android' } | null {
  const from = /^[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]*/u.exec(line)?.[0].length ?? 0;
  if (line[from] === '[') {
    const end = line.indexOf(']', from);
    if (end < 0 || end - from > longestStamp) return null;
    return { stamp: line.slice(from + 1, end), rest: line.slice(end + 1).replace(/^ /u, ''), form: 'ios' };
  }
  const end = line.indexOf(' - ', from);
  if (end < 0 || end - from > longestStamp) return null;
  return { stamp: line.slice(from, end), rest: line.slice(end + 3), form: 'android' };
}

/** Cheap look at a line: whether a stamp can begin here at all. */
const canBegin = /^[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]*\[?[\u200E\u200F\u202A-\u202E\u2066-\u2069]*\p{Nd}/u;

function shapeOf(form: string, first: string, seps: string, seconds: boolean, period: boolean): string {
  return `${form}|${first}|${seps}|${seconds}|${period}`;
}

/** Shapes of plain stamps, made once: millions of lines share a few. */
const plainShapes = new Map<string, string[]>();

function plainShape(form: string, separator: string, seconds: boolean, period: boolean): string {
  const key = form + separator;
  const shapes = plainShapes.get(key) ?? [];
  plainShapes.set(key, shapes);
  const place = (seconds ? 1 : 0) + (period ? 2 : 0);
  return (shapes[place] ??= shapeOf(form, 'date', `${separator}|${separator}|:`, seconds, period));
}

function fromPlain(line: string): Stamp | null {
  const plain = readPlainStamp(line);
  if (plain === null) return null;
  const { a, b, c, minute, second, half, form } = plain;
  const hour = half === null || plain.hour > 12 ? plain.hour : (plain.hour % 12) + (half === 'p' ? 12 : 0);
  if (hour > 23 || minute > 59 || (second ?? 0) > 59) return null;
  return {
    a,
    b,
    c,
    time: ((hour * 60 + minute) * 60 + (second ?? 0)) * 1000,
    hasSeconds: second !== null,
    shape: plainShape(form, plain.separator, second !== null, half !== null),
    rest: line.slice(plain.restAt),
  };
}

/** The stamp that a line begins with; null where it goes on with the message above. */
export function readStamp(line: string): Stamp | null {
  return fromPlain(line) ?? readAnyStamp(line);
}

/** The same for every form that phones write, in any language. */
export function readAnyStamp(line: string): Stamp | null {
  if (!canBegin.test(line)) return null;
  const pieces = cut(line);
  if (pieces === null) return null;
  const parts = partsOf(plainStamp(pieces.stamp).trim());
  if (parts === null) return null;
  const [hour, minute, second] = parts.clock;
  // A few phones begin the day at 24:05.
  const at = hourOf(hour === 24 ? 0 : hour, parts.words);
  if (at === null || at.hour > 23 || minute > 59 || (second ?? 0) > 59) return null;
  const [a, b, c] = parts.dates;
  return {
    a,
    b,
    c,
    time: ((at.hour * 60 + minute) * 60 + (second ?? 0)) * 1000,
    hasSeconds: second !== null,
    shape: shapeOf(pieces.form, parts.first, parts.seps, second !== null, at.period),
    rest: pieces.rest,
  };
}
