import type { ImportFile } from './import-file.ts';
import { baseName } from './import-file.ts';
import type { PictureFacts } from './picture-facts.ts';
import type { WallClock } from './wall-clock.ts';

/** Where a file's time was read. */
export type TimeSource = 'camera' | 'name' | 'file' | 'mail' | 'person' | 'none';

export interface FileTime {
  /** UTC, epoch milliseconds; null where nothing tells it. */
  at: number | null;
  precision: 'exact' | 'minute' | 'day';
  source: TimeSource;
}

/** `Screenshot_20261103-211409`, `IMG-20261103-WA0001`, `Screenshot 2026-11-03 at 21.14.09`, `PHOTO-2026-11-03-21-14-09`. */
const inName =
  /(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?:(?:[-_ T]|\s(?:at|um|à|a las)\s|,\s)?([01]\d|2[0-3])[-_.:h]?([0-5]\d)(?:[-_.:m]?([0-5]\d))?)?(?!\d{2})/u;

function fromName(name: string, clock: WallClock): FileTime | null {
  const match = inName.exec(name);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match
    .slice(1)
    .map((part) => (part === undefined ? null : Number(part)));
  const date = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1);
  if (new Date(date).getUTCDate() !== day) return null;
  if (hour == null || minute == null) return { at: clock.toUtc(date), precision: 'day', source: 'name' };
  const at = clock.toUtc(date + ((hour * 60 + minute) * 60 + (second ?? 0)) * 1000);
  return { at, precision: second == null ? 'minute' : 'exact', source: 'name' };
}

/** When a picture or recording was made: by what the camera wrote, else by its name, else by the time of the file. */
export function timeOfFile(file: ImportFile, facts: PictureFacts, clock: WallClock): FileTime {
  if (facts.wallMs !== null) {
    const at = facts.offsetMinutes === null ? clock.toUtc(facts.wallMs) : facts.wallMs - facts.offsetMinutes * 60_000;
    return { at, precision: 'exact', source: 'camera' };
  }
  const named = fromName(baseName(file.path), clock);
  if (named !== null && (named.at ?? 0) <= Date.now() + 86_400_000) return named;
  if (file.modifiedAt !== null) return { at: file.modifiedAt, precision: 'minute', source: 'file' };
  return { at: null, precision: 'day', source: 'none' };
}
