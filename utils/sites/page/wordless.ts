import { ownWords } from './own-words.ts';
import type { Reading } from '../contract.ts';
import { textOf } from './dom-text.ts';
import { found, missing } from '../reading/field.ts';

/** Never the words of a post, whatever they are called. */
const controls = 'a, button, [role="button"], time, figure, h1, h2, h3';

/** More places than any post has are not looked through. */
const mostPlaces = 2000;

/** Where words of an item may stand if their own element is not where it was. */
export interface WordPlaces {
  /** What holds words on this platform. */
  likely: string;
  /** What holds names, counts and the like. */
  known: string;
  /** How many letters words have; names and labels are shorter than eight, but where only words can stand one is enough. */
  least?: number;
  /** What never holds words, where that is less than everywhere: a caption can stand in a button. */
  controls?: string;
}

/** Whether an item shows words of which the adapter does not know what they are: the page may have changed. */
export function hasUnreadWords(item: Element, inner: readonly Element[], places: WordPlaces): boolean {
  const { likely, known, least = 8 } = places;
  const apart = [places.controls ?? controls, known].filter((css) => css !== '').join(', ');
  return [...item.querySelectorAll(likely)].slice(0, mostPlaces).some((place) => {
    const frame = place.closest(apart);
    if (frame !== null && item.contains(frame)) return false;
    if (inner.some((other) => other.contains(place))) return false;
    // what stands in a place inside is asked there, so that nesting costs nothing
    const words =
      place.querySelector(likely) === null ? textOf(place, { exclude: apart, without: inner }) : ownWords(place);
    return words.replace(/\P{L}/gu, '').length >= least;
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

/** A title may stand without a body: where the body was not found but there are words nobody claims, the title alone is not the text. */
export function distrustTitle(
  reading: Reading,
  item: Element,
  inner: readonly Element[],
  places: WordPlaces,
  ...tried: string[]
): void {
  if (reading.text.state === 'found' && hasUnreadWords(item, inner, places)) reading.text = missing(...tried);
}
