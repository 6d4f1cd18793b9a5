import { JSDOM } from 'jsdom';

/** The document of a saved page, as at its real address; nothing is loaded and no script runs. */
export function documentOf(html: string, url = 'https://example.org/'): Document {
  return new JSDOM(html, { url }).window.document;
}

/** All of a document as text, to hold before against after. */
export function serialised(document: Document): string {
  const view = document.defaultView;
  if (view === null) throw new Error('a document without a window');
  return new view.XMLSerializer().serializeToString(document);
}
