import type { Report } from '../../utils/verify/report.ts';
import { compareKey, type KeySeen, parseSeenKeys } from '../../utils/verify/seen-keys.ts';

const place = 'seen-keys';

/** Compares the key of a package with those seen in this browser, and remembers it. */
export function seeKey(report: Report): KeySeen {
  const stored = parseSeenKeys(readStored());
  const { result, seen } = compareKey(stored, report, new Date().toISOString());
  if (seen !== stored) writeStored(JSON.stringify(seen));
  return result;
}

/** Forgets every key seen here. */
export function forgetKeys(): void {
  writeStored(null);
}

/** A page that was opened from a disc may have no storage: then nothing is remembered, and every key is a new one. */
function readStored(): string | null {
  try {
    return localStorage.getItem(place);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

function writeStored(text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(place);
    else localStorage.setItem(place, text);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
