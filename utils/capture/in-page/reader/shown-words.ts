import { standsApart } from '../dom/stands-apart.ts';
import { shadowRootOf } from '../dom/shadow-roots.ts';

const named = (element: Element) => element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? '';

function collect(node: Node, words: string[]): void {
  if (node.nodeType === Node.TEXT_NODE) {
    words.push(node.nodeValue ?? '');
    return;
  }
  // what stands in a frame has other prototypes than ours
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  const element = node as Element;
  if (element.getAttribute('aria-hidden') === 'true') return;
  if (['script', 'style', 'template', 'noscript'].includes(element.localName)) return;
  // not rendered, or rendered so that nobody sees it
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) {
    if (getComputedStyle(element).display !== 'contents') return;
  }
  words.push(named(element));
  const isApart = standsApart(element);
  if (isApart) words.push(' ');
  const inner = element.localName === 'iframe' ? (element as HTMLIFrameElement).contentDocument?.body : null;
  const inside =
    element.localName === 'slot'
      ? (element as HTMLSlotElement).assignedNodes()
      : (inner ?? shadowRootOf(element) ?? element).childNodes;
  for (const child of inside.length === 0 ? element.childNodes : inside) collect(child, words);
  if (isApart) words.push(' ');
}

/**
 * What the element says to somebody who has the page read out: rendered text and the names of its pictures, without
 * what is hidden. Found by another way than any adapter's, so that the two can be held against each other.
 */
export function shownWords(element: Element): string {
  const words: string[] = [];
  collect(element, words);
  return words.join('');
}
