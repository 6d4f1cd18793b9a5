import type { Adapter, ItemRef, MediaRef, Reading, SelectorRow } from '../contract.ts';
import { all, allOutside, first, firstOutside } from '../page/dom-find.ts';
import { textOf, type TextOptions } from '../page/dom-text.ts';
import { firstFound, valueOf } from '../reading/field.ts';
import { framesApart } from '../page/frames-apart.ts';
import { isUnderHosts } from '../values/host-match.ts';
import { timeOfBlueskyKey } from '../values/id-time.ts';
import { linkTarget, wholeAddress } from '../page/link-words.ts';
import { utcOfIso } from '../values/machine-time.ts';
import { isOfType, linkedData, textMember } from '../page/page-json.ts';
import { forgetPage, oncePerPage } from '../page/page-memo.ts';
import { platformHosts } from '../platform-hosts.ts';
import { blankReading } from '../reading/reading.ts';
import { mediaUrl, pathParts, webUrl } from '../values/safe-url.ts';
import { setWordless } from '../page/wordless.ts';

const selectors = {
  item: {
    css: '[data-testid^="feedItem-by-"], [data-testid^="postThreadItem-by-"]',
    seen: '2026-05',
  },
  /** Since 2026 nothing in it is a link but the whole. */
  quote: { css: 'div[role="link"]:has(a[href*="/post/"]), div[role="link"]:has(div[data-tooltip])', seen: '2026-05' },
  profileLink: { css: 'a[href*="/profile/"]:not([href*="/post/"])', seen: '2026-05' },
  timeLink: { css: 'a[data-tooltip][href*="/post/"]', seen: '2026-05' },
  anyPostLink: { css: 'a[href*="/post/"]', seen: '2026-01' },
  text: { css: '[data-testid="postText"], div[data-word-wrap="1"]', seen: '2026-05' },
  avatar: { css: 'img[src*="did:plc:"], img[src*="did:web:"], [style*="did:plc:"]', seen: '2026-01' },
  picture: {
    css: 'img[src*="/feed_thumbnail/"], img[src*="/feed_fullsize/"], button[aria-label] [data-expoimage] img[alt]',
    seen: '2026-01',
  },
  block: { css: '[dir="auto"]', seen: '2026-05' },
  video: { css: 'video', seen: '2026-01?' },
  card: { css: 'a[href^="http"][aria-label]:not([href*="/profile/"])', seen: '2026-01?' },
  replies: { css: '[data-testid="replyBtn"]', seen: '2026-05' },
  reposts: {
    css: '[data-testid="repostCount"], [data-testid="repostCount-expanded"]',
    seen: '2026-05',
  },
  likes: { css: '[data-testid="likeCount"], [data-testid="likeCount-expanded"]', seen: '2026-05' },
  quotesCount: { css: '[data-testid="quoteCount-expanded"]', seen: '2026-01?' },
  canonical: { css: 'meta[property="og:url"], link[rel="canonical"]', seen: '2026-01' },
  metaTime: { css: 'meta[name="twitter:value1"]', seen: '2026-01' },
  self: { css: 'nav a[aria-label][href*="/profile/"]', seen: '2026-05?' },
} as const satisfies Record<string, SelectorRow>;

const wordPlaces = {
  least: 4,
  likely: '[data-testid^="contentHider"] [dir="auto"]',
  known: '[data-testid*="Count"], [data-testid$="Btn"]',
};

interface PostPath {
  handle: string;
  key: string;
  href: string;
}

/** `/profile/<handle or did>/post/<key>`, with or without what follows. */
function postPathOf(href: string | null | undefined, base: URL): PostPath | null {
  const url = webUrl(href, base);
  if (url === null || !isUnderHosts(url, platformHosts.bluesky)) return null;
  const [profile, handle, post, key] = pathParts(url);
  if (profile !== 'profile' || post !== 'post' || handle === undefined || key === undefined) return null;
  return { handle, key, href: `${url.origin}/profile/${handle}/post/${key}` };
}

