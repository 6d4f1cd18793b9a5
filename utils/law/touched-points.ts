import type { LawElement, LawPack, Offence } from './pack-schema.ts';

/** That the person sees an entry (or the whole pattern, `entryId` null) as touching an element. */
export interface ElementLink {
  element: string;
  entryId: string | null;
}

export interface TouchedElement {
  element: LawElement;
  /** Ids of the entries linked, each once. */
  entries: string[];
  /** The person linked the pattern as a whole. */
  pattern: boolean;
}

export interface TouchedOffence {
  offence: Offence;
  elements: TouchedElement[];
  /** How many elements have something linked to them: a count, not a measure of anything. */
  withSomething: number;
}

/**
 * The pack's questions with what the person linked to each. It says what is there and what is not;
 * whether anything is an offence is for others to decide.
 */
export function touchedPoints(pack: LawPack, links: readonly ElementLink[]): TouchedOffence[] {
  return pack.offences.map((offence) => {
    const elements = offence.elements.map((element) => {
      const own = links.filter((link) => link.element === element.id);
      return {
        element,
        entries: [...new Set(own.flatMap(({ entryId }) => (entryId === null ? [] : [entryId])))],
        pattern: own.some(({ entryId }) => entryId === null),
      };
    });
    const withSomething = elements.filter(({ entries, pattern }) => pattern || entries.length > 0).length;
    return { offence, elements, withSomething };
  });
}
