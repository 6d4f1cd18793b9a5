import type { Author, MediaRef, SelectorRow } from '../../contract.ts';
import { allOutside } from '../../page/dom-find.ts';
import { textOf, type TextOptions } from '../../page/dom-text.ts';
import { firstFound } from '../../reading/field.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { linkTarget, wholeAddress } from '../../page/link-words.ts';
import { accountNumber } from './linkedin-data.ts';
import { profileOf } from './linkedin-links.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { mediaUrl } from '../../values/safe-url.ts';

/** What the classic pages and the feed of 2026 are made of. */
export const linkedinSelectors = {
  post: {
    css: '.feed-shared-update-v2[data-urn], [data-urn^="urn:li:activity:"], [data-urn^="urn:li:ugcPost:"]',
    seen: '2026-08?',
  },
  /** Around a post or the post itself, where no element has its name in the attribute above. */
  boxedPost: {
    css: '.feed-shared-update-v2[data-id*="urn:li:"]:not([data-urn]), [data-view-tracking-scope*="updateUrn"]',
    seen: '2026-09?',
  },
  comment: {
    css: '.comments-comment-entity[data-id], .comments-comment-item[data-id], .comments-reply-item[data-id]',
    seen: '2026-08?',
  },
  /** Several boxes around each other bear its name. */
  newComment: {
    css: '[id^="replaceableComment_urn:li:comment:"], [componentkey^="replaceableComment_urn:li:comment:"]',
    seen: '2026-10?',
  },
  /** A post outside the feed: on its own page, on that of somebody's activity. */
  newCard: {
    css: '[role="listitem"][componentkey*="FeedType_"], [componentkey^="expanded"][componentkey$="FeedType_FEED_DETAIL"]',
    seen: '2026-09?',
  },
  newFeed: { css: '[data-testid="mainFeed"]', seen: '2026-09' },
  /** Words too short to be cut stand in their paragraph alone. */
  newWords: {
    css: '[data-testid="expandable-text-box"], [componentkey^="feed-commentary_"]:not(:has([data-testid="expandable-text-box"]))',
    seen: '2026-09',
  },
  newUrn: {
    css: '[id^="translatable-commentary-urn:li:"], [componentkey*="urn:li:activity:"], [componentkey*="urn:li:ugcPost:"]',
    seen: '2026-10?',
  },
  person: { css: 'a[href*="/in/"], a[href*="/company/"], a[href*="/school/"], a[href*="/showcase/"]', seen: '2026-09' },
  /** Above it stands who liked or passed the post on, with a link of the same kind. */
  actor: { css: '.update-components-actor, .feed-shared-actor', seen: '2026-08?' },
  header: { css: '.update-components-header', seen: '2026-08?' },
  menu: { css: 'button[aria-label]', seen: '2026-09' },
  actorName: {
    css: '.update-components-actor__title span[aria-hidden="true"], .update-components-actor__title, .update-components-actor__name, .feed-shared-actor__name',
    seen: '2026-08?',
  },
  actorTime: {
    css: '.update-components-actor__sub-description span[aria-hidden="true"], .update-components-actor__sub-description, .feed-shared-actor__sub-description',
    seen: '2026-08?',
  },
  words: {
    css: '.update-components-update-v2__commentary, .feed-shared-update-v2__description, .update-components-text',
    seen: '2026-08?',
  },
  commentName: {
    css: '.comments-comment-meta__description-title, .comments-post-meta__name-text',
    seen: '2026-08?',
  },
  commentTime: {
    css: 'time.comments-comment-meta__data, time.comments-comment-item__timestamp',
    seen: '2026-08?',
  },
  commentEdited: { css: '.comments-comment-meta__edited', seen: '2026-08?' },
  commentWords: {
    css: '.comments-comment-item__main-content, .comments-reply-item__main-content, .comments-comment-item-content-body, .comments-reply-item-content-body',
    seen: '2026-08?',
  },
  shared: {
    css: '.update-components-mini-update-v2, .feed-shared-update-v2__update-content-wrapper',
    seen: '2026-05?',
  },
  picture: {
    css: '.update-components-image img, img[alt="View image"], figure img[src*="feedshare"], a:not([href*="/in/"], [href*="/company/"], [href*="/school/"], [href*="/showcase/"]) > figure > img',
    seen: '2026-05',
  },
  commentCount: { css: '.social-details-social-counts__comments', seen: '2026-05?' },
  repostCount: {
    css: '.social-details-social-counts__item--right-aligned:not(.social-details-social-counts__comments)',
    seen: '2026-05?',
  },
  reactions: {
    css: '.social-details-social-counts__reactions-count, .comments-comment-social-bar__reactions-count--cr',
    seen: '2026-05?',
  },
} as const satisfies Record<string, SelectorRow>;

/** What LinkedIn shows to the eye and says once more for screen readers. */
export const hiddenTwice =
  '.visually-hidden, button, [role="button"], [data-testid="expandable-text-button"], .feed-shared-inline-show-more-text__see-more-less-toggle';

/** How words of LinkedIn are read, wherever they stand. */
export function options(base: URL): TextOptions {
  return { exclude: hiddenTwice, link: (anchor) => wholeAddress(anchor, base) };
}

