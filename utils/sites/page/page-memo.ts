/**
 * Facts of the whole page that every item asks for again (who is signed in, embedded data): looked up once
 * per listing of the items, so that reading 500 comments does not search the page 500 times.
 */
const pages = new WeakMap<Document, Map<string, unknown>>();

/** `compute()` of this page, or what it gave since the items were last listed. */
export function oncePerPage<T>(document: Document, name: string, compute: () => T): T {
  let facts = pages.get(document);
  if (facts === undefined) {
    facts = new Map();
    pages.set(document, facts);
  }
  if (!facts.has(name)) facts.set(name, compute());
  return facts.get(name) as T;
}

/** Forgets the page's facts; every `items` begins with it, because the page may have moved on. */
export function forgetPage(root: Document | ShadowRoot): void {
  pages.delete(root.ownerDocument ?? (root as Document));
}
