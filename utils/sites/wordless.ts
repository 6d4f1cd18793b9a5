import type { Reading } from './contract.ts';
import { textOf } from './dom-text.ts';
import { found } from './field.ts';

/** Never the words of a post, whatever they are called. */
const controls = 'a, button, [role="button"], time, figure, h1, h2, h3';

/** Names and labels are shorter. */
const leastLetters = 8;

/** Where words of an item may stand if their own element is not where it was. */
export interface WordPlaces {
  /** What holds words on this platform. */
  likely: string;
  /** What holds names, counts and the like. */
  known: string;
}

function hasUnreadWords(item: Element, inner: readonly Element[], { likely, known }: WordPlaces): boolean {
  return [...item.querySelectorAll(likely)].some((place) => {
    const apart = place.closest(`${controls}, ${known}`);
    if (apart !== null && item.contains(apart)) return false;
    if (inner.some((other) => other.contains(place))) return false;
    return textOf(place, { exclude: `${controls}, ${known}` }).replace(/\P{L}/gu, '').length >= leastLetters;
  });
}

/**
 * A picture or a quotation may stand without words: then the text is empty. Where there are words of which the
 * adapter does not know what they are, it is missing: the page has changed, and the capture says so.
 */
export function setWordless(reading: Reading, item: Element, inner: readonly Element[], places: WordPlaces): void {
  if (reading.text.state === 'found' || hasUnreadWords(item, inner, places)) return;
  reading.text = found('', 'no words beside what it shows');
}
