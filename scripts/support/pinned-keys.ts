import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Report } from '../../utils/verify/report.ts';
import { compareKey, type KeySeen, parseSeenKeys } from '../../utils/verify/seen-keys.ts';

/** What the key was found to be, with one sentence for people. */
export interface Pin extends KeySeen {
  words: string;
}

/** `--pins FILE`: compares the key with those of the packages checked before, and remembers it. */
export function pinnedKey(path: string, report: Report): Pin {
  const stored = parseSeenKeys(existsSync(path) ? readFileSync(path, 'utf8') : null);
  const { result, seen } = compareKey(stored, report, new Date().toISOString());
  if (seen !== stored) {
    writeFileSync(`${path}.part`, `${JSON.stringify(seen, null, 1)}\n`);
    renameSync(`${path}.part`, path);
  }
  const since = result.before?.firstUtc.slice(0, 10) ?? '';
  const words = {
    new: 'the first package of this record that was checked here',
    same: `the same key as in ${result.before?.packages ?? 0} package(s) of this record checked here since ${since}`,
    changed: `ANOTHER KEY than in the packages of this record checked here since ${since}: ${result.before?.key ?? ''}`,
  }[result.state];
  return { ...result, words };
}
