import type { Adapter, Author, ItemRef, MediaRef, Reading, SelectorRow } from './contract.ts';
import { all, allOutside, first, firstOutside } from './dom-find.ts';
import { isEmojiImage, textOf, type TextOptions } from './dom-text.ts';
import { facebookLink, type FacebookLink, facebookPerson, facebookPicture } from './facebook-links.ts';
import { firstFound, found, valueOf } from './field.ts';
import { isUnderHosts } from './host-match.ts';
import { linkTarget, wholeAddress } from './link-words.ts';
import { utcOfEpoch } from './machine-time.ts';
import { isMessengerPage, messengerItems, messengerSelectors, readMessenger } from './messenger.ts';
import { forgetPage, oncePerPage } from './page-memo.ts';
import { platformHosts } from './platform-hosts.ts';
import { blankReading } from './reading.ts';
import { scrambledText } from './scrambled-label.ts';

const selectors = {
  article: { css: '[role="article"]', seen: '2026-09?' },
  profileName: { css: '[data-ad-rendering-role="profile_name"]', seen: '2026-06' },
  unit: { css: '[role="article"], [aria-posinset], [data-virtualized], [data-pagelet^="FeedUnit"]', seen: '2026-06' },
  commentLink: { css: 'a[href*="comment_id="]', seen: '2026-09?' },
  nameLink: {
    css: '[data-ad-rendering-role="profile_name"] a[href], h2 a[href], h3 a[href], h4 a[href]',
    seen: '2026-06',
  },
  postLink: {
    css: 'a[href*="/posts/"], a[href*="story_fbid="], a[href*="/permalink/"], a[href*="/reel/"], a[href*="/videos/"], a[href*="/watch/?v="], a[href*="multi_permalinks="]',
    seen: '2026-09?',
  },
  timeLabel: {
    css: 'a[target="_blank"] span[aria-labelledby], a[href="#"] span[aria-labelledby], a[href*="/posts/"] span[aria-labelledby], a[role="link"] span[aria-labelledby]',
    seen: '2026-06',
  },
  utime: { css: 'abbr[data-utime]', seen: '2019-01?' },
  message: {
    css: '[data-ad-rendering-role="story_message"], [data-ad-preview="message"], [data-ad-comet-preview="message"]',
    seen: '2026-06',
  },
  words: { css: 'div[dir="auto"]', seen: '2026-09?' },
  commentWords: { css: 'span[dir="auto"][lang]', seen: '2026-09?' },
  decoy: { css: '[aria-hidden="true"][data-0]', seen: '2026-06' },
  picture: {
    css: 'a[href*="/photo"] img, a[href*="fbid="] img, [data-imgperflogname] img, img[src*="scontent"]',
    seen: '2026-09?',
  },
  video: { css: 'video', seen: '2026-06?' },
  outLink: { css: 'a[href*="l.facebook.com/l.php"]', seen: '2026-06?' },
  list: { css: 'ul, ol', seen: '2026-09?' },
  audience: { css: 'svg[title]', seen: '2026-06' },
} as const satisfies Record<string, SelectorRow>;

/** Buttons ("See more", "Like") and what Facebook hides from readers to mislead programs. */
const noise = '[role="button"], button, [aria-hidden="true"][data-0], h2, h3, h4, form';

/** Elements with their own author and words inside `item`: comments under a post. */
function innerItems(item: Element): Element[] {
  return all(item, selectors.article).filter((other) => first(other, selectors.commentLink) !== null);
}

/** A comment is an article with a link to itself as a comment; its label says so only in the page's language. */
function isComment(item: Element): boolean {
  return (
    item.matches(selectors.article.css) &&
    first(item, selectors.profileName) === null &&
    first(item, selectors.commentLink) !== null
  );
}

