/** Elements in the order of the page, wherever they were found. */
export function inPageOrder(elements: Iterable<Element>): Element[] {
  // 4: the other follows (DOM, `DOCUMENT_POSITION_FOLLOWING`)
  return [...elements].toSorted((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
}
