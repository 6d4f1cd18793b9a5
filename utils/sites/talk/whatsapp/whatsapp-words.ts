import { allOutside, firstOutside } from '../../page/dom-find.ts';
import { isEmojiImage } from '../../page/dom-text.ts';
import { whatsappSelectors } from './whatsapp-selectors.ts';

/** Around words alone nothing of this stands: pictures, files, cards of links, buttons. */
const beside = `video, audio, button, [role="button"], [data-icon], ${whatsappSelectors.thumb.css}, ${whatsappSelectors.document.css}`;

function holdsOnlyWords(box: Element, quoted: readonly Element[], named: readonly Element[]): boolean {
  const isForeign = (part: Element): boolean =>
    !quoted.some((other) => other.contains(part)) && !named.some((words) => words.contains(part));
  return (
    !allOutside(box, { css: beside, seen: '' }, quoted).some(isForeign) &&
    !allOutside(box, whatsappSelectors.picture, quoted).some((image) => isForeign(image) && !isEmojiImage(image))
  );
}

/**
 * What holds all words of a message. Bold words, lists and quotations have parts of their own, and what stands between
 * them none: then it is the box with the message's stamp, where that holds nothing but words.
 */
export function wordsOf(item: Element, quoted: readonly Element[]): Element | null {
  const named = allOutside(item, whatsappSelectors.text, quoted).filter(
    (words) => words.parentElement?.closest(whatsappSelectors.text.css) == null,
  );
  const stamp = firstOutside(item, whatsappSelectors.stamp, quoted);
  const [first = null] = named;
  return stamp !== null && first !== null && stamp.contains(first) && holdsOnlyWords(stamp, quoted, named)
    ? stamp
    : first;
}
