import type { HappenedAt, KeptField } from '../../record/types.ts';
import { localMoment } from '../../shared/local-moment.ts';
import type { Field, Reading } from '../../sites/contract.ts';

/** What of a reading, kept or not yet, tells when something was written. */
type Timed = Record<'postedAt' | 'postedAtRaw' | 'decodedAt', Field<string> | KeptField> & Pick<Reading, 'facts'>;

const minuteMs = 60_000;
/** Two clocks that stand side by side differ by some minutes. */
const clocksDifferMs = 5 * minuteMs;
/** By how much clocks are set back in autumn: an hour, and half of one on Lord Howe Island. */
const setBackMs = [30 * minuteMs, 60 * minuteMs];

/**
 * When it happened, as well as the page tells: by its UTC time, by the time inside its number, or by a date and clock
 * time that it showed in the zone of whoever looked (`facts.localTime`), which is that of this device. `kept`: UTC, when
 * it was kept. Without any of them the page's words; without a reading it is the keeping itself.
 */
export function happenedAt(reading: Timed | null, kept: { utc: string }): HappenedAt {
  if (reading === null) return { from: kept.utc, to: kept.utc, precision: 'exact', words: null };
  const words = reading.postedAtRaw.state === 'found' ? reading.postedAtRaw.value : null;
  const exact = [reading.postedAt, reading.decodedAt].find((field) => field.state === 'found');
  if (exact !== undefined) return { from: exact.value, to: exact.value, precision: 'exact', words };
  const local = localSpan(reading.facts['localTime'], Date.parse(kept.utc));
  return local === null ? { from: null, to: null, precision: 'words', words } : { ...local, words };
}

/**
 * The minute at which this device's clock showed `local` (`2026-11-19T22:21`). A minute that autumn has twice tells the
 * day alone. Null where it was not shown by this clock at all, or only after the page was kept: then it was another clock's.
 */
function localSpan(local: string | undefined, keptMs: number): Omit<HappenedAt, 'words'> | null {
  const [year, month, day, hour, minute] = (/^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/u.exec(local ?? '') ?? [])
    .slice(1)
    .map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const at = localMoment(year, month, day, hour, minute)?.getTime();
  if (at === undefined || at > keptMs + clocksDifferMs) return null;
  const twins = setBackMs.flatMap((by) => [at - by, at + by]).filter((other) => sameFace(other, at));
  const [from, last] = [Math.min(at, ...twins), Math.max(at, ...twins)];
  return {
    from: new Date(from).toISOString(),
    to: new Date(last + minuteMs - 1).toISOString(),
    precision: twins.length === 0 ? 'minute' : 'day',
  };
}

function sameFace(one: number, other: number): boolean {
  const [a, b] = [new Date(one), new Date(other)];
  return a.getDate() === b.getDate() && a.getHours() === b.getHours() && a.getMinutes() === b.getMinutes();
}
