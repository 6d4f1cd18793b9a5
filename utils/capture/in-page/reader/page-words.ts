import { shownFrames } from '../dom/frames.ts';
import { parentAcross } from '../dom/holds.ts';
import { allRoots, shadowRootOf } from '../dom/shadow-roots.ts';

const unread = new Set(['script', 'style', 'template', 'noscript']);

/** Whether the browser has put this off since it is out of sight (`content-visibility: auto`); `innerText` leaves it out. */
const isPutOff = (element: Element) =>
  !element.checkVisibility({ contentVisibilityAuto: true }) && element.checkVisibility();

/** The same of words that stand in no element of their own in such a part. */
function holdsPutOff(element: Element): boolean {
  if (element.childElementCount > 0 || element.firstChild === null) return false;
  if (getComputedStyle(element).getPropertyValue('content-visibility') !== 'auto') return false;
  return (element as HTMLElement).innerText === '' && element.checkVisibility();
}

/** The words of what was put off, each block on a line of its own. */
function putOffWords(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.nodeValue ?? '').replaceAll(/\s+/g, ' ');
  if (!(node instanceof Element) || unread.has(node.localName)) return '';
  if (node.localName === 'br') return '\n';
  const { display, visibility } = getComputedStyle(node);
  if (display === 'none' || visibility === 'hidden') return '';
  const words = [...node.childNodes].map(putOffWords).join('');
  return display.startsWith('inline') || display === 'contents' ? words : `\n${words}\n`;
}

/** What stands in a node as it is drawn: in a slot what was given to it, in a host its tree, in a frame its page. */
function insideOf(node: Node): Iterable<Node> {
  if (node.nodeType !== Node.ELEMENT_NODE) return node.childNodes;
  const given = (node as HTMLSlotElement).localName === 'slot' ? (node as HTMLSlotElement).assignedNodes() : [];
  if (given.length > 0) return given;
  const body = framesIn.has((node as Element).localName) ? (node as HTMLIFrameElement).contentDocument?.body : null;
  return body ? [body] : (shadowRootOf(node as Element) ?? node).childNodes;
}

const framesIn = new Set(['iframe', 'frame']);

function wordsOf(node: Node, around: ReadonlySet<Node>, putOff: ReadonlySet<Node>): string {
  if (putOff.has(node)) return putOffWords(node);
  if (node.nodeType === Node.TEXT_NODE) return (node.nodeValue ?? '').trim();
  if (node.nodeType !== Node.ELEMENT_NODE) return '';
  const element = node as HTMLElement;
  // what is no HTML has no such words
  if (!around.has(node)) return element.checkVisibility() ? (element.innerText ?? element.textContent) : '';
  return [...insideOf(node)].map((child) => wordsOf(child, around, putOff)).join('\n');
}

/** Whether a shadow tree says something itself, beside what it gives a place to. */
function saysSomething(root: ShadowRoot): boolean {
  const texts = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
    if ((text.nodeValue ?? '').trim() !== '' && !unread.has(text.parentElement?.localName ?? '')) return true;
  return false;
}

/** All words that the page shows to somebody who scrolls through it, in its order: those of shadow trees and frames too. */
export function pageWords(): string {
  const body = document.body as HTMLElement | null;
  if (body === null) return (document.documentElement as Element | null)?.textContent ?? '';
  const putOff = new Set<Node>();
  const around = new Set<Node>();
  const goInto = (element: Element | null) => {
    for (let at = element; at !== null && !around.has(at); at = parentAcross(at)) {
      around.add(at);
      for (const slot of shadowRootOf(at)?.querySelectorAll('slot') ?? []) goInto(slot);
    }
  };
  for (const element of body.querySelectorAll('*')) {
    const parent = element.parentElement;
    const whole = holdsPutOff(element);
    if (!whole && (!isPutOff(element) || (parent !== null && isPutOff(parent)))) continue;
    putOff.add(element);
    goInto(parent);
  }
  const { open } = shownFrames(document);
  for (const page of open) goInto(page.body);
  for (const root of [document, ...open].flatMap((page) => allRoots(page)))
    // `innerText` leaves out what stands in such trees
    if (root.nodeType === Node.DOCUMENT_FRAGMENT_NODE && saysSomething(root as ShadowRoot))
      goInto((root as ShadowRoot).host);
  if (around.size === 0) return body.innerText;
  return wordsOf(body, around, putOff)
    .replaceAll(/[ \t]*\n\s*/g, '\n')
    .trim();
}
