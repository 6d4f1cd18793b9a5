import type { SelectorRow } from '../../contract.ts';
import { allOutside, first, firstOutside } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { facebookLink, facebookPerson } from './facebook-links.ts';
import { facebookSelectors, innerItems, wordOptions } from './facebook-parts.ts';

/** A photo, reel or video opened by itself: the post stands in a panel beside it and has no frame with a name. */
export const viewerSelectors = {
  viewerPanel: { css: '[role="complementary"], [role="main"]', seen: '2026-06?' },
  viewerPicture: { css: 'img[data-visualcompletion="media-vc-image"], video', seen: '2025-06?' },
  viewerPerson: { css: 'h2 a[href], h3 a[href], strong a[href], a[role="link"][href]', seen: '2025-06?' },
  viewerWords: { css: 'span[dir="auto"]', seen: '2025-06?' },
} as const satisfies Record<string, SelectorRow>;

/** The name of whoever has left leads nowhere: the first heading above the link of the photo's time. */
export function viewerHeading(item: Element, inner: readonly Element[], url: URL): Element | null {
  const here = facebookLink(url.href, url)?.post ?? null;
  const [panel] = [item, ...item.querySelectorAll(viewerSelectors.viewerPanel.css)].filter((part) =>
    part.matches('[role="complementary"]'),
  );
  const heading = panel === undefined ? null : firstOutside(panel, facebookSelectors.heading, inner);
  if (panel === undefined || heading === null || heading.textContent.trim() === '') return null;
  const time = allOutside(panel, { css: 'a[href]', seen: '' }, inner).find(
    (link) => facebookLink(link.getAttribute('href'), url)?.post === here,
  );
  return time !== undefined && (heading.compareDocumentPosition(time) & 4) !== 0 ? heading : null;
}

/** The panel of the photo or video whose address the page has, with the picture where one frame holds both; null elsewhere. */
export function viewerIn(root: Document | ShadowRoot, url: URL): Element | null {
  const here = facebookLink(url.href, url);
  if (here?.post == null || !/\/(?:photos?|reel|videos|watch)\b/u.test(url.pathname)) return null;
  const names = (panel: Element): boolean =>
    allOutside(panel, viewerSelectors.viewerPerson, innerItems(panel)).some(
      (link) => link.textContent.trim() !== '' && facebookPerson(link.getAttribute('href'), url) !== null,
    );
  const panels = [...root.querySelectorAll(viewerSelectors.viewerPanel.css)];
  const panel =
    panels.findLast(names) ?? panels.find((one) => viewerHeading(one, innerItems(one), url) !== null) ?? null;
  if (panel === null || first(panel, viewerSelectors.viewerPicture) !== null) return panel;
  let around: Element | null = panel;
  while (around !== null && first(around, viewerSelectors.viewerPicture) === null) around = around.parentElement;
  return around?.closest('body') === around ? panel : around;
}

/** Whether an item is such a panel, and no post with a frame of its own. */
export function isViewer(item: Element, url: URL): boolean {
  return (
    first(item, facebookSelectors.profileName) === null &&
    !item.matches(facebookSelectors.unit.css) &&
    (item.matches(viewerSelectors.viewerPanel.css) || first(item, viewerSelectors.viewerPanel) !== null) &&
    facebookLink(url.href, url)?.post != null
  );
}

/** Links of a viewer to what it shows: that of the time. */
export function viewerLinks(item: Element, inner: readonly Element[], url: URL): Element[] {
  const here = facebookLink(url.href, url)?.post ?? null;
  if (here === null || !isViewer(item, url)) return [];
  return allOutside(item, { css: 'a[href]', seen: '' }, inner).filter(
    (link) => facebookLink(link.getAttribute('href'), url)?.post === here,
  );
}

/** The link of a photo's time leads to the photo itself. */
export function viewerTime(item: Element, inner: readonly Element[], url: URL): string | null {
  const words = viewerLinks(item, inner, url).map((link) => link.textContent.trim());
  return words.find((text) => text !== '' && text.length <= 40 && /\p{N}/u.test(text)) ?? null;
}

/** Words of the panel: outermost spans that are neither names nor buttons, nor around a part of the `head`. */
export function viewerWords(
  item: Element,
  inner: readonly Element[],
  head: readonly Element[],
  url: URL,
): string | null {
  const panel = item.matches('[role="complementary"]') ? item : item.querySelector('[role="complementary"]');
  if (panel === null) return null;
  const apart = '[role="button"], button, h2, h3, h4, a, form, ul, ol, [aria-hidden="true"]';
  const spans = allOutside(panel, viewerSelectors.viewerWords, inner).filter(
    (span) =>
      span.parentElement?.closest(viewerSelectors.viewerWords.css) == null &&
      span.closest(apart) === null &&
      span.querySelector(facebookSelectors.nameLink.css) === null &&
      !head.some((part) => span.contains(part)),
  );
  const words = spans
    .map((span) => textOf(span, wordOptions(url)))
    .find((text) => /\p{L}{2}|\p{Emoji_Presentation}/u.test(text));
  return words ?? null;
}
