/** What a platform's next build does to an element: names, boxes, tags and words change, and who wrote what does not. */
export type Change = (element: Element) => void;

/** Another name for each name: the same one for the same, as a platform's next build has it. */
export function anotherName(name: string): string {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 4_294_967_296;
  return `q${sum.toString(36)}`;
}

/** One more box inside each box of several parts. */
export const boxInside: Change = (element) => {
  if (!['div', 'span'].includes(element.localName) || element.children.length < 2) return;
  const box = element.ownerDocument.createElement(element.localName);
  box.append(...element.childNodes);
  element.append(box);
};

/** One more box around each of these. */
export function boxAround(...tags: string[]): Change {
  return (element) => {
    if (!tags.includes(element.localName)) return;
    const box = element.ownerDocument.createElement('span');
    element.replaceWith(box);
    box.append(element);
  };
}

/** Another box for a box, with all that it has. */
export function retag(element: Element, to: string): void {
  const other = element.ownerDocument.createElement(to);
  for (const { name, value } of element.attributes) other.setAttribute(name, value);
  other.append(...element.childNodes);
  element.replaceWith(other);
}

/** The same for each of one kind. */
export function insteadOf(from: string, to: string): Change {
  return (element) => {
    if (element.localName === from) retag(element, to);
  };
}

/** Names that are made anew with every build: a module's name or none, and letters with a digit among them. */
const generated = /^(?:x|css-|r-|_a|[A-Za-z][\w-]*(?:__|_|-))?(?=[a-z]*\d)[a-z0-9]{4,8}$/u;

/** Such a name with other letters. */
export const otherGeneratedClasses: Change = (element) => {
  const names = element.getAttribute('class')?.split(/\s+/u).filter(Boolean) ?? [];
  const other = (name: string): string =>
    generated.test(name) ? name.replace(/[a-z0-9]{3,}$/u, anotherName(name).slice(1, 6)) : name;
  if (names.some((name) => generated.test(name))) element.setAttribute('class', names.map(other).join(' '));
};

/** Labels in a language that nobody knows; words of `kept`, numbers and `@names` stay. */
export function otherLabels(kept: ReadonlySet<string>): Change {
  const other = (word: string): string => (word.startsWith('@') || kept.has(word) ? word : anotherName(word));
  return (element) => {
    for (const name of ['aria-label', 'title', 'placeholder', 'data-tooltip']) {
      const label = element.getAttribute(name);
      if (label !== null) element.setAttribute(name, label.replaceAll(/@[\w.@-]+|[\p{L}\p{M}'’]+/gu, other));
    }
  };
}

/** Links of the page's own host, as `other` writes their address. */
export function otherLinks(other: (address: URL) => string): Change {
  return (element) => {
    const href = element.localName === 'a' ? element.getAttribute('href') : null;
    if (!href || href.startsWith('#') || !URL.canParse(href, element.baseURI)) return;
    const address = new URL(href, element.baseURI);
    if (address.host === new URL(element.baseURI).host) element.setAttribute('href', other(address));
  };
}

/** Something between items that is none: `html` before each that is not in a table. */
export function putBefore(html: string, items: readonly Element[]): void {
  for (const item of items) {
    if (item.matches('tr, td, tbody')) continue;
    const box = item.ownerDocument.createElement(item.localName === 'li' ? 'li' : 'div');
    box.append(item.ownerDocument.createRange().createContextualFragment(html));
    item.before(box);
  }
}
