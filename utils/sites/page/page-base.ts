import { oncePerPage } from './page-memo.ts';
import { webUrl } from '../values/safe-url.ts';

/** What relative addresses of a page are relative to: `<base href>` where it has one, else its own address. */
export function pageBase(document: Document, url: URL): URL {
  return oncePerPage(document, `base of ${url.href}`, () => {
    const href = document.querySelector('base[href]')?.getAttribute('href');
    return webUrl(href, url) ?? url;
  });
}
