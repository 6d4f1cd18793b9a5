import { DaybookError } from '../shared/errors.ts';
import { type ImportFile, baseName, wholeFile } from './import-file.ts';

/** Largest JSON file that is read as one. */
const largestJson = 160 << 20;

/** Something that came out of a file: it is what it is only once it was looked at. */
export type Json = unknown;

export function asObject(value: Json): Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, Json>) : {};
}

export function asList(value: Json): Json[] {
  return Array.isArray(value) ? (value as Json[]) : [];
}

/** A text, well-formed; null for anything else and for an empty one. */
export function asText(value: Json): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value.toWellFormed() : null;
}

export function asNumber(value: Json): number | null {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** Longest name of a person, an account or a conversation: no platform allows more. */
const longestName = 300;

/** A name, well-formed; what goes on beyond any name is cut. */
export function asName(value: Json): string | null {
  return asText(value)?.slice(0, longestName).toWellFormed() ?? null;
}

/** No message of a phone or a platform is older or later than this; other numbers are damaged. */
const [earliest, latest] = [Date.UTC(1990, 0, 1), Date.UTC(2200, 0, 1)];

function inTime(at: number): boolean {
  return at >= earliest && at < latest;
}

/**
 * A moment (epoch milliseconds) given as a number since 1970: of milliseconds, or of seconds or microseconds, for which
 * no number stands that could be one of the others. Null for a number that is none.
 */
export function asEpoch(value: Json): number | null {
  const number = asNumber(value);
  if (number === null) return null;
  return [number, number * 1000, Math.round(number / 1000)].find(inTime) ?? null;
}

const writtenMoment = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(?:(Z|UTC)|([+-]\d\d):?(\d\d))$/u;

/** A moment (epoch milliseconds) of a text with its own zone, `2026-11-03 21:14:09 UTC` too; null for any other. */
export function asMoment(value: Json): number | null {
  // The language itself reads nearly anything as a date: `-1Z` is a day of 2001 to it.
  const [, date, time, utc, hours, minutes] = writtenMoment.exec(asText(value) ?? '') ?? [];
  if (date === undefined) return null;
  const at = Date.parse(`${date}T${time}${utc === undefined ? `${hours}:${minutes}` : 'Z'}`);
  return inTime(at) ? at : null;
}

/** A JSON file as it reads; behind `window.YTD.… =`, as X writes it, too. Throws `import-unreadable`, `import-too-big`. */
export async function readJson(file: ImportFile): Promise<Json> {
  const bytes = await wholeFile(file, largestJson);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return JSON.parse(text.replace(/^\s*window\.[\w.]+\s*=\s*/u, '')) as Json;
  } catch (cause) {
    throw new DaybookError('import-unreadable', baseName(file.path), { cause });
  }
}
