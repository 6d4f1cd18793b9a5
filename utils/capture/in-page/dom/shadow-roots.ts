import { findAll } from './find-all.ts';
import { htmlNamespace } from './html-element.ts';

/** The extension's way past a closed shadow root: `chrome.dom` in Chromium, a method of elements in Firefox. */
declare const chrome: { dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } } | undefined;

export function shadowRootOf(element: Element): ShadowRoot | null {
  const firefox = (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
  if (firefox !== undefined) return firefox;
  if (typeof chrome !== 'undefined' && chrome.dom !== undefined && element.namespaceURI === htmlNamespace) {
    return chrome.dom.openOrClosedShadowRoot(element);
  }
  return element.shadowRoot;
}

/**
 * The document and every shadow root in it, open or closed, in document order. Only looks. `mayHave`: which elements are
 * asked, where asking all of a long page would take too long.
 */
export function allRoots(document: Document, mayHave = mayHaveShadow): (Document | ShadowRoot)[] {
  const roots: (Document | ShadowRoot)[] = [];
  const visit = (root: Document | ShadowRoot) => {
    roots.push(root);
    for (const element of findAll(root, '*')) {
      // Only custom elements and a few others can have one: asking all would cost a call for each element.
      if (!mayHave(element)) continue;
      const inner = shadowRootOf(element);
      if (inner !== null) visit(inner);
    }
  };
  visit(document);
  return roots;
}

const shadowHosts = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);

/** Not by the element: a form has its fields under such names. */
const nameOf = Object.getOwnPropertyDescriptor(Element.prototype, 'localName')?.get as () => string;

function mayHaveShadow(element: Element): boolean {
  const name = nameOf.call(element);
  return name.includes('-') || shadowHosts.has(name);
}
