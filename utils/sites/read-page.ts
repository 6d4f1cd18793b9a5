import { type ReadOutput, readWith } from './read-output.ts';
import { adapterFor } from './registry.ts';

/** Everything that Daybook would read from a page, with the adapter of all that recognises it. */
export function readPage(document: Document, url: URL, roots: readonly ShadowRoot[] = []): ReadOutput {
  return readWith(adapterFor(url, document), document, url, roots);
}
