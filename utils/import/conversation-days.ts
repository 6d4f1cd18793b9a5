import type { ImportedMessage } from './message-source.ts';
import type { WallClock } from './wall-clock.ts';

/** The messages of one day of one conversation, oldest first. */
export interface ConversationDay {
  conversation: string;
  /** Days since 1970 in the chosen zone. */
  day: number;
  messages: ImportedMessage[];
}

/** Files of an export wait where they are; those that lie in its text wait here. */
function sizeOf({ text, attachments }: ImportedMessage): number {
  return text.length + 120 + attachments.reduce((sum, { file }) => sum + (file?.sizeBytes ?? 0), 0);
}

/**
 * Puts messages together by conversation and day as they come. Days are given out when the source ends, and, where too
 * much waits, all but those that are being filled: an export in order of time never waits for long.
 */
export class ConversationDays {
  readonly #clock: WallClock;
  readonly #days = new Map<string, ConversationDay>();
  /** By conversation, the day of its last message. */
  readonly #filling = new Map<string, number>();
  readonly #mostWaiting: number;
  #waiting = 0;
  /** The day that the last message went to: the next one nearly always goes there too. */
  #last: ConversationDay | null = null;

  /** So much text, in characters, waits in memory for the rest of its day. */
  constructor(clock: WallClock, mostWaiting: number) {
    this.#clock = clock;
    this.#mostWaiting = mostWaiting;
  }

  add(message: ImportedMessage): void {
    const day = this.#clock.dayOf(message.at);
    if (this.#last?.day !== day || this.#last.conversation !== message.conversation) {
      this.#last = this.#dayFor(message.conversation, day);
      this.#filling.set(message.conversation, day);
    }
    this.#last.messages.push(message);
    this.#waiting += sizeOf(message);
  }

  #dayFor(conversation: string, day: number): ConversationDay {
    const key = `${day} ${conversation}`;
    let one = this.#days.get(key);
    if (one === undefined) {
      one = { conversation, day, messages: [] };
      this.#days.set(key, one);
    }
    return one;
  }

  /** Days that are ready, so that memory stays small; `all` at the end. */
  take(all: boolean): ConversationDay[] {
    if (!all && this.#waiting < this.#mostWaiting) return [];
    const ready = [...this.#days].filter(
      ([, { conversation, day }]) => all || this.#days.size === 1 || this.#filling.get(conversation) !== day,
    );
    for (const [key, one] of ready) {
      this.#days.delete(key);
      if (this.#last === one) this.#last = null;
      one.messages = inOrder(one.messages);
    }
    this.#waiting = [...this.#days.values()].reduce(
      (sum, { messages }) => sum + messages.reduce((size, message) => size + sizeOf(message), 0),
      0,
    );
    return ready.map(([, one]) => one).toSorted((x, y) => x.day - y.day || (x.conversation < y.conversation ? -1 : 1));
  }
}

/** Oldest first; what has the same time stays as it stood. */
function inOrder(messages: ImportedMessage[]): ImportedMessage[] {
  const sorted = messages.every((message, at) => at === 0 || message.at >= (messages[at - 1]?.at ?? 0));
  return sorted ? messages : messages.toSorted((a, b) => a.at - b.at);
}
