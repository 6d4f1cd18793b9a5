import { shadowRootOf } from '../dom/shadow-roots.ts';
import { type Ground, groundAround, groundIn } from './ground.ts';
import { opacityOf } from './opacity-of.ts';

/** Words of an item as a picture of it can show them, and those that it has and no picture shows. */
export interface PicturedWords {
  seen: string;
  unseen: string;
}

/** What is drawn smaller than this nobody reads. CSS pixels. */
const leastSide = 2;
/** Words beyond this are not looked at. */
const mostLetters = 200_000;

/** Whether a text is drawn so that it can be read: not as points, not in no colour or that of its ground, not out of sight. */
function isSeen(text: Text, parent: Element, ground: Ground): boolean {
  const range = text.ownerDocument.createRange();
  range.selectNode(text);
  const { left, top, right, bottom } = range.getBoundingClientRect();
  const width = Math.min(right, ground.right) - Math.max(left, ground.left);
  const height = Math.min(bottom, ground.bottom) - Math.max(top, ground.top);
  if (width < leastSide || height < leastSide) return false;
  const style = getComputedStyle(parent);
  if (!['none', ''].includes(style.getPropertyValue('-webkit-text-security'))) return false;
  const colour = style.webkitTextFillColor;
  if (opacityOf(colour) === 0) return style.backgroundClip === 'text' || style.webkitTextStrokeWidth !== '0px';
  if (colour !== ground.colour) return true;
  // a picture may stand behind it
  const behind = text.ownerDocument.elementsFromPoint((left + right) / 2, (top + bottom) / 2);
  return behind.length === 0 || behind.some((one) => /^(?:img|video|canvas|svg|picture)$/.test(one.localName));
}

/**
 * What stands in a text of the item and nobody can see, against what can be seen. Parts of links are not looked at: sites
 * cut long addresses in this way, and the whole stands in the link.
 */
export function picturedWords(item: Element): PicturedWords {
  const words = { seen: '', unseen: '' };
  const collect = (node: Node, parent: Element, ground: Ground | null): void => {
    if (words.seen.length + words.unseen.length > mostLetters) return;
    if (node.nodeType === Node.TEXT_NODE) {
      const said = node.nodeValue ?? '';
      const isShown = ground !== null && (said.trim() === '' || isSeen(node as Text, parent, ground));
      words[isShown ? 'seen' : 'unseen'] += said;
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const element = node as Element;
    if (['script', 'style', 'template', 'noscript'].includes(element.localName)) return;
    if (!element.checkVisibility({ visibilityProperty: true }) && getComputedStyle(element).display !== 'contents')
      return;
    if (element.matches('a[href]')) {
      words.seen += ` ${element.textContent} `;
      return;
    }
    const inside =
      element.localName === 'slot'
        ? (element as HTMLSlotElement).assignedNodes()
        : (shadowRootOf(element) ?? element).childNodes;
    const within = ground === null ? null : groundIn(element, ground);
    words[within === null ? 'unseen' : 'seen'] += ` ${element.getAttribute('alt') ?? ''} `;
    for (const child of inside.length === 0 ? element.childNodes : inside) collect(child, element, within);
  };
  collect(item, item, groundAround(item));
  return words;
}