/** Names and handles are wrapped in marks of direction and a no-break space; the name's own ends are theirs. */
function bare(shown: string): string {
  return shown.replace(/^[\u202A-\u202E\u2066-\u2069\u00A0\s]+|[\u202A-\u202E\u2066-\u2069\u00A0\s]+$/gu, '');
}

function handleOfTestId(item: Element): string | null {
  const handle = /-by-(.+)$/su.exec(item.getAttribute('data-testid') ?? '')?.[1] ?? '';
  return handle === '' ? null : handle;
}

/** Links to accounts outside the words, and whose each is: the author's, who posted it on, whom it answers. */
function peopleIn(scope: Element, inner: readonly Element[], base: URL): { link: Element; handle: string }[] {
  return allOutside(scope, selectors.profileLink, inner).flatMap((link) => {
    const url = link.closest(selectors.text.css) === null ? webUrl(link.getAttribute('href'), base) : null;
    const [head, handle, more] = url === null ? [] : pathParts(url);
    return head === 'profile' && handle !== undefined && more === undefined ? [{ link, handle }] : [];
  });
}

/** The handle in the row's own name; where its people are others', the list has put another post into the row. */
function handleOf(item: Element, people: readonly { handle: string }[]): string | null {
  const named = handleOfTestId(item);
  const agrees = people.length === 0 || people.some(({ handle }) => handle === named || handle.startsWith('did:'));
  return agrees ? named : (people[0]?.handle ?? null);
}

/** In a list the name is a link of its own; in the focused post, and in 2023, it stands in one that holds the handle too. */
function nameIn(people: readonly { link: Element; handle: string }[], handle: string | null): string | null {
  for (const person of people) {
    if (handle !== null && person.handle !== handle && !person.handle.startsWith('did:')) continue;
    const { link } = person;
    const block = link.hasAttribute('dir') ? link : link.querySelector('[dir="auto"]');
    const shown = block === null ? '' : bare(textOf(block, { images: 'all' }));
    const name = shown.endsWith(`@${person.handle}`) ? bare(shown.slice(0, -person.handle.length - 1)) : shown;
    if (name !== '' && !name.startsWith('@')) return name;
  }
  return null;
}

function handleIn(scope: Element, inner: readonly Element[], base: URL): string | null {
  const url = webUrl(firstOutside(scope, selectors.profileLink, inner)?.getAttribute('href'), base);
  const parts = url === null ? [] : pathParts(url);
  return parts[0] === 'profile' ? (parts[1] ?? null) : null;
}

/** A quoted post is one link as a whole; its handle is a line of its own. */
function handleShownIn(quote: Element): string | null {
  const lines = all(quote, selectors.block).filter((block) => block.closest(selectors.text.css) === null);
  const shown = lines.map((line) => bare(line.textContent)).find((line) => /^@[\w.-]+$/u.test(line));
  return shown?.slice(1) ?? null;
}

/** The account's permanent id (DID) stands in the address of its picture. */
function didIn(item: Element, inner: readonly Element[]): string | null {
  for (const image of allOutside(item, selectors.avatar, inner)) {
    const address = image.getAttribute('src') ?? '';
    const did = /\/avatar[^/]*\/(?:plain|img)?\/?.*?(did:(?:plc|web):[\w.%-]+)/u.exec(
      address.includes('did:') ? address : (image.getAttribute('style') ?? '').slice(0, 2000),
    )?.[1];
    if (did !== undefined) return did;
  }
  return null;
}

/** Mentions and hashtags are boxes that stand in the line. */
function options(base: URL): TextOptions {
  return { whitespace: 'keep', inline: true, link: (anchor) => wholeAddress(anchor, base) };
}

/** What the server wrote into the page's head about the post in focus; stale after a move inside the app, so the key must agree. */
function headFacts(
  document: Document,
  base: URL,
): { key: string | null; published: string | null; meta: string | null } {
  const named = first(document, selectors.canonical);
  const about = postPathOf(named?.getAttribute('content') ?? named?.getAttribute('href'), base);
  const posting = linkedData(document).find((data) => isOfType(data, ['DiscussionForumPosting', 'SocialMediaPosting']));
  return {
    key: about?.key ?? null,
    published: utcOfIso(textMember(posting, 'datePublished')),
    meta: utcOfIso(first(document, selectors.metaTime)?.getAttribute('content')),
  };
}

