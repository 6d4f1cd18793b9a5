import type { Author, MediaRef, Reading, SelectorRow } from '../../contract.ts';
import { all } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound } from '../../reading/field.ts';
import { accountNumber } from './instagram-data.ts';
import { handleOf, postPathOf } from './instagram-links.ts';
import { utcOfIso } from '../../values/machine-time.ts';
import { mediaUrl } from '../../values/safe-url.ts';

/** What Instagram's pages are made of; nearly all class names are generated anew every week. */
export const instagramSelectors = {
  post: { css: 'article', seen: '2026-06' },
  main: { css: 'main', seen: '2026-06' },
  commentTime: { css: 'a[href*="/c/"] time[datetime]', seen: '2026-06' },
  postTime: {
    css: 'a[href*="/p/"]:not([href*="/c/"]) time[datetime], a[href*="/reel/"]:not([href*="/c/"]) time[datetime], a[href*="/tv/"]:not([href*="/c/"]) time[datetime]',
    seen: '2026-06',
  },
  anyTime: { css: 'time[datetime]', seen: '2026-06' },
  likedBy: { css: 'a[href$="/liked_by/"]', seen: '2026-06' },
  caption: { css: 'h1[dir="auto"]', seen: '2026-06?' },
  reelCaption: { css: '[role="presentation"] :is(div, section, p)[dir="auto"]', seen: '2026-06' },
  profileLink: { css: 'a[href]', seen: '2026-06' },
  replies: { css: 'ul', seen: '2026-06' },
  message: { css: '[role="grid"] [role="row"], [aria-roledescription="message"]', seen: '2026-06?' },
  /** A message where the list has no rows; what is not in view stands there empty. */
  messageGroup: { css: '[role="group"][tabindex="-1"]', seen: '2026-08?' },
  dayBreak: { css: '[data-scope="date_break"]', seen: '2026-06?' },
  conversation: { css: '[role="grid"][aria-label]', seen: '2026-06?' },
  messageWords: { css: 'div[dir="auto"], span[dir="auto"]', seen: '2026-06?' },
  chatName: { css: 'a[href] h2', seen: '2026-09?' },
  story: { css: 'section', seen: '2026-06?' },
} as const satisfies Record<string, SelectorRow>;

/** Whom a link names. */
export function authorOf(link: Element | null, via: string, base: URL): Author {
  const handle = handleOf(link?.getAttribute('href'), base);
  return {
    name: firstFound([[via, () => link && textOf(link, { images: 'all' })]]),
    handle: firstFound([[`${via}@href`, () => handle]]),
    accountId: firstFound([
      ['script username, pk', () => (link === null ? null : accountNumber(link.ownerDocument, handle))],
    ]),
    profileUrl: firstFound([[`${via}@href`, () => (handle === null ? null : `${base.origin}/${handle}/`)]]),
  };
}

/** Links to accounts that show a name, in order; one with `@` before it is somebody whom the words mention. */
export function namedLinks(item: Element, base: URL): Element[] {
  return all(item, instagramSelectors.profileLink).filter(
    (link) => handleOf(link.getAttribute('href'), base) !== null && /^\s*[^@\s]/u.test(link.textContent),
  );
}

/** What stands next to the header of a comment or caption: climbing from `inside`, the first block that follows. */
export function blockAfter(inside: Element, limit: Element): Element | null {
  let at: Element | null = inside;
  while (at !== null && at !== limit) {
    for (let next = at.nextElementSibling; next !== null; next = next.nextElementSibling) {
      const isButton =
        next.matches('[role="button"], button') || next.querySelector('[role="button"], button') !== null;
      if (
        next.textContent.trim() !== '' &&
        next.localName !== 'time' &&
        next.querySelector('time') === null &&
        !/^[•·]$/u.test(next.textContent.trim())
      )
        return isButton && next.querySelector('span[dir="auto"] span[dir="auto"]') === null ? null : next;
    }
    at = at.parentElement;
  }
  return null;
}

/** The exact time (`more`: other ways to it), the one that is shown, and the day in the viewer's words. */
export function timesOf(
  reading: Reading,
  time: Element | null,
  via: string,
  more: readonly [string, () => string | null][] = [],
): void {
  reading.postedAt = firstFound([[`${via}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))], ...more]);
  reading.postedAtRaw = firstFound([[via, () => time?.textContent.trim()]]);
  const title = time?.getAttribute('title');
  if (title != null) reading.facts['timeTitle'] = title;
}

/** Pictures and videos that are not somebody's portrait, nor lead to a post other than `code`: below a post stand the author's others. */
export function mediaOf(item: Element, base: URL, code?: string): MediaRef[] {
  const media: MediaRef[] = [];
  for (const medium of item.querySelectorAll('img[src], video')) {
    const link = medium.closest('a[href], [role="link"]');
    const path = link === null ? null : postPathOf(link.getAttribute('href'), base);
    const elsewhere = link !== null && (path === null || (code !== undefined && path.code !== code));
    const url = mediaUrl(medium.getAttribute('src') ?? medium.getAttribute('poster'), base);
    if (
      elsewhere ||
      url === null ||
      (medium.closest(instagramSelectors.replies.css) !== null && medium.closest('[role="presentation"], li') === null)
    )
      continue;
    const video = medium.localName === 'video';
    media.push({
      kind: video ? 'video' : 'image',
      url,
      alt: medium.getAttribute('alt'),
      posterUrl: mediaUrl(medium.getAttribute('poster'), base),
    });
  }
  return media;
}
