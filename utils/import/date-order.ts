import { otherCalendarDay } from './other-calendars.ts';

/** Which of the three numbers of a date is what. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';
export const dateOrders: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];

/** How the order was found: it is the only one possible, or the only one in which the lines follow each other in time. */
export type OrderProof = 'range' | 'sequence';

export interface OrderFinding {
  /** Null where more than one order is possible: then the person is asked. */
  order: DateOrder | null;
  proof: OrderProof | null;
  /** Orders that no line speaks against. */
  possible: DateOrder[];
}

/** Days since 1970 of a date as written, or null where no calendar has it. Years of other calendars are turned into ours. */
export function dayNumber(a: number, b: number, c: number, order: DateOrder): number | null {
  const [year, month, day] = order === 'dmy' ? [c, b, a] : order === 'mdy' ? [c, a, b] : [a, b, c];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  if (year > 1300 && year < 1500) return otherCalendarDay(year, month, day);
  const full = year < 100 ? 2000 + year : year > 2400 && year < 2700 ? year - buddhistLead : year;
  if (full < 1970 || full > 2200) return null;
  const ms = Date.UTC(full, month - 1, day);
  return new Date(ms).getUTCDate() === day ? ms / 86_400_000 : null;
}

/** The Buddhist calendar's years run ahead of ours by so many. */
const buddhistLead = 543;

interface Hypothesis {
  order: DateOrder;
  /** Dates that do not exist in it. */
  misses: number;
  last: number;
  /** Lines that stand before the line above them in time. */
  backward: number;
}

/**
 * Finds a file's order of day, month and year from all of its dates: one in which fewer of them exist than in another,
 * or lie in the future, is out. Of those left, one in which time never runs backward wins over those in which it does.
 * A few dates that exist in no order keep nothing from being read: anyone in a chat can write a line that looks like one.
 */
export class DateOrderFinder {
  readonly #hypotheses: Hypothesis[];
  readonly #latest: number;
  readonly #earliest: number;
  #dates = 0;

  /** The last date, as written: messages of one day stand together, and what it allows is known then. */
  #before: readonly [a: number, b: number, c: number] = [Number.NaN, Number.NaN, Number.NaN];

  /** No date may lie after `latest` or before `earliest`, days since 1970. */
  constructor(latest: number, earliest = 0) {
    this.#latest = latest;
    this.#earliest = earliest;
    this.#hypotheses = dateOrders.map((order) => ({ order, misses: 0, last: 0, backward: 0 }));
  }

  add(a: number, b: number, c: number): void {
    if (this.#before[0] === a && this.#before[1] === b && this.#before[2] === c) return;
    this.#before = [a, b, c];
    this.#dates += 1;
    for (const one of this.#hypotheses) {
      const day = dayNumber(a, b, c, one.order);
      if (day === null || day > this.#latest || day < this.#earliest) {
        one.misses += 1;
        continue;
      }
      if (day < one.last) one.backward += 1;
      one.last = day;
    }
  }

  finding(): OrderFinding {
    const fewest = Math.min(...this.#hypotheses.map(({ misses }) => misses));
    if (fewest > this.#dates / 2) return { order: null, proof: null, possible: [] };
    const alive = this.#hypotheses.filter(({ misses }) => misses === fewest);
    const possible = alive.map(({ order }) => order);
    const [only] = alive;
    if (only !== undefined && alive.length === 1) return { order: only.order, proof: 'range', possible };
    const forward = alive.filter(({ backward }) => backward === 0);
    const [first] = forward;
    if (first !== undefined && forward.length === 1 && alive.length > 1) {
      return { order: first.order, proof: 'sequence', possible };
    }
    return { order: null, proof: null, possible };
  }
}