function headTime(document: Document, key: string, base: URL): [string, () => string | null][] {
  const head = oncePerPage(document, 'head', () => headFacts(document, base));
  const agrees = head.key === key && key !== '';
  return [
    ['JSON-LD DiscussionForumPosting datePublished', () => (agrees ? head.published : null)],
    [`${selectors.metaTime.css}@content`, () => (agrees ? head.meta : null)],
  ];
}

function mediaOf(item: Element, inner: readonly Element[], base: URL): MediaRef[] {
  const media: MediaRef[] = [];
  for (const image of allOutside(item, selectors.picture, inner)) {
    const url = mediaUrl(image.getAttribute('src'), base);
    if (url !== null) media.push({ kind: 'image', url, alt: image.getAttribute('alt'), posterUrl: null });
  }
  for (const video of allOutside(item, selectors.video, inner)) {
    const posterUrl = mediaUrl(video.getAttribute('poster'), base);
    const url =
      mediaUrl(video.getAttribute('src') ?? video.querySelector('source')?.getAttribute('src'), base) ?? posterUrl;
    if (url !== null) media.push({ kind: 'video', url, alt: video.getAttribute('aria-label'), posterUrl });
  }
  for (const card of allOutside(item, selectors.card, inner)) {
    const url = card.closest(selectors.text.css) === null ? linkTarget(card.getAttribute('href'), base) : null;
    if (url !== null && !url.includes('://bsky.app/'))
      media.push({ kind: 'link', url, alt: card.getAttribute('aria-label'), posterUrl: null });
  }
  return media;
}

function quoteOf(quote: Element | undefined, base: URL): ItemRef | null {
  if (quote === undefined) return null;
  const link = postPathOf(first(quote, selectors.timeLink)?.getAttribute('href'), base);
  const text = first(quote, selectors.text);
  return {
    itemId: link?.key ?? null,
    permalink: link?.href ?? null,
    author: handleIn(quote, [], base) ?? handleShownIn(quote),
    text: text === null ? null : textOf(text, options(base)),
  };
}

function countsOf(item: Element, inner: readonly Element[]): Record<string, string> {
  const rows = {
    replies: selectors.replies,
    reposts: selectors.reposts,
    likes: selectors.likes,
    quotes: selectors.quotesCount,
  };
  const counts: Record<string, string> = {};
  for (const [name, row] of Object.entries(rows)) {
    const counter = firstOutside(item, row, inner);
    // opened posts set the number apart from its word: "2 reposts"
    const count = (counter?.querySelector(':scope > span, :scope > div') ?? counter)?.textContent.trim();
    if (count !== undefined && /\p{Nd}/u.test(count)) counts[name] = count;
  }
  return counts;
}

/** Above the author: posted on by whom, or pinned. Below: whom it answers. Only the place tells, in every language. */
function readAround(
  reading: Reading,
  item: Element,
  people: readonly { link: Element; handle: string }[],
  handle: string | null,
): void {
  const at = people.findIndex((person) => person.handle === handle);
  const own = people[at]?.link;
  if (own === undefined) return;
  const above = all(item, selectors.block).find((block) => (block.compareDocumentPosition(own) & 4) !== 0);
  const words = above === undefined ? '' : bare(textOf(above, { images: 'all' }));
  if (words !== '') reading.marks.push(words);
  const reposter = people.slice(0, at)[0]?.handle;
  if (reposter !== undefined) reading.facts['repostedBy'] = reposter;
  const answered = people.slice(at).find((person) => person.handle !== handle)?.handle;
  if (answered !== undefined) reading.replyTo = { itemId: null, permalink: null, author: answered, text: null };
}

