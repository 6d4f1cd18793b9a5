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

  /** So much text, in characters, waits in memory for the rest of its day. */
  constructor(clock: WallClock, mostWaiting: number) {
    this.#clock = clock;
    this.#mostWaiting = mostWaiting;
  }

  add(message: ImportedMessage): void {
    const day = this.#clock.dayOf(message.at);
    const key = `${day} ${message.conversation}`;
    let one = this.#days.get(key);
    if (one === undefined) {
      one = { conversation: message.conversation, day, messages: [] };
      this.#days.set(key, one);
    }
    one.messages.push(message);
    this.#filling.set(message.conversation, day);
    this.#waiting += sizeOf(message);
  }

  /** Days that are ready, so that memory stays small; `all` at the end. */
  take(all: boolean): ConversationDay[] {
    if (!all && this.#waiting < this.#mostWaiting) return [];
    const ready = [...this.#days].filter(
      ([, { conversation, day }]) => all || this.#days.size === 1 || this.#filling.get(conversation) !== day,
    );
    for (const [key, one] of ready) {
      this.#days.delete(key);
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
