import type { ItemRef, MediaRef, Reading } from '../../contract.ts';
import { all, allOutside, first, firstOutside } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { framesApart } from '../../page/frames-apart.ts';
import { linkTarget } from '../../page/link-words.ts';
import { setWordless } from '../../page/wordless.ts';
import { firstFound, valueOf } from '../../reading/field.ts';
import { blankReading } from '../../reading/reading.ts';
import { timeOfBlueskyKey } from '../../values/id-time.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { mediaUrl } from '../../values/safe-url.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { headTime } from './bluesky-head.ts';
import { bare, blueskySelectors, options, type PostPath, postPathOf } from './bluesky-parts.ts';
import { didIn, handleIn, handleNamed, handleOf, handleShownIn, nameIn, peopleIn } from './bluesky-people.ts';
import { viewerOf } from './bluesky-viewer.ts';

const wordPlaces = {
  least: 4,
  likely: '[data-testid^="contentHider"] [dir="auto"]',
  known: '[data-testid*="Count"], [data-testid$="Btn"]',
};

export function mediaOf(item: Element, inner: readonly Element[], base: URL): MediaRef[] {
  const media: MediaRef[] = [];
  for (const image of allOutside(item, blueskySelectors.picture, inner)) {
    const url = mediaUrl(image.getAttribute('src'), base);
    if (url !== null) media.push({ kind: 'image', url, alt: image.getAttribute('alt'), posterUrl: null });
  }
  for (const video of allOutside(item, blueskySelectors.video, inner)) {
    const posterUrl = mediaUrl(video.getAttribute('poster'), base);
    const url =
      mediaUrl(video.getAttribute('src') ?? video.querySelector('source')?.getAttribute('src'), base) ?? posterUrl;
    if (url !== null) media.push({ kind: 'video', url, alt: video.getAttribute('aria-label'), posterUrl });
  }
  for (const card of allOutside(item, blueskySelectors.card, inner)) {
    const url = card.closest(blueskySelectors.text.css) === null ? linkTarget(card.getAttribute('href'), base) : null;
    if (url !== null && !isUnderHosts(new URL(url), platformHosts.bluesky))
      media.push({ kind: 'link', url, alt: card.getAttribute('aria-label'), posterUrl: null });
  }
  return media;
}

export function quoteOf(quote: Element | undefined, base: URL): ItemRef | null {
  if (quote === undefined) return null;
  const link = postPathOf(first(quote, blueskySelectors.timeLink)?.getAttribute('href'), base);
  const text = first(quote, blueskySelectors.text);
  return {
    itemId: link?.key ?? null,
    permalink: link?.href ?? null,
    author: handleIn(quote, [], base) ?? handleShownIn(quote),
    text: text === null ? null : textOf(text, options(base)),
  };
}

