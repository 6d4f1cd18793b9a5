import { first } from '../../page/dom-find.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { pathParts, webUrl } from '../../values/safe-url.ts';
import { blueskySelectors } from './bluesky-parts.ts';

/** The handle of whoever is signed in: the column of places leads to their page. */
export function viewerOf(document: Document, url: URL): string | null {
  return oncePerPage(document, 'signed in', () => {
    const self = webUrl(first(document, blueskySelectors.self)?.getAttribute('href'), url);
    return self === null ? null : (pathParts(self)[1] ?? null);
  });
}
