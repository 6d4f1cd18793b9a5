import type { Reading } from '../../sites/contract.ts';
import { type Sighting, indexByKey, matchSightings } from './conversation-match.ts';

/** A message as one step of a walk saw it; `place`: CSS pixels from the end of the list that the walk comes from. */
export interface SeenMessage {
  reading: Reading;
  place: number;
  /** Names of the page's controls that fetch more, between it and the message above it. */
  behind: readonly string[];
}

/** A message as kept in `conversation.json`: a reading, and where in the walk it was seen. */
export interface WalkedMessage {
  reading: Reading;
  /** Number of the step in which it was first read, from 1. */
  step: number;
}

/** Two neighbouring steps that had no message in common: something between them may be missing. */
export interface WalkGap {
  /** Index in the messages before which the gap lies. */
  before: number;
  step: number;
}

/** A control of the page that fetches more, and was not pressed: what it fetches is not there. */
export interface BehindControl {
  /** Index in the messages before which it stands; their number, where it stands after the last. */
  before: number;
  words: string;
}

interface Known extends Sighting, WalkedMessage {
  /** In walking order nothing ties this message to the one before it. */
  afterGap: boolean;
  /** Controls that fetch more, right above and below it on the screen, as they were when last seen. */
  above: readonly string[];
  below: readonly string[];
}

function keyOf(reading: Reading): { key: string; sure: boolean } {
  if (reading.itemId.state === 'found') return { key: `id ${reading.itemId.value}`, sure: true };
  const { author, postedAt, postedAtRaw, text, side, media } = reading;
  const value = (field: { state: string; value?: string }) => (field.state === 'found' ? field.value : null);
  const who = value(author.accountId) ?? value(author.handle) ?? value(author.name);
  const when = value(postedAt) ?? value(postedAtRaw);
  return { key: JSON.stringify([who, when, value(text), side, media.length]), sure: false };
}

/**
 * Puts the steps of a walk together: every message once, in order, same words twice in a row kept twice. What lies
 * before the message that the walk began with is left out. Pure, so that an order can be checked against any page.
 */
export class ConversationOrder {
  readonly #older: boolean;
  /** In walking order. */
  #known: Known[] = [];
  #at = new Map<string, number[]>();
  #steps = 0;

  constructor(direction: 'newer' | 'older') {
    this.#older = direction === 'older';
  }

  /** Adds what one step read, in the order on the screen, and what stands below the last; gives how many were new. */
  add(messages: readonly SeenMessage[], behindLast: readonly string[] = []): number {
    this.#steps += 1;
    const inWalk = this.#older ? messages.toReversed() : messages;
    const seen = inWalk.map(({ reading, place }) => ({
      reading,
      place,
      step: this.#steps,
      afterGap: false,
      above: [],
      below: [],
      ...keyOf(reading),
    }));
    const matches = matchSightings(this.#known, seen, this.#at);
    const before = this.#known.length;
    const now = seen.map((one, order) => this.#known[matches[order] ?? -1] ?? one);
    if (matches.every((match) => match === null)) this.#goOn(seen);
    else this.#weave(seen, matches);
    this.#at = indexByKey(this.#known);
    this.#noteBehind(this.#older ? now.toReversed() : now, messages, behindLast);
    return this.#known.length - before;
  }

  /** Between two that were seen together nothing counts but what stood there now; around them it may be out of sight. */
  #noteBehind(now: readonly Known[], messages: readonly SeenMessage[], behindLast: readonly string[]): void {
    now.forEach((one, order) => {
      const behind = messages[order]?.behind ?? [];
      const upper = now[order - 1];
      if (upper !== undefined) [upper.below, one.above] = [behind, []];
      else if (behind.length > 0) one.above = behind;
    });
    const last = now.at(-1);
    if (last !== undefined && behindLast.length > 0) last.below = behindLast;
  }

  /** Nothing in common with what is known: the first step, or a gap. */
  #goOn(seen: Known[]): void {
    const [first] = seen;
    if (first !== undefined) first.afterGap = this.#known.length > 0;
    this.#known.push(...seen);
  }

  /** New ones go behind the known one that they follow on the screen. */
  #weave(seen: readonly Known[], matches: readonly (number | null)[]): void {
    const behind = new Map<number, Known[]>();
    let last = -1;
    seen.forEach((one, order) => {
      const match = matches[order] ?? null;
      if (match !== null) {
        const known = this.#known[match];
        if (known !== undefined) known.place = one.place;
        last = match;
      } else if (last >= 0) {
        behind.set(last, [...(behind.get(last) ?? []), one]);
      }
    });
    if (behind.size === 0) return;
    this.#known = this.#known.flatMap((known, index) => [known, ...(behind.get(index) ?? [])]);
  }

  /** Whether any of these is known by now. */
  knows(messages: readonly SeenMessage[]): boolean {
    return messages.some(({ reading }) => this.#at.has(keyOf(reading).key));
  }

  get count(): number {
    return this.#known.length;
  }

  /** Oldest first. */
  messages(): WalkedMessage[] {
    const inWalk = this.#known.map(({ reading, step }) => ({ reading, step }));
    return this.#older ? inWalk.toReversed() : inWalk;
  }

  /** Without what lies on the side from which the walk came. */
  behind(): BehindControl[] {
    const inOrder = this.#older ? this.#known.toReversed() : this.#known;
    const all = Array.from({ length: inOrder.length + 1 }, (_, before) => {
      const words = new Set([...(inOrder[before - 1]?.below ?? []), ...(inOrder[before]?.above ?? [])]);
      return [...words].map((one) => ({ before, words: one }));
    });
    return (this.#older ? all.slice(0, -1) : all.slice(1)).flat();
  }

  gaps(): WalkGap[] {
    const count = this.#known.length;
    const gaps = this.#known.flatMap(({ afterGap, step }, at) =>
      afterGap ? [{ before: this.#older ? count - at : at, step }] : [],
    );
    return this.#older ? gaps.toReversed() : gaps;
  }
}
