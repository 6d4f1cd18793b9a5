import type { ImportedMessage } from './message-source.ts';
import type { WallClock } from './wall-clock.ts';

/** The messages of one day of one conversation, oldest first. */
export interface ConversationDay {
  conversation: string;
  /** Days since 1970 in the chosen zone. */
  day: number;
  messages: ImportedMessage[];
}

/** How much stands under each day of a conversation: a day with that much is whole. */
export type DayTotals = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** So much text, in characters, waits in memory for the rest of its day. */
const mostWaiting = 24 << 20;

/**
 * `waiting` for the rest of it, `given` out whole, or `put-off`: more waits than may, and the day is gathered when the
 * source is read once more.
 */
type DayState = 'waiting' | 'given' | 'put-off';

interface GatheredDay extends ConversationDay {
  state: DayState;
  seen: number;
  total: number;
  size: number;
  /** Some of it was given out before it was whole; that is never gathered again. */
  inParts: boolean;
  /** In which reading of the source it was given. */
  givenIn: number;
}

function sizeOf({ text, attachments }: ImportedMessage): number {
  let size = text.length + 120;
  for (const { held } of attachments) size += held ?? 0;
  return size;
}

/**
 * Puts messages together by conversation and day as they come, in whichever order that is. A day is given out when it is
 * whole; one of which the total is not known when the source ends. Memory holds the days that are being filled: where
 * these are too many, the later ones are left for another reading of the source.
 */
export class ConversationDays {
  readonly #clock: WallClock;
  readonly #totals: DayTotals;
  readonly #most: number;
  readonly #days = new Map<string, GatheredDay>();
  #ready: ConversationDay[] = [];
  #waiting = 0;
  #reading = 1;
  /** The day that the last message went to: the next one nearly always goes there too. */
  #last: GatheredDay | null = null;

  constructor(clock: WallClock, totals: DayTotals, most = mostWaiting) {
    this.#clock = clock;
    this.#totals = totals;
    this.#most = most;
  }

  /** Takes a message of the source; one that is not wanted only counts. */
  add(message: ImportedMessage, wanted: boolean): void {
    const day = this.#clock.dayOf(message.at);
    let one = this.#last;
    if (one === null || one.day !== day || one.conversation !== message.conversation) {
      one = this.#dayFor(message.conversation, day);
      this.#last = one;
    }
    if (one.state === 'given' && one.givenIn === this.#reading) this.#reopen(one);
    if (one.state !== 'waiting') return;
    one.seen += 1;
    if (wanted) {
      const size = sizeOf(message);
      one.messages.push(message);
      one.size += size;
      this.#waiting += size;
    }
    if (one.seen === one.total) this.#give(one);
    if (this.#waiting > this.#most) this.#makeRoom();
  }

  #dayFor(conversation: string, day: number): GatheredDay {
    const key = `${day} ${conversation}`;
    let one = this.#days.get(key);
    if (one === undefined) {
      const total = this.#totals.get(conversation)?.get(day) ?? Infinity;
      one = { conversation, day, messages: [], state: 'waiting', seen: 0, total, size: 0, inParts: false, givenIn: 0 };
      this.#days.set(key, one);
    }
    return one;
  }

  #give(one: GatheredDay): void {
    [one.state, one.givenIn] = ['given', this.#reading];
    this.#handOut(one);
  }

  /** There is more of it than was counted; nothing is lost, and it becomes a second entry. */
  #reopen(one: GatheredDay): void {
    [one.state, one.total, one.inParts] = ['waiting', Infinity, true];
  }

  #handOut(one: GatheredDay): void {
    const { conversation, day, messages } = one;
    if (messages.length > 0) this.#ready.push({ conversation, day, messages: inOrder(messages) });
    this.#forget(one);
  }

  #forget(one: GatheredDay): void {
    this.#waiting -= one.size;
    [one.messages, one.size] = [[], 0];
  }

  /** The latest days are put off until half of the room is free; a single day that fills it is given out in parts. */
  #makeRoom(): void {
    const waiting = [...this.#days.values()].filter(({ state, size }) => state === 'waiting' && size > 0);
    const later = waiting.filter(({ inParts }) => !inParts).toSorted((a, b) => b.day - a.day);
    while (later.length > 1 && this.#waiting > this.#most / 2) {
      const one = later.shift()!;
      [one.state, one.seen] = ['put-off', 0];
      this.#forget(one);
    }
    if (this.#waiting <= this.#most / 2) return;
    for (const one of waiting.filter(({ state }) => state === 'waiting')) {
      one.inParts = true;
      this.#handOut(one);
    }
  }

  /** Days that have become whole since. */
  take(): ConversationDay[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  /** What is left when the source has been read to its end. */
  takeRest(): ConversationDay[] {
    for (const one of this.#days.values()) if (one.state === 'waiting') this.#give(one);
    return this.take();
  }

  /** Whether days were put off: then the source must be read again, and gives those alone. */
  again(): boolean {
    const later = [...this.#days.values()].filter(({ state }) => state === 'put-off');
    for (const one of later) one.state = 'waiting';
    this.#reading += 1;
    return later.length > 0;
  }
}

/** Oldest first; what has the same time stays as it stood. */
function inOrder(messages: ImportedMessage[]): ImportedMessage[] {
  const sorted = messages.every((message, at) => at === 0 || message.at >= (messages[at - 1]?.at ?? 0));
  return sorted ? messages : messages.toSorted((a, b) => a.at - b.at);
}
