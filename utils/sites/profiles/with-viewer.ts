import type { Adapter, SelectorRow } from '../contract.ts';
import { all } from '../page/dom-find.ts';
import { eachObject } from '../page/page-data.ts';
import { textMember } from '../page/page-json.ts';
import { oncePerPage } from '../page/page-memo.ts';
import { firstFound } from '../reading/field.ts';
import { pathParts, webUrl } from '../values/safe-url.ts';

/** Where a platform's pages show whose account they are seen with. */
interface ViewerSpec {
  row: SelectorRow;
  /** The name or handle that one match of the row shows; null where it shows none. */
  nameOf(match: Element, url: URL): string | null;
  /** The name in the page's data, asked for where the row shows none. */
  inData?: { via: string; nameOf(document: Document): string | null };
}

const altOf = (image: Element): string | null => image.getAttribute('alt')?.trim() || null;

const handleIn = (link: Element, url: URL): string | null => {
  const target = webUrl(link.getAttribute('href'), url);
  return target === null ? null : (pathParts(target)[0] ?? null);
};

/** The viewer of Facebook's pages: drawn as a picture without a name, named in the page's data. */
export const facebookViewer: ViewerSpec = {
  row: { css: '#blueBarDOMInspector [data-testid="blue_bar_profile_link"]', seen: '2019-01?' },
  nameOf: (link) => link.getAttribute('title')?.replace(/^.*: /u, '') ?? link.textContent.trim(),
  inData: {
    via: 'script CurrentUserInitialData NAME',
    nameOf: (document) => {
      let name: string | null = null;
      eachObject(document, ['"CurrentUserInitialData"'], (object) => {
        if (textMember(object, 'USER_ID') !== '0') name ??= textMember(object, 'NAME');
      });
      return name;
    },
  },
};

/** Where other people's pictures stand in Instagram's pages. */
const instagramContent = 'main, article, [role="dialog"], [role="grid"], [role="row"], .Embed';

/** Instagram's column of places leads to the viewer's own page, with a picture that names them. */
export const instagramViewer: ViewerSpec = {
  // what stands in the content is sifted out picture by picture: a selector for all of that takes longer than the reading
  row: { css: 'a[href] img[alt]', seen: '2026-06?' },
  nameOf: (image, url) => {
    const link = image.closest('a[href]');
    if (link === null || link.closest(instagramContent) !== null) return null;
    const target = webUrl(link.getAttribute('href'), url);
    const [handle, ...deeper] = target === null ? [] : pathParts(target);
    // a post's address goes deeper, and its short first part may stand in any words
    const named: readonly string[] = image.getAttribute('alt')?.match(/[\w.]*\w/gu) ?? [];
    return handle !== undefined && deeper.length === 0 && named.includes(handle) ? handle : null;
  },
};

export const linkedinViewer: ViewerSpec = { row: { css: 'img.global-nav__me-photo', seen: '2025-06?' }, nameOf: altOf };

export const discordViewer: ViewerSpec = {
  row: { css: '[class*="nameTag"] [class*="panelTitleContainer"]', seen: '2026-05?' },
  nameOf: (part) => part.textContent.trim(),
};

export const pinterestViewer: ViewerSpec = {
  row: { css: '[data-test-id="header-profile"] a[href]', seen: '2025-06?' },
  nameOf: handleIn,
};

/** The adapter that also says whose account the page is seen with. */
export function withViewer(adapter: Adapter, spec: ViewerSpec): Adapter {
  return {
    ...adapter,
    selectors: { ...adapter.selectors, viewer: spec.row },
    read: (element, url) => {
      const reading = adapter.read(element, url);
      const document = element.ownerDocument;
      reading.signedInAs = oncePerPage(document, 'viewer', () =>
        firstFound([
          [
            spec.row.css,
            () =>
              all(document, spec.row)
                .map((match) => spec.nameOf(match, url))
                .find((name) => name),
          ],
          [spec.inData?.via ?? spec.row.css, () => spec.inData?.nameOf(document)],
        ]),
      );
      return reading;
    },
  };
}
