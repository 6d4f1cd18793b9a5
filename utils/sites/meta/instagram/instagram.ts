import type { Adapter, Reading } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { countShown } from '../../reading/count-shown.ts';
import { firstFound, valueOf } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { timeOfShortcode } from '../../values/id-time.ts';
import { readComment, rowOf } from './instagram-comment.ts';
import { publishedAt } from './instagram-data.ts';
import { embedSelectors, readEmbed } from './instagram-embed.ts';
import { handleOf, type PostPath, postPathOf } from './instagram-links.ts';
import { messageItems, readMessage } from './instagram-message.ts';
import { authorOf, blockAfter, instagramSelectors, mediaOf, namedLinks, timesOf } from './instagram-parts.ts';
import { readStory } from './instagram-story.ts';
import { forgetPage } from '../../page/page-memo.ts';
import { inPageOrder } from '../../page/page-order.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { blankReading } from '../../reading/reading.ts';
import { pathParts } from '../../values/safe-url.ts';
import { setWordless } from '../../page/wordless.ts';

/** Whether an article shows a time or a name: until 2023 the pictures of a profile stood in one, too. */
function isPost(article: Element, url: URL): boolean {
  return first(article, instagramSelectors.anyTime) !== null || namedLinks(article, url).length > 0;
}

function items(root: Document | ShadowRoot, url: URL): Element[] {
  forgetPage(root);
  const [place] = pathParts(url);
  if (place === 'direct') return messageItems(root);
  const story =
    place === 'stories'
      ? all(root, instagramSelectors.anyTime).map((time) => time.closest(instagramSelectors.story.css))[0]
      : null;
  const chosen = new Set<Element>(story == null ? [] : [story]);
  for (const article of all(root, instagramSelectors.post)) if (isPost(article, url)) chosen.add(article);
  for (const embed of all(root, embedSelectors.embed)) chosen.add(embed);
  const main = first(root, instagramSelectors.main);
  if (chosen.size === 0 && main !== null && postPathOf(url.href, url) !== null) chosen.add(main);
  for (const time of all(root, instagramSelectors.commentTime)) {
    const row = rowOf(time);
    if (row !== null) chosen.add(row);
  }
  return inPageOrder(chosen);
}

/** On a page of one post a caption may stand in a button that opens it. */
const pagePlaces = {
  likely: 'h1, div, span, li, [dir]',
  known: 'header, section:not([dir]), nav',
  controls: 'a, time, button, svg',
};

/** Links to the author besides the first, which is the head's: a caption begins with one, and a post without words has none. */
function belowPictures(item: Element, handle: string | null, base: URL): Element[] {
  const named = namedLinks(item, base).filter(
    (link) => handleOf(link.getAttribute('href'), base) === handle && link.closest('h1') === null,
  );
  return named.slice(1);
}

/** The row of a link below the pictures: around it and what stands next to it. */
function rowBelow(item: Element, link: Element | undefined): Element | null {
  let at = link ?? null;
  while (at !== null && at !== item && at.nextElementSibling === null) at = at.parentElement;
  return at?.parentElement ?? null;
}

/** The caption follows a second link to the author, below the pictures; a page of one post has it as its heading. */
function captionOf(item: Element, handle: string | null, base: URL): string | null {
  const heading =
    first(item, instagramSelectors.caption) ??
    (item.localName === 'main' ? first(item, instagramSelectors.reelCaption) : null);
  if (heading !== null) return textOf(heading, { exclude: '[role="button"]' });
  for (const link of belowPictures(item, handle, base)) {
    const block = blockAfter(link, item);
    if (block !== null) return textOf(block, { exclude: '[role="button"]' });
  }
  return null;
}

function readPost(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  // a comment's time is its link to itself
  const isOwn = (time: Element): boolean => time.closest('a[href*="/c/"]') === null;
  const time =
    first(item, instagramSelectors.postTime) ??
    (item.localName === 'main' ? all(item, instagramSelectors.anyTime).find(isOwn) : undefined) ??
    null;
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
  // the head's link stands before the time; those below are of who liked or answered it
  const author = own === null ? named[0] : named.find((link) => (link.compareDocumentPosition(own) & 4) !== 0);
  reading.author = authorOf(author ?? null, 'a[href="/…/"]', url);
  timesOf(reading, time, instagramSelectors.postTime.css, [
    ['script taken_at', () => publishedAt(item.ownerDocument, path?.code ?? null)],
  ]);
  reading.decodedAt = firstFound([['short code', () => (path === null ? null : timeOfShortcode(path.code))]]);
  const handle = valueOf(reading.author.handle);
  reading.text = firstFound([
    [
      `${instagramSelectors.caption.css}, ${instagramSelectors.reelCaption.css}, block after the second link to the author`,
      () => captionOf(item, handle, url),
    ],
  ]);
  putAll(reading.counts, { likes: countShown(first(item, instagramSelectors.likedBy)) });
  reading.media = mediaOf(item, url, path?.code);
  const comments = all(item, instagramSelectors.commentTime).flatMap((other) => rowOf(other) ?? []);
  // in a list likes and labels stand around, so only the row that begins with the author's second link is asked
  const row = item.localName === 'article' ? rowBelow(item, belowPictures(item, handle, url)[0]) : item;
  const places = row === item ? pagePlaces : { likely: 'span, div', known: 'header, ul, nav' };
  // without the author's name nothing tells where a caption begins
  if (reading.media.length > 0 && handle !== null)
    setWordless(reading, row ?? item, row === null ? [item] : comments, places);
  return reading;
}

function read(item: Element, url: URL): Reading {
  const [place] = pathParts(url);
  if (place === 'direct') return readMessage(item, url);
  if (item.matches(embedSelectors.embed.css)) return readEmbed(item, url);
  const time = first(item, instagramSelectors.commentTime);
  if (time !== null && !item.matches('article, main')) return readComment(item, time, url);
  return place === 'stories' && item.matches(instagramSelectors.story.css) ? readStory(item, url) : readPost(item, url);
}

/** Instagram: posts, reels, comments and replies, stories on screen, messages. */
export const instagram: Adapter = {
  id: 'instagram',
  name: 'Instagram',
  version: 11,
  hosts: platformHosts.instagram,
  required: {
    post: ['author', 'permalink', 'text'],
    comment: ['author', 'postedAt', 'permalink', 'text'],
    message: ['text'],
  },
  selectors: { ...instagramSelectors, ...embedSelectors },
  recognises: (url) => isUnderHosts(url, instagram.hosts),
  items,
  read,
};
