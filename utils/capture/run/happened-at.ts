import type { HappenedAt, KeptField, PageFacts } from '../../record/types.ts';
import type { Moment } from '../../shared/clock.ts';
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
 * time that it showed in its own zone (`facts.localTime`; `pageZone`: {@link PageFacts.timeZone}), where that is this
 * device's or UTC. `kept`: when it was kept. Without any of them the page's words; without a reading it is the keeping
 * itself.
 */
export function happenedAt(
  reading: Timed | null,
  kept: Pick<Moment, 'utc' | 'zone'>,
  pageZone: PageFacts['timeZone'],
): HappenedAt {
  if (reading === null) return { from: kept.utc, to: kept.utc, precision: 'exact', words: null };
  const words = reading.postedAtRaw.state === 'found' ? reading.postedAtRaw.value : null;
  const exact = [reading.postedAt, reading.decodedAt].find((field) => field.state === 'found');
  if (exact !== undefined) return { from: exact.value, to: exact.value, precision: 'exact', words };
  const clock = pageZone === kept.zone ? localMoment : pageZone === 'UTC' ? utcMoment : null;
  const local = clock && localSpan(reading.facts['localTime'], clock, Date.parse(kept.utc));
  return local === null ? { from: null, to: null, precision: 'words', words } : { ...local, words };
}

type Clock = typeof localMoment;

const utcMoment: Clock = (year, month, day, hour = 0, minute = 0) => {
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute));
  return time.getUTCDate() === day && time.getUTCHours() === hour ? time : null;
};

/**
 * The minute at which `clock` showed `local` (`2026-11-19T22:21`). A minute that autumn has twice tells the day alone.
 * Null where it was not shown by this clock at all, or only after the page was kept: then it was another clock's.
 */
function localSpan(local: string | undefined, clock: Clock, keptMs: number): Omit<HappenedAt, 'words'> | null {
  const [year, month, day, hour, minute] = (/^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/u.exec(local ?? '') ?? [])
    .slice(1)
    .map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const at = clock(year, month, day, hour, minute)?.getTime();
  if (at === undefined || at > keptMs + clocksDifferMs) return null;
  const beside = clock === localMoment ? setBackMs.flatMap((by) => [at - by, at + by]) : [];
  const twins = beside.filter((other) => sameFace(other, at));
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
