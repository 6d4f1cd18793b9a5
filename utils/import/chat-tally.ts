import { type DateOrder, dayNumber } from './date-order.ts';
import type { ConversationSurvey, PersonSurvey, Survey } from './survey-facts.ts';
import type { MessageSource } from './message-source.ts';
import { WallClock } from './wall-clock.ts';
import type { Stamp } from './whatsapp-stamp.ts';

const dayMs = 86_400_000;

/** Messages with one date, as they stand one after the other. */
interface Run {
  date: WrittenDate;
  /** Milliseconds since midnight: of the first and last of them, the earliest and the latest. */
  first: number;
  last: number;
  earliest: number;
  latest: number;
  /** How many of each person. */
  people: Map<string, number>;
}

/** The three numbers of a date in the order in which they stand. */
type WrittenDate = readonly [a: number, b: number, c: number];

/**
 * Who wrote how much on which date, counted while a chat is read for the first time. Which day a date is, is only known
 * at the end of that or from the person; then the counts are put under days without reading millions of lines again.
 */
export class ChatTally {
  readonly #runs: Run[] = [];
  #files = 0;
  #filesMissing = 0;

  /** Counts a message of `person` (null for a line of the app itself); `file`: whether the one that it names is there. */
  add({ a, b, c, time }: Pick<Stamp, 'a' | 'b' | 'c' | 'time'>, person: string | null, file: boolean | null): void {
    let run = this.#runs.at(-1);
    if (run === undefined || run.date[0] !== a || run.date[1] !== b || run.date[2] !== c) {
      run = { date: [a, b, c], first: time, last: time, earliest: time, latest: time, people: new Map() };
      this.#runs.push(run);
    }
    run.last = time;
    if (time < run.earliest) run.earliest = time;
    if (time > run.latest) run.latest = time;
    if (person === null) return;
    run.people.set(person, (run.people.get(person) ?? 0) + 1);
    if (file === null) return;
    this.#files += 1;
    if (!file) this.#filesMissing += 1;
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
    let [count, first, last, backward, before] = [0, Infinity, -Infinity, 0, -Infinity];
    for (const run of this.#runs) {
      const written = dayNumber(...run.date, order);
      if (written === null) continue;
      const at = (time: number) => clock.toUtc(written * dayMs + time);
      if (at(run.first) < before - dayMs) backward += 1;
      before = at(run.last);
      first = Math.min(first, at(run.earliest));
      last = Math.max(last, at(run.latest));
      // An hour that a zone skips lies before midnight nowhere but where a whole day was skipped.
      const day = clock.dayOf(at(run.earliest));
      for (const [person, messages] of run.people) {
        const one = people.get(person) ?? { key: person, sign: source.person(person), count: 0, days: new Map() };
        people.set(person, one);
        one.count += messages;
        one.days.set(day, (one.days.get(day) ?? 0) + messages);
        count += messages;
      }
    }
    if (first > last) return { conversations: [], backward: 0 };
    const survey: ConversationSurvey = {
      key,
      name: source.conversationName(key),
      people: [...people.values()].toSorted((x, y) => y.count - x.count),
      count,
      first,
      last,
      files: this.#files,
      filesMissing: this.#filesMissing,
    };
    return { conversations: [survey], backward };
  }
}
