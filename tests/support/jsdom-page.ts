import { JSDOM } from 'jsdom';

/** The document of a saved page, as at its real address; nothing is loaded and no script runs. */
export function documentOf(html: string, url = 'https://example.org/'): Document {
  return new JSDOM(html, { url }).window.document;
}
