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

function wordsOf(node: Node, around: ReadonlySet<Node>, putOff: ReadonlySet<Node>): string {
  if (putOff.has(node)) return putOffWords(node);
  if (node.nodeType === Node.TEXT_NODE) return (node.nodeValue ?? '').trim();
  if (!(node instanceof HTMLElement)) return node.nodeType === Node.ELEMENT_NODE ? (node.textContent ?? '') : '';
  if (!around.has(node)) return node.checkVisibility() ? node.innerText : '';
  return [...node.childNodes].map((child) => wordsOf(child, around, putOff)).join('\n');
}

/** All words that the page shows to somebody who scrolls through it, in its order. */
export function pageWords(): string {
  const body = document.body as HTMLElement | null;
  if (body === null) return (document.documentElement as Element | null)?.textContent ?? '';
  const putOff = new Set<Node>();
  const around = new Set<Node>();
  for (const element of body.querySelectorAll('*')) {
    const parent = element.parentElement;
    const whole = holdsPutOff(element);
    if (!whole && (!isPutOff(element) || (parent !== null && isPutOff(parent)))) continue;
    putOff.add(element);
    for (let at: Node | null = parent; at !== null && !around.has(at); at = at.parentNode) around.add(at);
  }
  if (putOff.size === 0) return body.innerText;
  return wordsOf(body, around, putOff)
    .replaceAll(/[ \t]*\n\s*/g, '\n')
    .trim();
}
