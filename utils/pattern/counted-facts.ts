import type { EntryFacts } from './entry-facts.ts';

/** Entries that tell of something done to the person, in number order, and how many of the others there are. */
export interface CountedFacts {
  counted: EntryFacts[];
  failed: number;
  own: number;
  repeats: number;
}

/** Leaves out failed captures, the person's own messages, and the same item kept a second time. */
export function countedFacts(facts: readonly EntryFacts[]): CountedFacts {
  const seen = new Set<string>();
  const counted: EntryFacts[] = [];
  let [failed, own, repeats] = [0, 0, 0];
  for (const fact of facts.toSorted((a, b) => a.number - b.number)) {
    if (fact.failed) failed += 1;
    else if (fact.own) own += 1;
    else if (fact.itemKey !== null && seen.has(fact.itemKey)) repeats += 1;
    else {
      if (fact.itemKey !== null) seen.add(fact.itemKey);
      counted.push(fact);
    }
  }
  return { counted, failed, own, repeats };
}
