import { allOutside, firstOutside } from '../../page/dom-find.ts';
import { whatsappSelectors } from './whatsapp-selectors.ts';

/** The smallest element around all of `parts`, in `frame`. */
function around(parts: readonly Element[], frame: Element): Element {
  let box = parts[0] ?? frame;
  while (box !== frame && box.parentElement !== null && !parts.every((part) => box.contains(part)))
    box = box.parentElement;
  return box;
}

/**
 * What holds all words of a message. Bold words, lists and quotations have parts of their own, and what stands between
 * them none: all of them stand in one box with the clock that is drawn unseen behind the last word. Beside that box
 * stand what is answered and the card of a link.
 */
export function wordsOf(item: Element, quoted: readonly Element[]): Element | null {
  const named = allOutside(item, whatsappSelectors.text, quoted);
  const [first = null] = named;
  const stamp = firstOutside(item, whatsappSelectors.stamp, quoted);
  if (first === null || stamp === null || !stamp.contains(first)) return first;
  const clock = allOutside(stamp, whatsappSelectors.unseenClock, quoted).at(-1);
  const parts = named.filter((words) => stamp.contains(words));
  return around(clock === undefined ? parts : [...parts, clock], stamp);
}
