import { zonedTime } from '../pattern/zoned-time.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Turns clock faces of one zone into moments and back; remembers what the calendar said for each hour. */
export class WallClock {
  readonly zone: string;
  readonly #offsets = new Map<number, number>();
  readonly #days = new Map<number, number>();

  constructor(zone: string) {
    this.zone = zone;
  }

  /** Milliseconds to add to UTC to get this zone's clock face at a moment. */
  offsetAt(utcMs: number): number {
    // Clocks are only ever changed at a full quarter of an hour; nearly always at a full hour.
    const quarter = Math.floor(utcMs / (hourMs / 4));
    const known = this.#offsets.get(quarter);
    if (known !== undefined) return known;
    const day = Math.floor(utcMs / dayMs) * dayMs;
    const offset = this.#atDay(day) === this.#atDay(day + dayMs) ? this.#atDay(day) : this.#ask(utcMs);
    this.#offsets.set(quarter, offset);
    return offset;
  }

  /** What the calendar says: slow, so a day that begins and ends alike is asked for its ends alone. */
  #ask(utcMs: number): number {
    return zonedTime(utcMs, this.zone).offsetMinutes * 60_000;
  }

  #atDay(utcMs: number): number {
    let offset = this.#days.get(utcMs);
    if (offset === undefined) {
      offset = this.#ask(utcMs);
      this.#days.set(utcMs, offset);
    }
    return offset;
  }

  /**
   * The moment (UTC, epoch milliseconds) at which this zone's clock showed `wallMs` (the clock face read as if it
   * were UTC). In the hour that autumn has twice it is the first; in the hour that spring skips, what the clock
   * would have shown without the change.
   */
  toUtc(wallMs: number): number {
    const early = wallMs - this.offsetAt(wallMs - dayMs);
    if (early + this.offsetAt(early) === wallMs) return early;
    const late = wallMs - this.offsetAt(wallMs + dayMs);
    return late + this.offsetAt(late) === wallMs ? late : early;
  }

  /** Day of a moment in this zone: whole days since 1970. */
  dayOf(utcMs: number): number {
    return Math.floor((utcMs + this.offsetAt(utcMs)) / dayMs);
  }

  /** `2026-11-03 21:14:09` of a moment in this zone. */
  face(utcMs: number): string {
    return new Date(utcMs + this.offsetAt(utcMs)).toISOString().slice(0, 19).replace('T', ' ');
  }
}
