/** The frame of the page in which a document stands; null for the page's own, and for all that is no document. */
export function frameOf(page: Node): HTMLElement | null {
  if (page === document || page.nodeType !== Node.DOCUMENT_NODE) return null;
  return ((page as Document).defaultView?.frameElement ?? null) as HTMLElement | null;
}
