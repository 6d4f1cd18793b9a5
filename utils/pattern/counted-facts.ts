import type { EntryFacts } from './entry-facts.ts';

/** Entries that tell of something done to the person, in number order, and how many of the others there are. */
export interface CountedFacts {
  counted: EntryFacts[];
  failed: number;
  own: number;
  repeats: number;
  /** Numbers of the entries that are not counted, by why. */
  aside: { failed: number[]; own: number[]; repeats: number[] };
}

/** Leaves out failed captures, the person's own messages, and the same item kept a second time. */
export function countedFacts(facts: readonly EntryFacts[]): CountedFacts {
  const seen = new Set<string>();
  const brought = new MinuteMessages(facts);
  const counted: EntryFacts[] = [];
  const aside = { failed: new Set<number>(), own: new Set<number>(), repeats: new Set<number>() };
  let [failed, own, repeats] = [0, 0, 0];
  const leaveOut = (why: keyof typeof aside, { number }: EntryFacts) => aside[why].add(number);
  const inOrder = facts.toSorted((a, b) => a.number - b.number);
  // a file that was brought in has the whole conversation, of which captures show a part
  const filesFirst = [true, false].flatMap((file) => inOrder.filter(({ source }) => (source === 'import') === file));
  for (const fact of filesFirst) {
    if (fact.failed) {
      failed += 1;
      leaveOut('failed', fact);
    } else if (fact.own) {
      own += 1;
      leaveOut('own', fact);
    } else if ((fact.itemKey !== null && seen.has(fact.itemKey)) || brought.has(fact)) {
      repeats += 1;
      leaveOut('repeats', fact);
    } else {
      counted.push(fact);
    }
    if (fact.itemKey !== null && !fact.failed && !fact.own) seen.add(fact.itemKey);
  }
  return {
    counted: counted.toSorted((a, b) => a.number - b.number),
    failed,
    own,
    repeats,
    aside: { failed: [...aside.failed], own: [...aside.own], repeats: [...aside.repeats] },
  };
}

/**
 * Messages out of files by platform, writer and minute: they have no number by which the page's message could be told to
 * be the same. As many captured ones of the same writer and minute as a file has are the file's.
 */
class MinuteMessages {
  /** Of each minute and writer of a captured message, how many a file has that stand for none yet. A file has millions. */
  readonly #left: Map<string, number>;

  constructor(facts: readonly EntryFacts[]) {
    const captured = facts.filter(({ source }) => source === 'capture').flatMap((fact) => minuteOf(fact) ?? []);
    this.#left = new Map(captured.map((key) => [key, 0]));
  }

  /** Whether this is one that a file has; each of the file's stands for one. Files have to come first. */
  has(fact: EntryFacts): boolean {
    const key = this.#left.size === 0 ? null : minuteOf(fact);
    const left = key === null ? undefined : this.#left.get(key);
    if (key === null || left === undefined) return false;
    if (fact.source === 'import') this.#left.set(key, left + 1);
    else if (fact.source === 'capture') this.#left.set(key, left - 1);
    return fact.source === 'capture' && left > 0;
  }
}

function minuteOf({ kind, site, at, knows, account }: EntryFacts): string | null {
  const who = account?.name ?? account?.handle ?? null;
  if (kind !== 'message' || at === null || knows !== 'hour' || who === null) return null;
  return `${site} ${at.slice(0, 16)} ${who.toLowerCase()}`;
}