function countsOf(item: Element, inner: readonly Element[]): Record<string, string> {
  const rows = {
    replies: blueskySelectors.replies,
    reposts: blueskySelectors.reposts,
    likes: blueskySelectors.likes,
    quotes: blueskySelectors.quotesCount,
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
  const above = all(item, blueskySelectors.block).find((block) => (block.compareDocumentPosition(own) & 4) !== 0);
  const words = above === undefined ? '' : bare(textOf(above, { images: 'all' }));
  if (words !== '') reading.marks.push(words);
  const reposter = people.slice(0, at)[0]?.handle;
  if (reposter !== undefined) reading.facts['repostedBy'] = reposter;
  const answered = people.slice(at).find((person) => person.handle !== handle)?.handle;
  if (answered !== undefined) reading.replyTo = { itemId: null, permalink: null, author: answered, text: null };
}

/** Posts inside a post: by their frame, and by a link of a second post beside which an account of its own stands. */
function quotesIn(
  item: Element,
  url: URL,
): { quotes: Element[]; people: ReturnType<typeof peopleIn>; named: string | null } {
  // in the list of notifications a whole post is framed so, with its buttons
  const framed = all(item, blueskySelectors.quote).filter(
    (quote) => quote !== item && first(quote, blueskySelectors.replies) === null,
  );
  const people = peopleIn(item, framed, url);
  const named = handleNamed(item, framed, url);
  const own = people.find(({ handle }) => handle === named)?.link ?? null;
  const apart = framesApart(item, own, allOutside(item, blueskySelectors.anyPostLink, framed));
  const others = apart.filter((frame) => {
    const inside = peopleIn(frame, [], url);
    return inside.length > 0 && inside.every(({ handle }) => handle !== named);
  });
  const quotes = [...framed, ...others];
  return { quotes, people: people.filter(({ link }) => !others.some((other) => other.contains(link))), named };
}

/** A post of a feed, a profile or a thread, or one that a search found. */
export function readPost(item: Element, url: URL): Reading {
  const { quotes, people, named } = quotesIn(item, url);
  const timeLink = firstOutside(item, blueskySelectors.timeLink, quotes);
  const handle = handleOf(named, people);
  // the row's name and its people say different things
  const unsure = handle === null && named !== null;
  const here = postPathOf(url.href, url);
  const ofAuthor = (path: PostPath | null): PostPath | null =>
    path !== null && (handle === null || path.handle === handle || path.handle.startsWith('did:')) ? path : null;
  const counted = (): PostPath | null =>
    ofAuthor(postPathOf(firstOutside(item, blueskySelectors.anyPostLink, quotes)?.getAttribute('href'), url));
  const ways: [string, () => PostPath | null][] = [
    [`${blueskySelectors.timeLink.css}@href`, () => ofAuthor(postPathOf(timeLink?.getAttribute('href'), url))],
    [`${blueskySelectors.anyPostLink.css}@href`, counted],
    ['address of the page (post in focus)', () => (timeLink === null ? ofAuthor(here) : null)],
  ];
  const reading = blankReading('post');
  let path: PostPath | null = null;
  reading.itemId = firstFound(ways.map(([via, way]) => [via, () => (path = way())?.key]));
  const { via } = reading.itemId.state === 'found' ? reading.itemId : { via: '' };
  reading.permalink = firstFound(via === '' ? ways.map(([tried]) => [tried, () => null]) : [[via, () => path?.href]]);
  const key = valueOf(reading.itemId) ?? '';
  const did = didIn(item, quotes);
  reading.author = {
    name: firstFound([[blueskySelectors.profileLink.css, () => (unsure ? null : nameIn(people, handle))]]),
    handle: firstFound([
      ['@data-testid', () => handle],
      [`${blueskySelectors.profileLink.css}@href`, () => (unsure ? null : handleIn(item, quotes, url))],
    ]),
    accountId: firstFound([[`${blueskySelectors.avatar.css}@src`, () => did]]),
    profileUrl: firstFound([['@data-testid', () => (handle === null ? null : `${url.origin}/profile/${handle}`)]]),
  };
  reading.postedAt = firstFound(headTime(item.ownerDocument, key, url));
  reading.postedAtRaw = firstFound([
    [blueskySelectors.timeLink.css, () => timeLink?.textContent.replace(/^[·\s]+/u, '')],
  ]);
  reading.decodedAt = firstFound([['key of the post', () => timeOfBlueskyKey(key)]]);
  const text = firstOutside(item, blueskySelectors.text, quotes);
  reading.text = firstFound([[blueskySelectors.text.css, () => text && textOf(text, options(url))]]);
  reading.media = mediaOf(item, quotes, url);
  if (reading.media.length > 0 || quotes.length > 0) setWordless(reading, item, quotes, wordPlaces);
  reading.quotes = quoteOf(quotes[0], url);
  readAround(reading, item, people, handle);
  reading.counts = countsOf(item, quotes);
  const tooltip = timeLink?.getAttribute('data-tooltip');
  if (tooltip != null) reading.facts['timeTitle'] = tooltip;
  reading.signedInAs = firstFound([[blueskySelectors.self.css, () => viewerOf(item.ownerDocument, url)]]);
  return reading;
}
