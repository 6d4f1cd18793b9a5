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
  const counted: EntryFacts[] = [];
  const aside = { failed: new Set<number>(), own: new Set<number>(), repeats: new Set<number>() };
  let [failed, own, repeats] = [0, 0, 0];
  const leaveOut = (why: keyof typeof aside, { number }: EntryFacts) => aside[why].add(number);
  for (const fact of facts.toSorted((a, b) => a.number - b.number)) {
    if (fact.failed) {
      failed += 1;
      leaveOut('failed', fact);
    } else if (fact.own) {
      own += 1;
      leaveOut('own', fact);
    } else if (fact.itemKey !== null && seen.has(fact.itemKey)) {
      repeats += 1;
      leaveOut('repeats', fact);
    } else {
      if (fact.itemKey !== null) seen.add(fact.itemKey);
      counted.push(fact);
    }
  }
  return {
    counted,
    failed,
    own,
    repeats,
    aside: { failed: [...aside.failed], own: [...aside.own], repeats: [...aside.repeats] },
  };
}
