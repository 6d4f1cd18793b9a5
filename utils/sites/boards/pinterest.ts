import type { Adapter, Reading, SelectorRow } from '../contract.ts';
import { all, first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { firstFound, missing } from '../reading/field.ts';
import { isUnderHosts } from '../values/host-match.ts';
import { utcOfIso } from '../values/machine-time.ts';
import { forgetPage, oncePerPage } from '../page/page-memo.ts';
import { linkedData, type PageJson, textMember } from '../page/page-json.ts';
import { accountNumber } from './pinterest-numbers.ts';
import { platformHosts } from '../platform-hosts.ts';
import { blankReading } from '../reading/reading.ts';
import { mediaUrl, pathParts, webUrl } from '../values/safe-url.ts';
import { distrustTitle, setWordless } from '../page/wordless.ts';

const selectors = {
  comment: { css: '[data-test-id="author-and-comment-container"]', seen: '2026-06?' },
  words: { css: '[data-test-id="text-container"]', seen: '2026-06?' },
  shownTime: { css: '[data-test-id="comments-time-passed"]', seen: '2026-06?' },
  pin: {
    css: '[data-test-id="closeup-body"], [data-test-id="closeup-container"], [data-test-id="CloseupMainPin"], [data-test-id="CloseupDetails"], [data-test-id="pin-closeup"]',
    seen: '2026-01?',
  },
  pinTitle: { css: '[data-test-id="pinTitle"] h1, [data-test-id="closeup-title"] h1, h1', seen: '2026-01?' },
  pinWords: {
    css: '[data-test-id="truncated-description"], [data-test-id="main-pin-description-text"], [data-test-id="CloseupDescriptionContainer"], [data-test-id="pin-description"]',
    seen: '2026-01?',
  },
  pinPerson: {
    css: '[data-test-id="official-user-attribution"] a[href], [data-test-id="creator-profile-link"], [data-test-id="creator-avatar"] a[href], [data-test-id="user-rep"] a[href]',
    seen: '2026-01?',
  },
  /** Where none of these names is there: whoever is the only one linked outside the words. */
  anyPerson: { css: 'a[href]', seen: '2026-01?' },
  /** In the link of the name stands how many follow, too. */
  pinName: {
    css: '[data-test-id="creator-profile-name"] [title], [data-test-id="creator-profile-name"]',
    seen: '2025-06?',
  },
  picture: { css: 'img[src*="pinimg.com"]', seen: '2026-01?' },
  canonical: { css: 'link[rel="canonical"]', seen: '2026-01?' },
} as const satisfies Record<string, SelectorRow>;

const wordPlaces = {
  likely: '[data-test-id*="description"], [data-test-id*="text"], h1 ~ *, [dir="auto"], span, p',
  known:
    '[data-test-id*="attribution"], [data-test-id*="creator"], [data-test-id*="comment"], [data-test-id*="follower"]',
  // the words stand in a button that unfolds them, and in a heading
  controls: 'a, button, time, figure, h1',
};

function personOf(href: string | null | undefined, base: URL): { handle: string; href: string } | null {
  const url = webUrl(href, base);
  if (url === null || !isUnderHosts(url, pinterest.hosts)) return null;
  const [handle, second] = pathParts(url);
  const places = ['pin', 'search', 'ideas', 'today', 'business', 'settings', 'login', 'explore', '_'];
  return handle === undefined || second !== undefined || places.includes(handle)
    ? null
    : { handle, href: `${url.origin}/${encodeURIComponent(handle)}/` };
}

function pinIdOf(url: URL): string | null {
  const [head, id] = pathParts(url);
  return head === 'pin' && id !== undefined ? (/(\d{5,20})$/u.exec(id)?.[1] ?? id) : null;
}

function readComment(item: Element, url: URL): Reading {
  const reading = blankReading('comment');
  const link =
    [...item.querySelectorAll('a[href]')].find(
      (other) => personOf(other.getAttribute('href'), url) !== null && other.textContent.trim() !== '',
    ) ?? null;
  const person = personOf(link?.getAttribute('href'), url);
  reading.itemId = missing('Pinterest shows no id of a comment');
  reading.permalink = missing('Pinterest shows no address of a comment');
  const blocks = all(item, selectors.words).filter(
    (block) => textOf(block) !== '' && (link === null || !block.contains(link)),
  );
  // the first block holds the name, linked or not, the second the words
  const unlinked = link === null && blocks.length > 1 ? blocks.shift() : undefined;
  reading.author = {
    name: firstFound([
      ['a[href="/…/"]', () => link?.textContent.trim()],
      [selectors.words.css, () => unlinked && textOf(unlinked)],
    ]),
    handle: firstFound([['a[href="/…/"]@href', () => person?.handle]]),
    accountId: firstFound([['script username, id', () => accountNumber(item.ownerDocument, person?.handle)]]),
    profileUrl: firstFound([['a[href="/…/"]@href', () => person?.href]]),
  };
  const words =
    link === null && unlinked === undefined
      ? null
      : (blocks.find((block) => block.textContent.trim() !== link?.textContent.trim()) ?? null);
  reading.text = firstFound([
    [selectors.words.css, () => words && textOf(words, { exclude: 'button, [role="button"]', images: 'emoji' })],
  ]);
  reading.postedAtRaw = firstFound([
    [selectors.shownTime.css, () => first(item, selectors.shownTime)?.textContent.trim()],
  ]);
  const pin = pinIdOf(url);
  if (pin !== null) reading.replyTo = { itemId: pin, permalink: `${url.origin}/pin/${pin}/`, author: null, text: null };
  return reading;
}

/** What the page was served with; of another pin after a move inside the app, so the address must agree. */
function postingOf(document: Document, pin: string, base: URL): PageJson {
  return oncePerPage(document, 'posting', () => {
    const canonical = webUrl(first(document, selectors.canonical)?.getAttribute('href'), base);
    if (canonical === null || pinIdOf(canonical) !== pin) return null;
    return linkedData(document).find((data) => textMember(data, 'datePublished') !== null) ?? null;
  });
}

/** The link of whoever pinned it; in comments and in the words stand other people. */
function pinnerIn(item: Element, url: URL): Element | null {
  const linksOf = (row: SelectorRow): { link: Element; href: string }[] =>
    all(item, row).flatMap((link) => {
      const href = personOf(link.getAttribute('href'), url)?.href;
      const apart = link.closest(`${selectors.comment.css}, ${selectors.pinWords.css}`) !== null;
      return href === undefined || apart || link.textContent.trim() === '' ? [] : [{ link, href }];
    });
  const named = linksOf(selectors.pinPerson)[0];
  if (named !== undefined) return named.link;
  const others = linksOf(selectors.anyPerson);
  return new Set(others.map(({ href }) => href)).size === 1 ? (others[0]?.link ?? null) : null;
}

function readPin(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const pin = pinIdOf(url);
  const posting = pin === null ? null : postingOf(item.ownerDocument, pin, url);
  const link = pinnerIn(item, url);
  const named =
    link &&
    (first(link, selectors.pinName) ??
      (all(item, selectors.pinName).length === 1 ? first(item, selectors.pinName) : null));
  const person = personOf(link?.getAttribute('href') ?? textMember(posting, 'author', 'url'), url);
  reading.itemId = firstFound([['address of the page', () => pin]]);
  reading.permalink = firstFound([['address of the page', () => (pin === null ? null : `${url.origin}/pin/${pin}/`)]]);
  reading.author = {
    name: firstFound([
      [selectors.pinName.css, () => named && textOf(named)],
      // below the name may stand how many follow
      [selectors.pinPerson.css, () => (link === null ? null : textOf(link).split('\n')[0])],
      ['JSON-LD author.name', () => textMember(posting, 'author', 'name')],
    ]),
    handle: firstFound([[`${selectors.pinPerson.css}@href`, () => person?.handle]]),
    accountId: firstFound([['script username, id', () => accountNumber(item.ownerDocument, person?.handle)]]),
    profileUrl: firstFound([[`${selectors.pinPerson.css}@href`, () => person?.href]]),
  };
  reading.postedAt = firstFound([['JSON-LD datePublished', () => utcOfIso(textMember(posting, 'datePublished'))]]);
  const title = first(item, selectors.pinTitle);
  const words = first(item, selectors.pinWords);
  reading.text = firstFound([
    [
      `${selectors.pinTitle.css} + ${selectors.pinWords.css}`,
      () => [title && textOf(title), words && textOf(words, { exclude: 'button' })].filter((part) => part).join('\n\n'),
    ],
  ]);
  if (words === null) distrustTitle(reading, item, all(item, selectors.comment), wordPlaces, selectors.pinWords.css);
  const pictures = all(item, selectors.picture);
  // a saved page has pictures in itself, without their address
  const shown = pictures.length > 0 ? pictures : [...item.querySelectorAll('img[src]:not(a img)')];
  const picture = shown.map((image) => ({
    url: mediaUrl(image.getAttribute('src'), url),
    alt: image.getAttribute('alt'),
  }))[0];
  if (picture?.url != null) reading.media.push({ kind: 'image', url: picture.url, alt: picture.alt, posterUrl: null });
  if (title === null && reading.media.length > 0) setWordless(reading, item, all(item, selectors.comment), wordPlaces);
  return reading;
}

/** Pinterest: a pin on its page, and comments; neither ids nor times of comments are in the page. */
export const pinterest: Adapter = {
  id: 'pinterest',
  name: 'Pinterest',
  version: 5,
  hosts: platformHosts.pinterest,
  required: { post: ['author', 'permalink'], comment: ['author', 'text'] },
  selectors,
  recognises: (url) => isUnderHosts(url, pinterest.hosts),
  items: (root, url) => {
    forgetPage(root);
    const pin = pinIdOf(url) === null ? null : first(root, selectors.pin);
    return [...(pin === null ? [] : [pin]), ...all(root, selectors.comment)];
  },
  read: (item, url) => (item.matches(selectors.comment.css) ? readComment(item, url) : readPin(item, url)),
};
