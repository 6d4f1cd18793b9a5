import { countedFacts } from './counted-facts.ts';
import type { EntryFacts } from './entry-facts.ts';

/** Entries by the tags that the person gave them, the most used first. */
export function tagCounts(
  facts: readonly EntryFacts[],
  tagsOf: ReadonlyMap<string, readonly string[]>,
): { tag: string; numbers: number[] }[] {
  const numbers = new Map<string, number[]>();
  for (const { id, number } of countedFacts(facts).counted) {
    for (const tag of new Set(tagsOf.get(id))) numbers.set(tag, [...(numbers.get(tag) ?? []), number]);
  }
  return [...numbers]
    .map(([tag, own]) => ({ tag, numbers: own }))
    .toSorted((a, b) => b.numbers.length - a.numbers.length || a.tag.localeCompare(b.tag));
}