function items(root: Document | ShadowRoot, url: URL): Element[] {
  forgetPage(root);
  if (isMessengerPage(url)) return messengerItems(root);
  const chosen = new Set<Element>();
  for (const name of all(root, selectors.profileName)) {
    const unit = name.closest(selectors.unit.css);
    if (unit !== null) chosen.add(unit);
  }
  for (const article of all(root, selectors.article)) {
    if (article.closest(selectors.decoy.css) !== null) continue;
    const known = [...chosen].some((unit) => unit.contains(article) && unit !== article && !isComment(article));
    const speaks = isComment(article) ? belongsHere(article, url) : first(article, selectors.nameLink) !== null;
    if (!known && speaks) chosen.add(article);
  }
  return [...chosen].toSorted((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
}

/** A page of one post also shows another, suggested one with its comments: they are not this post's. */
function belongsHere(comment: Element, url: URL): boolean {
  const here = facebookLink(url.href, url)?.post ?? null;
  const there = commentLinkOf(comment, [], url)?.post ?? null;
  const numbers = [here, there].every((id) => id !== null && /^\d+$/u.test(id));
  return !numbers || here === there;
}

/** The comment's own address: the link of its time, below its words; the author's link may carry the same id. */
function commentLinkOf(item: Element, inner: readonly Element[], base: URL): FacebookLink | null {
  const links = allOutside(item, selectors.commentLink, inner);
  const below = links.filter(
    (link) => link.closest(selectors.list.css) !== null && item.contains(link.closest(selectors.list.css)),
  );
  return facebookLink((below[0] ?? links.at(-1))?.getAttribute('href'), base);
}

function timeAnchorOf(item: Element, inner: readonly Element[]): Element | null {
  const links = allOutside(item, selectors.commentLink, inner);
  return links.findLast((link) => link.closest(selectors.list.css) !== null) ?? links.at(-1) ?? null;
}

function authorOf(link: Element | null, via: string, base: URL): Author {
  const person = facebookPerson(link?.getAttribute('href'), base);
  return {
    name: firstFound([[via, () => link && textOf(link, { images: 'all' })]]),
    handle: firstFound([[`${via}@href (vanity name)`, () => person?.handle]]),
    accountId: firstFound([[`${via}@href (number)`, () => person?.accountId]]),
    profileUrl: firstFound([[`${via}@href`, () => person?.profileUrl]]),
  };
}

function options(base: URL): TextOptions {
  return { exclude: noise, link: (anchor) => wholeAddress(anchor, base) };
}

/** Outermost blocks of words that are the item's own, one after the other. */
function blocksOf(item: Element, inner: readonly Element[], base: URL): string | null {
  const blocks = allOutside(item, selectors.words, inner).filter(
    (block) =>
      block.parentElement?.closest(selectors.words.css) == null &&
      block.closest(noise) === null &&
      block.closest(selectors.list.css) === null,
  );
  const text = blocks.map((block) => textOf(block, options(base))).filter((words) => words !== '');
  return text.length === 0 ? null : text.join('\n');
}

function mediaOf(item: Element, inner: readonly Element[], base: URL): MediaRef[] {
  const media: MediaRef[] = [];
  for (const image of allOutside(item, { css: 'img', seen: '' }, inner)) {
    if (isEmojiImage(image) || image.closest('[aria-hidden="true"], h2, h3, h4') !== null) continue;
    const url = facebookPicture(image, base);
    if (url !== null) media.push({ kind: 'image', url, alt: image.getAttribute('alt'), posterUrl: null });
  }
  for (const video of allOutside(item, selectors.video, inner)) {
    const url = facebookPicture(video, base);
    if (url !== null) media.push({ kind: 'video', url, alt: null, posterUrl: video.getAttribute('poster') });
  }
  for (const link of allOutside(item, selectors.outLink, inner)) {
    const url = linkTarget(link.getAttribute('href'), base);
    if (url !== null && !media.some((other) => other.url === url))
      media.push({
        kind: 'link',
        url,
        alt: link.textContent.trim() || link.getAttribute('aria-label'),
        posterUrl: null,
      });
  }
  return media;
}

function readComment(item: Element, url: URL): Reading {
  const inner = innerItems(item);
  const reading = blankReading('comment');
  const link = commentLinkOf(item, inner, url);
  const anchor = timeAnchorOf(item, inner);
  const authorLink = allOutside(item, { css: 'a[href]', seen: '' }, inner).find(
    (other) =>
      other.getAttribute('aria-hidden') !== 'true' &&
      other !== anchor &&
      other.textContent.trim() !== '' &&
      facebookPerson(other.getAttribute('href'), url) !== null,
  );
  reading.itemId = firstFound([
    [`${selectors.commentLink.css} reply_comment_id`, () => link?.reply],
    [`${selectors.commentLink.css} comment_id`, () => link?.comment],
  ]);
  reading.permalink = firstFound([[`${selectors.commentLink.css}@href`, () => link?.href]]);
  reading.author = authorOf(authorLink ?? null, 'a[role="link"]', url);
  reading.postedAtRaw = firstFound([[selectors.commentLink.css, () => anchor?.textContent.trim()]]);
  const words = firstOutside(item, selectors.commentWords, inner);
  reading.text = firstFound([
    [selectors.commentWords.css, () => words && textOf(words, options(url))],
    [selectors.words.css, () => blocksOf(item, inner, url)],
  ]);
  reading.media = mediaOf(item, inner, url);
  const parent = link?.reply == null ? link?.post : link.comment;
  if (parent != null) reading.replyTo = { itemId: parent, permalink: null, author: null, text: null };
  if (link?.post != null) reading.facts['post'] = link.post;
  return reading;
}

/** A post that another one shares stands inside it with a name of its own. */
function sharedIn(item: Element, inner: readonly Element[], base: URL): { holder: Element; ref: ItemRef } | null {
  const name = allOutside(item, selectors.profileName, inner)[1];
  if (name === undefined) return null;
  let holder = name;
  const own = allOutside(item, selectors.profileName, inner)[0];
  while (
    holder.parentElement !== null &&
    holder.parentElement !== item &&
    !(own !== undefined && holder.parentElement.contains(own))
  )
    holder = holder.parentElement;
  const link = holder.querySelector(selectors.postLink.css);
  const message = first(holder, selectors.message);
  return {
    holder,
    ref: {
      itemId: facebookLink(link?.getAttribute('href'), base)?.post ?? null,
      permalink: facebookLink(link?.getAttribute('href'), base)?.href ?? null,
      author: textOf(name, { images: 'all' }),
      text: message === null ? null : textOf(message, options(base)),
    },
  };
}

/** The label that the letters stand for, where the page has it; else the letters as they are drawn. */
function timeShown(item: Element, inner: readonly Element[]): string | null {
  const label = firstOutside(item, selectors.timeLabel, inner);
  if (label === null) return null;
  const plain = item.ownerDocument.getElementById(label.getAttribute('aria-labelledby') ?? '');
  if (plain !== null && !label.contains(plain)) return plain.textContent.trim();
  let holder = label;
  while (holder.children.length === 1 && holder.firstElementChild !== null) holder = holder.firstElementChild;
  return scrambledText(holder);
}

/** The address of the post in that of one of its comments. */
function withoutComment(href: string): string {
  const url = new URL(href);
  url.searchParams.delete('comment_id');
  url.searchParams.delete('reply_comment_id');
  if (url.search === '') url.search = '';
  return url.href;
}

function readPost(item: Element, url: URL): Reading {
  const comments = innerItems(item);
  const shared = sharedIn(item, comments, url);
  const inner = shared === null ? comments : [...comments, shared.holder];
  const reading = blankReading('post');
  const link = allOutside(item, selectors.postLink, inner)
    .map((anchor) => facebookLink(anchor.getAttribute('href'), url))
    .find((other) => other !== null && other.comment === null);
  const here = facebookLink(url.href, url);
  const firstPost = oncePerPage(item.ownerDocument, 'first post', () => first(item.ownerDocument, selectors.nameLink));
  const focused = here !== null && firstPost !== null && item.contains(firstPost) ? here : null;
  reading.itemId = firstFound([
    [`${selectors.postLink.css}@href`, () => link?.post],
    ['address of the page (first post)', () => focused?.post],
  ]);
  reading.permalink = firstFound([
    [`${selectors.postLink.css}@href`, () => link?.href],
    ['address of the page (first post)', () => (focused === null ? null : withoutComment(focused.href))],
  ]);
  reading.author = authorOf(firstOutside(item, selectors.nameLink, inner), selectors.nameLink.css, url);
  const utime = firstOutside(item, selectors.utime, inner);
  reading.postedAt = firstFound([
    [`${selectors.utime.css}@data-utime`, () => utcOfEpoch(utime?.getAttribute('data-utime'), 'seconds')],
  ]);
  reading.postedAtRaw = firstFound([
    [selectors.utime.css, () => utime?.getAttribute('title') ?? utime?.textContent],
    [`${selectors.timeLabel.css} (letters in drawn order)`, () => timeShown(item, inner)],
  ]);
  const message = firstOutside(item, selectors.message, inner);
  reading.text = firstFound([
    [selectors.message.css, () => message && textOf(message, options(url))],
    [selectors.words.css, () => blocksOf(item, inner, url)],
  ]);
  reading.media = mediaOf(item, inner, url);
  reading.quotes = shared?.ref ?? null;
  const group = /\/groups\/([^/]+)/u.exec(valueOf(reading.permalink) ?? valueOf(reading.author.profileUrl) ?? '')?.[1];
  if (group !== undefined) reading.facts['group'] = group;
  const audience = allOutside(item, selectors.audience, inner).find((icon) => icon.closest('h2, h3, h4') === null);
  if (audience !== undefined) reading.facts['audience'] = audience.getAttribute('title') ?? '';
  return reading;
}

function read(item: Element, url: URL): Reading {
  if (isMessengerPage(url)) return readMessenger(item, url);
  const reading = isComment(item) ? readComment(item, url) : readPost(item, url);
  const label = item.getAttribute('aria-label');
  if (label !== null && label !== '') reading.facts['label'] = label;
  if (reading.text.state === 'missing' && reading.media.length > 0)
    reading.text = found('', 'no words beside what it shows');
  return reading;
}

/** Facebook: posts, comments, replies, Messenger. It shows no time for machines and often no address before a pointer is over it. */
export const facebook: Adapter = {
  id: 'facebook',
  name: 'Facebook',
  version: 1,
  hosts: platformHosts.facebook,
  required: {
    post: ['author', 'permalink', 'text'],
    comment: ['author', 'permalink', 'text'],
    message: ['author', 'text'],
  },
  selectors: { ...selectors, ...messengerSelectors },
  recognises: (url) => isUnderHosts(url, facebook.hosts),
  items,
  read,
};
