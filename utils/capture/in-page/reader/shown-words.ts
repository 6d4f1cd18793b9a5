import { shadowRootOf } from '../dom/shadow-roots.ts';

const named = (element: Element) => element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? '';

function collect(node: Node, words: string[]): void {
  if (node.nodeType === Node.TEXT_NODE) {
    words.push(node.nodeValue ?? '');
    return;
  }
  if (!(node instanceof Element) || node.getAttribute('aria-hidden') === 'true') return;
  if (['script', 'style', 'template', 'noscript'].includes(node.localName)) return;
  // not rendered, or rendered so that nobody sees it
  if (!node.checkVisibility({ visibilityProperty: true, opacityProperty: true })) {
    if (getComputedStyle(node).display !== 'contents') return;
  }
  words.push(named(node));
  if (['p', 'div', 'li', 'br', 'tr', 'section', 'article'].includes(node.localName)) words.push(' ');
  const inside = node instanceof HTMLSlotElement ? node.assignedNodes() : (shadowRootOf(node) ?? node).childNodes;
  for (const child of inside.length === 0 ? node.childNodes : inside) collect(child, words);
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
