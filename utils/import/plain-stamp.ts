/** A stamp in its plainest form, as nine of ten phones write it: what `whatsapp-stamp.ts` reads of any, only faster. */
export interface PlainStamp {
  a: number;
  b: number;
  c: number;
  hour: number;
  minute: number;
  second: number | null;
  half: 'a' | 'p' | null;
  separator: string;
  form: 'ios' | 'android';
  restAt: number;
}

const space = 0x20;
const separators = new Map([
  [0x2f, '/'],
  [0x2e, '.'],
  [0x2d, '-'],
]);

/** Reads along a line; a number that is not there is -1. */
class Cursor {
  readonly line: string;
  at: number;

  constructor(line: string, at: number) {
    this.line = line;
    this.at = at;
  }

  code(): number {
    return this.line.charCodeAt(this.at);
  }

  take(code: number): boolean {
    if (this.code() !== code) return false;
    this.at += 1;
    return true;
  }

  number(longest: number): number {
    let value = -1;
    const end = this.at + longest;
    while (this.at < end) {
      const digit = this.code() - 0x30;
      if (!(digit >= 0 && digit <= 9)) break;
      value = (value < 0 ? 0 : value * 10) + digit;
      this.at += 1;
    }
    return value;
  }
}

/** `31/12/2023, 21:14 - ` and `[12/31/23, 9:14:09 PM] `; null for whatever else a stamp may look like. */
export function readPlainStamp(line: string): PlainStamp | null {
  const from = line.charCodeAt(0) === 0x200e ? 1 : 0;
  const cursor = new Cursor(line, from);
  const form = cursor.take(0x5b) ? 'ios' : 'android';
  const a = cursor.number(4);
  const separator = separators.get(cursor.code());
  if (a < 0 || separator === undefined) return null;
  cursor.at += 1;
  const b = cursor.number(2);
  if (b < 0 || !cursor.take(separator.charCodeAt(0))) return null;
  const c = cursor.number(4);
  cursor.take(0x2c);
  if (c < 0 || !cursor.take(space)) return null;
  const hour = cursor.number(2);
  if (hour < 0 || !cursor.take(0x3a)) return null;
  const minute = cursor.number(2);
  if (minute < 0) return null;
  let second: number | null = null;
  if (cursor.take(0x3a)) second = cursor.number(2);
  if (second === -1) return null;
  const half = halfOf(cursor);
  if (form === 'ios') {
    if (!cursor.take(0x5d) || !cursor.take(space)) return null;
  } else if (!cursor.take(space) || !cursor.take(0x2d) || !cursor.take(space)) return null;
  return { a, b, c, hour, minute, second, half, separator, form, restAt: cursor.at };
}

/** ` AM`, ` pm`, with whichever space. */
function halfOf(cursor: Cursor): 'a' | 'p' | null {
  const gap = cursor.code();
  if (gap !== space && gap !== 0xa0 && gap !== 0x202f) return null;
  const letter = cursor.line.charCodeAt(cursor.at + 1) | 0x20;
  if ((letter !== 0x61 && letter !== 0x70) || (cursor.line.charCodeAt(cursor.at + 2) | 0x20) !== 0x6d) return null;
  cursor.at += 3;
  return letter === 0x61 ? 'a' : 'p';
}
