import type { Reading } from '../sites/contract.ts';

/** A message as kept in `conversation.json`: a reading, and where in the walk it was seen. */
export interface WalkedMessage {
  reading: Reading;
  /** Number of the step (and so of the picture) in which it was first read, from 1. */
  step: number;
}

/** Two neighbouring steps that had no message in common: something between them may be missing. */
export interface WalkGap {
  /** Index in the messages before which the gap lies. */
  before: number;
  step: number;
}

function keyOf(reading: Reading): string {
  if (reading.itemId.state === 'found') return `id ${reading.itemId.value}`;
  const { author, postedAt, postedAtRaw, text, side, media } = reading;
  const value = (field: { state: string; value?: string }) => (field.state === 'found' ? field.value : null);
  return JSON.stringify([
    value(author.accountId) ?? value(author.handle) ?? value(author.name),
    value(postedAt) ?? value(postedAtRaw),
    value(text),
    side,
    media.length,
  ]);
}

/** How many of the last of `known` are the first of `seen`. */
function overlap(known: readonly string[], seen: readonly string[]): number {
  for (let length = Math.min(known.length, seen.length); length > 0; length -= 1) {
    const start = known.length - length;
    if (seen.slice(0, length).every((key, index) => key === known[start + index])) return length;
  }
  return 0;
}

/**
 * Puts the steps of a walk together: every message once, in order, same words twice in a row kept twice. Pure, so that
 * an order can be checked against any page.
 */
export class ConversationOrder {
  readonly #older: boolean;
  /** In walking order. */
  readonly #messages: WalkedMessage[] = [];
  readonly #keys: string[] = [];
  readonly #gapsAt: { at: number; step: number }[] = [];
  #steps = 0;

  constructor(direction: 'newer' | 'older') {
    this.#older = direction === 'older';
  }

  /** Adds what one step read, in the order on the screen; gives how many were new. */
  add(readings: readonly Reading[]): number {
    this.#steps += 1;
    const seen = this.#older ? readings.toReversed() : readings;
    const keys = seen.map(keyOf);
    const skip = this.#known(keys);
    if (skip === null) {
      if (this.#messages.length > 0) this.#gapsAt.push({ at: this.#messages.length, step: this.#steps });
      this.#append(seen, keys, 0);
      return keys.length;
    }
    this.#append(seen, keys, skip);
    return keys.length - skip;
  }

  /** How many of the step's messages, from its start, are known; null where none is, which leaves a gap. */
  #known(keys: readonly string[]): number | null {
    if (keys.length === 0) return 0;
    // Rows that the page keeps from further back come before what ties the steps together: look for the tie from anywhere.
    for (let from = 0; from < keys.length; from += 1) {
      const tied = overlap(this.#keys, keys.slice(from));
      if (tied > 0) return from + tied;
    }
    const known = new Set(this.#keys);
    return keys.every((key) => known.has(key)) ? keys.length : null;
  }

  #append(seen: readonly Reading[], keys: readonly string[], skip: number): void {
    for (let index = skip; index < seen.length; index += 1) {
      const reading = seen[index];
      const key = keys[index];
      if (reading === undefined || key === undefined) continue;
      this.#messages.push({ reading, step: this.#steps });
      this.#keys.push(key);
    }
  }

  get count(): number {
    return this.#messages.length;
  }

  /** Oldest first. */
  messages(): WalkedMessage[] {
    return this.#older ? this.#messages.toReversed() : [...this.#messages];
  }

  gaps(): WalkGap[] {
    const count = this.#messages.length;
    return this.#gapsAt.map(({ at, step }) => ({ before: this.#older ? count - at : at, step }));
  }
}