/** "Avery Lindqvist • 1st" without what stands behind the name. */
export function bareName(shown: string | null | undefined): string | null {
  const name = shown?.split(/\s*•/u)[0]?.trim() ?? '';
  return name === '' ? null : name;
}

/** Whom a link names, by the first of `names` that is there. */
export function authorOf(link: Element | null, names: [string, string | null | undefined][], base: URL): Author {
  const profile = profileOf(link, base);
  return {
    name: firstFound(names.map(([via, name]) => [via, () => bareName(name)])),
    handle: firstFound([[`${linkedinSelectors.person.css}@href`, () => profile?.handle]]),
    accountId: firstFound([
      [`${linkedinSelectors.person.css}@href (number)`, () => profile?.account],
      ['data of the page entityUrn', () => link && accountNumber(link.ownerDocument, profile?.handle ?? null)],
    ]),
    profileUrl: firstFound([[`${linkedinSelectors.person.css}@href`, () => profile?.href]]),
  };
}

/** The name that stands beside a link with a picture: the words of a link to the same page, or what a label of the item names. */
function nameBeside(item: Element, beside: Element, link: Element): string | null {
  const shown = textOf(beside.querySelector('span[aria-hidden="true"]') ?? beside, { exclude: '.visually-hidden' });
  const sameLink =
    beside.matches('a') ||
    [...beside.querySelectorAll('a')].some((other) => other.getAttribute('href') === link.getAttribute('href'));
  const labels = [...item.querySelectorAll('[aria-label], img[alt]')].map(
    (part) => part.getAttribute('aria-label') ?? part.getAttribute('alt') ?? '',
  );
  return sameLink || labels.some((label) => label.includes(bareName(shown) ?? shown)) ? shown : null;
}

/** Letters and digits alone: labels leave out signs that names have, and have other spaces. */
const plain = (words: string): string => words.replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Whether labels of links to the same page, where there are any, agree that this is the name: other lines stand in those links, too. */
function isNamed(item: Element, link: Element, name: string): boolean {
  const href = link.getAttribute('href');
  const same = [...item.querySelectorAll('a[href]')].filter((other) => other.getAttribute('href') === href);
  const labels = same.flatMap((other) =>
    [other, ...other.querySelectorAll('[aria-label], img[alt]')].map((part) =>
      plain(part.getAttribute('aria-label') ?? part.getAttribute('alt') ?? ''),
    ),
  );
  const said = labels.filter((label) => label !== '');
  return said.length === 0 || said.some((label) => label.includes(plain(bareName(name) ?? '')));
}

/** Name beside or inside the first profile link of the new pages, whose classes say nothing. */
export function shownName(item: Element, link: Element | null): string | null {
  const name = link === null ? null : nameAt(item, link);
  return link === null || name === null || !isNamed(item, link, name) ? null : name;
}

function nameAt(item: Element, link: Element): string | null {
  const shown = [...link.querySelectorAll('[aria-hidden="true"]')].find((part) => part.textContent.trim() !== '');
  const visible = shown ?? [...link.querySelectorAll('span, p')].find((part) => part.textContent.trim() !== '');
  if (visible !== undefined) return textOf(visible);
  const beside = link.nextElementSibling;
  // a link with words in it names by these
  if (link.textContent.trim() === '' && beside !== null && beside.textContent.trim() !== '' && item.contains(beside))
    return nameBeside(item, beside, link);
  const label = link.querySelector('[aria-label]')?.getAttribute('aria-label') ?? null;
  // behind the name the label says more, in the page's language; alone the name stands somewhere in the head
  const parts = label === null ? [] : [...item.querySelectorAll('span, p')].map((part) => part.textContent.trim());
  return parts.find((part) => part.length > 2 && label?.startsWith(part) === true) ?? null;
}

/** The line of the time stands above the words, in a paragraph without a link. */
export function lineAbove(item: Element, words: Element | null): string | null {
  if (words === null) return null;
  const lines = [...item.querySelectorAll('p')].filter(
    (line) => !line.contains(words) && line.closest('a') === null && (line.compareDocumentPosition(words) & 4) !== 0,
  );
  return (
    lines
      .at(-1)
      ?.textContent.replace(/[\s•]+$/u, '')
      .trim() ?? null
  );
}

/** Pictures of an item and links in its words. */
export function mediaOf(item: Element, inner: readonly Element[], words: Element | null, base: URL): MediaRef[] {
  const media = allOutside(item, linkedinSelectors.picture, inner).flatMap((image): MediaRef[] => {
    const url = mediaUrl(image.getAttribute('src'), base);
    return url === null ? [] : [{ kind: 'image', url, alt: image.getAttribute('alt'), posterUrl: null }];
  });
  for (const anchor of words?.querySelectorAll('a[href]') ?? []) {
    const url = linkTarget(anchor.getAttribute('href'), base);
    if (url !== null && !isUnderHosts(new URL(url), platformHosts.linkedin))
      media.push({ kind: 'link', url, alt: anchor.textContent.trim(), posterUrl: null });
  }
  return media;
}
