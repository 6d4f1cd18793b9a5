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

/** No message is of a later year than this; numbers beyond are damaged, and no calendar has a day for most of them. */
const latest = Date.UTC(2200, 0, 1);

/** A moment given as epoch milliseconds; null for a number that is none. */
export function asEpoch(value: Json): number | null {
  const at = asNumber(value);
  return at !== null && at > 0 && at < latest ? at : null;
}

/** A moment (epoch milliseconds) of a text with its own zone, `2026-11-03 21:14:09 UTC` too; null for any other. */
export function asMoment(value: Json): number | null {
  const text = asText(value)?.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?) UTC$/u, '$1T$2Z');
  if (text === undefined || !/(?:Z|[+-]\d\d:?\d\d)$/u.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
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
