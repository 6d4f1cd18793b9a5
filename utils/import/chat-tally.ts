import { type DateOrder, dateOrders, dayNumber } from './date-order.ts';
import type { ConversationSurvey, PersonSurvey, Survey } from './survey-facts.ts';
import type { MessageSource } from './message-source.ts';
import { WallClock } from './wall-clock.ts';
import type { Stamp } from './whatsapp-stamp.ts';

const dayMs = 86_400_000;

/** Messages with one date as it is written, wherever in the chat they stand. */
interface Dated {
  date: WrittenDate;
  /** Milliseconds since midnight of the earliest and the latest of them. */
  earliest: number;
  latest: number;
  /** How many in all, and of each person. */
  count: number;
  people: Map<string, number>;
}

/** The three numbers of a date in the order in which they stand. */
type WrittenDate = readonly [a: number, b: number, c: number];

/** Lines that stand before the one above them by more than a day, where dates are read in one order. */
interface Sequence {
  order: DateOrder;
  day: number | null;
  before: number;
  backward: number;
}

/**
 * Who wrote how much on which date, counted while a chat is read for the first time. Which day a date is, is only known
 * at the end of that or from the person; then the counts are put under days without reading millions of lines again.
 */
export class ChatTally {
  readonly #dates = new Map<number, Dated>();
  readonly #sequences: Sequence[] = dateOrders.map((order) => ({ order, day: null, before: -Infinity, backward: 0 }));
  /** The date of the last message; null for one that no calendar has. */
  #last: Dated | null = null;
  #written: WrittenDate = [Number.NaN, Number.NaN, Number.NaN];
  #files = 0;
  #filesMissing = 0;

  /** Counts a message of `person` (null for a line of the app itself); `file`: whether the one that it names is there. */
  add({ a, b, c, time }: Pick<Stamp, 'a' | 'b' | 'c' | 'time'>, person: string | null, file: boolean | null): void {
    const [x, y, z] = this.#written;
    if (x !== a || y !== b || z !== c) this.#begin([a, b, c]);
    const one = this.#last;
    if (one === null) return;
    for (const sequence of this.#sequences) {
      if (sequence.day === null) continue;
      const at = sequence.day * dayMs + time;
      if (at < sequence.before - dayMs) sequence.backward += 1;
      sequence.before = at;
    }
    if (time < one.earliest) one.earliest = time;
    if (time > one.latest) one.latest = time;
    one.count += 1;
    if (person === null) return;
    one.people.set(person, (one.people.get(person) ?? 0) + 1);
    if (file === null) return;
    this.#files += 1;
    if (!file) this.#filesMissing += 1;
  }

  #begin(date: WrittenDate): void {
    this.#written = date;
    for (const sequence of this.#sequences) sequence.day = dayNumber(...date, sequence.order);
    if (this.#sequences.every(({ day }) => day === null)) {
      this.#last = null;
      return;
    }
    const key = (date[0] * 100 + date[1]) * 10_000 + date[2];
    const known = this.#dates.get(key);
    this.#last = known ?? { date, earliest: Infinity, latest: -Infinity, count: 0, people: new Map() };
    if (known === undefined) this.#dates.set(key, this.#last);
  }

  /** What `surveyByReading` finds, of the one conversation that a chat is. */
  survey(
    source: Pick<MessageSource, 'conversationName' | 'person'>,
    key: string,
    zone: string,
    order: DateOrder,
  ): Survey {
    const clock = new WallClock(zone);
    const people = new Map<string, PersonSurvey>();
    const days = new Map<number, number>();
    let [count, first, last] = [0, Infinity, -Infinity];
    for (const one of this.#dates.values()) {
      const written = dayNumber(...one.date, order);
      if (written === null) continue;
      const at = (time: number) => clock.toUtc(written * dayMs + time);
      first = Math.min(first, at(one.earliest));
      last = Math.max(last, at(one.latest));
      // An hour that a zone skips lies before midnight nowhere but where a whole day was skipped.
      const day = clock.dayOf(at(one.earliest));
      days.set(day, (days.get(day) ?? 0) + one.count);
      for (const [person, messages] of one.people) {
        const its = people.get(person) ?? { key: person, sign: source.person(person), count: 0, days: new Map() };
        people.set(person, its);
        its.count += messages;
        its.days.set(day, (its.days.get(day) ?? 0) + messages);
        count += messages;
      }
    }
    if (first > last) return { conversations: [], backward: 0, untimed: 0 };
    const survey: ConversationSurvey = {
      key,
      name: source.conversationName(key),
      people: [...people.values()].toSorted((x, y) => y.count - x.count),
      count,
      days,
      first,
      last,
      files: this.#files,
      filesMissing: this.#filesMissing,
    };
    return { conversations: [survey], backward: this.#backwardIn(order), untimed: 0 };
  }

  #backwardIn(order: DateOrder): number {
    return this.#sequences.find((sequence) => sequence.order === order)?.backward ?? 0;
  }
}