/** Posts inside a post: by their frame, and by a link of a second post beside which an account of its own stands. */
function quotesIn(item: Element, url: URL): Element[] {
  const framed = all(item, selectors.quote).filter((quote) => quote !== item);
  const named = handleOfTestId(item);
  const own = peopleIn(item, framed, url).find(({ handle }) => handle === named)?.link ?? null;
  const apart = framesApart(item, own, allOutside(item, selectors.anyPostLink, framed));
  const others = apart.filter((frame) => {
    const people = peopleIn(frame, [], url);
    return people.length > 0 && people.every(({ handle }) => handle !== named);
  });
  return [...framed, ...others];
}

function read(item: Element, url: URL): Reading {
  const quotes = quotesIn(item, url);
  const timeLink = firstOutside(item, selectors.timeLink, quotes);
  const people = peopleIn(item, quotes, url);
  const handle = handleOf(item, people);
  const here = postPathOf(url.href, url);
  const ofAuthor = (path: PostPath | null): PostPath | null =>
    path !== null && (handle === null || path.handle === handle || path.handle.startsWith('did:')) ? path : null;
  const counted = (): PostPath | null =>
    ofAuthor(postPathOf(firstOutside(item, selectors.anyPostLink, quotes)?.getAttribute('href'), url));
  const ways: [string, () => PostPath | null][] = [
    [`${selectors.timeLink.css}@href`, () => postPathOf(timeLink?.getAttribute('href'), url)],
    [`${selectors.anyPostLink.css}@href`, counted],
    ['address of the page (post in focus)', () => (timeLink === null ? ofAuthor(here) : null)],
  ];
  const reading = blankReading('post');
  reading.itemId = firstFound(ways.map(([via, way]) => [via, () => way()?.key]));
  reading.permalink = firstFound(ways.map(([via, way]) => [via, () => way()?.href]));
  const key = valueOf(reading.itemId) ?? '';
  const did = didIn(item, quotes);
  reading.author = {
    name: firstFound([[selectors.profileLink.css, () => nameIn(people, handle)]]),
    handle: firstFound([
      ['@data-testid', () => handle],
      [`${selectors.profileLink.css}@href`, () => handleIn(item, quotes, url)],
    ]),
    accountId: firstFound([[`${selectors.avatar.css}@src`, () => did]]),
    profileUrl: firstFound([['@data-testid', () => (handle === null ? null : `${url.origin}/profile/${handle}`)]]),
  };
  reading.postedAt = firstFound(headTime(item.ownerDocument, key, url));
  reading.postedAtRaw = firstFound([[selectors.timeLink.css, () => timeLink?.textContent.replace(/^[·\s]+/u, '')]]);
  reading.decodedAt = firstFound([['key of the post', () => timeOfBlueskyKey(key)]]);
  const text = firstOutside(item, selectors.text, quotes);
  reading.text = firstFound([[selectors.text.css, () => text && textOf(text, options(url))]]);
  reading.media = mediaOf(item, quotes, url);
  if (reading.media.length > 0 || quotes.length > 0) setWordless(reading, item, quotes, wordPlaces);
  reading.quotes = quoteOf(quotes[0], url);
  readAround(reading, item, people, handle);
  reading.counts = countsOf(item, quotes);
  const tooltip = timeLink?.getAttribute('data-tooltip');
  if (tooltip != null) reading.facts['timeTitle'] = tooltip;
  const document = item.ownerDocument;
  const self = oncePerPage(document, 'signed in', () =>
    webUrl(first(document, selectors.self)?.getAttribute('href'), url),
  );
  reading.signedInAs = firstFound([[selectors.self.css, () => self && pathParts(self)[1]]]);
  return reading;
}

/** Bluesky: posts in feeds, profiles and threads. The shown time is the viewer's; exact is what the head or the key gives. */
export const bluesky: Adapter = {
  id: 'bluesky',
  name: 'Bluesky',
  version: 3,
  hosts: platformHosts.bluesky,
  required: { post: ['author', 'postedAt', 'permalink', 'text'] },
  selectors,
  recognises: (url) => isUnderHosts(url, bluesky.hosts),
  items: (root) => {
    forgetPage(root);
    return all(root, selectors.item);
  },
  read,
};
