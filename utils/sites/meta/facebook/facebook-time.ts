import { allOutside, firstOutside } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { facebookSelectors } from './facebook-parts.ts';
import { scrambledText } from './scrambled-label.ts';

/** The time in the link of the post, where it is plain words: a scrambled one has some fifty elements, a picture has none. */
export function plainTime(item: Element, inner: readonly Element[]): string | null {
  const link = allOutside(item, facebookSelectors.postLink, inner).find(
    (anchor) =>
      anchor.querySelectorAll('*').length <= 4 && anchor.querySelector('img, svg, [aria-labelledby]') === null,
  );
  const words = link?.textContent.trim() ?? '';
  return words.length <= 40 && /\p{N}/u.test(words) ? words : null;
}

/** Above an advertisement the same letters say that it is one, in some language; a time has a number in it. */
export function timeIn(words: string | null): string | null {
  return words !== null && /\p{N}/u.test(words) ? words : null;
}

/** Beside the name of who posted, where the time is no link. */
export function besideName(item: Element, inner: readonly Element[]): string | null {
  const beside = firstOutside(item, facebookSelectors.nameLink, inner)?.closest('h2, h3, h4')?.nextElementSibling;
  const words = beside == null || beside.querySelector('a, h2, h3, h4, [dir="auto"]') !== null ? '' : textOf(beside);
  return words.length <= 40 ? timeIn(words) : null;
}

/** The label that the letters stand for, where the page has it; else the letters as they are drawn. */
export function labelShown(item: Element, inner: readonly Element[]): string | null {
  const label = firstOutside(item, facebookSelectors.timeLabel, inner);
  if (label === null) return null;
  const plain = item.ownerDocument.getElementById(label.getAttribute('aria-labelledby') ?? '');
  if (plain !== null && !label.contains(plain)) return plain.textContent.trim();
  let holder = label;
  while (holder.children.length === 1 && holder.firstElementChild !== null) holder = holder.firstElementChild;
  return scrambledText(holder);
}
