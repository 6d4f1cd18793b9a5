import type { Adapter, Reading } from './contract.ts';
import { all, first } from './dom-find.ts';
import { textOf } from './dom-text.ts';
import { firstFound, found, valueOf } from './field.ts';
import { isUnderHosts } from './host-match.ts';
import { timeOfShortcode } from './id-time.ts';
import { readComment, rowOf } from './instagram-comment.ts';
import { handleOf, type PostPath, postPathOf } from './instagram-links.ts';
import { readMessage } from './instagram-message.ts';
import { authorOf, blockAfter, instagramSelectors, mediaOf, namedLinks, timesOf } from './instagram-parts.ts';
import { readStory } from './instagram-story.ts';
import { forgetPage } from './page-memo.ts';
import { platformHosts } from './platform-hosts.ts';
import { blankReading } from './reading.ts';
import { pathParts } from './safe-url.ts';

function items(root: Document | ShadowRoot, url: URL): Element[] {
  forgetPage(root);
  const [place] = pathParts(url);
  if (place === 'direct') return all(root, instagramSelectors.message);
  const story =
    place === 'stories'
      ? all(root, instagramSelectors.anyTime).map((time) => time.closest(instagramSelectors.story.css))[0]
      : null;
  const chosen = new Set<Element>(story == null ? [] : [story]);
  for (const article of all(root, instagramSelectors.post)) chosen.add(article);
  const main = first(root, instagramSelectors.main);
  if (chosen.size === 0 && main !== null && postPathOf(url.href, url) !== null) chosen.add(main);
  for (const time of all(root, instagramSelectors.commentTime)) {
    const row = rowOf(time);
    if (row !== null) chosen.add(row);
  }
  return [...chosen].toSorted((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
}

/** The caption follows a second link to the author, below the pictures; a page of one post has it as its heading. */
function captionOf(item: Element, handle: string | null, base: URL): string | null {
  const heading =
    first(item, instagramSelectors.caption) ??
    (item.localName === 'main' ? first(item, instagramSelectors.reelCaption) : null);
  if (heading !== null) return textOf(heading, { exclude: '[role="button"]' });
  const named = namedLinks(item, base).filter(
    (link) => handleOf(link.getAttribute('href'), base) === handle && link.closest('h1') === null,
  );
  for (const link of named.slice(1)) {
    const block = blockAfter(link, item);
    if (block !== null) return textOf(block, { exclude: '[role="button"]' });
  }
  return null;
}

function readPost(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const time =
    first(item, instagramSelectors.postTime) ??
    (item.localName === 'main' ? first(item, instagramSelectors.anyTime) : null);
  const own = time?.closest('a') ?? null;
  const links: [string, PostPath | null][] = [
    [`${instagramSelectors.postTime.css} (link)`, postPathOf(own?.getAttribute('href'), url)],
    [
      `${instagramSelectors.likedBy.css}@href`,
      postPathOf(first(item, instagramSelectors.likedBy)?.getAttribute('href'), url),
    ],
    [
      'address of the page',
      item.ownerDocument.querySelectorAll('article').length <= 1 ? postPathOf(url.href, url) : null,
    ],
  ];
  const path = links.find(([, link]) => link !== null)?.[1] ?? null;
  reading.itemId = firstFound(links.map(([via, link]) => [via, () => link?.code]));
  reading.permalink = firstFound(links.map(([via, link]) => [via, () => link?.href.replace(/c\/.*$/u, '')]));
  const named = namedLinks(item, url);
  const before = own === null ? undefined : named.find((link) => (link.compareDocumentPosition(own) & 4) !== 0);
  reading.author = authorOf(before ?? named[0] ?? null, 'a[href="/…/"]', url);
  timesOf(reading, time, instagramSelectors.postTime.css);
  reading.decodedAt = firstFound([['short code', () => (path === null ? null : timeOfShortcode(path.code))]]);
  reading.text = firstFound([['caption', () => captionOf(item, valueOf(reading.author.handle), url)]]);
  reading.media = mediaOf(item, url);
  if (reading.text.state === 'missing' && reading.media.length > 0)
    reading.text = found('', 'no caption beside what it shows');
  return reading;
}

function read(item: Element, url: URL): Reading {
  const [place] = pathParts(url);
  if (place === 'direct') return readMessage(item, url);
  const time = first(item, instagramSelectors.commentTime);
  if (time !== null && !item.matches('article, main')) return readComment(item, time, url);
  return place === 'stories' && item.matches(instagramSelectors.story.css) ? readStory(item, url) : readPost(item, url);
}

/** Instagram: posts, reels, comments and replies, stories on screen, messages. */
export const instagram: Adapter = {
  id: 'instagram',
  name: 'Instagram',
  version: 1,
  hosts: platformHosts.instagram,
  required: {
    post: ['author', 'permalink', 'text'],
    comment: ['author', 'postedAt', 'permalink', 'text'],
    message: ['text'],
  },
  selectors: instagramSelectors,
  recognises: (url) => isUnderHosts(url, instagram.hosts),
  items,
  read,
};
