import type { Adapter, Author, MediaRef, Reading, SelectorRow } from './contract.ts';
import { all, first } from './dom-find.ts';
import { textOf } from './dom-text.ts';
import { firstFound, found, missing, valueOf } from './field.ts';
import { isUnderHosts } from './host-match.ts';
import { timeOfMediaId, timeOfShortcode } from './id-time.ts';
import { utcOfIso } from './machine-time.ts';
import { forgetPage } from './page-memo.ts';
import { platformHosts } from './platform-hosts.ts';
import { blankReading } from './reading.ts';
import { mediaUrl, pathParts, webUrl } from './safe-url.ts';

const selectors = {
  post: { css: 'article', seen: '2026-06' },
  main: { css: 'main', seen: '2026-06' },
  commentTime: { css: 'a[href*="/c/"] time[datetime]', seen: '2026-06' },
  postTime: {
    css: 'a[href*="/p/"] time[datetime], a[href*="/reel/"] time[datetime], a[href*="/tv/"] time[datetime]',
    seen: '2026-06',
  },
  anyTime: { css: 'time[datetime]', seen: '2026-06' },
  likedBy: { css: 'a[href$="/liked_by/"]', seen: '2026-06' },
  caption: { css: 'h1[dir="auto"]', seen: '2026-06?' },
  reelCaption: { css: '[role="presentation"] div[dir="auto"]', seen: '2026-06' },
  profileLink: { css: 'a[href]', seen: '2026-06' },
  replies: { css: 'ul', seen: '2026-06' },
  message: { css: '[role="grid"] [role="row"], [aria-roledescription="message"]', seen: '2026-06?' },
  messageWords: { css: 'div[dir="auto"], span[dir="auto"]', seen: '2026-06?' },
  story: { css: 'section', seen: '2026-06?' },
} as const satisfies Record<string, SelectorRow>;

/** First parts of a path that are no account. */
const places = new Set([
  'p',
  'reel',
  'reels',
  'tv',
  'explore',
  'stories',
  'direct',
  'accounts',
  'about',
  'legal',
  'web',
  'popular',
  'challenge',
]);

function handleOf(href: string | null | undefined, base: URL): string | null {
  const url = webUrl(href, base);
  if (url === null || !isUnderHosts(url, ['instagram.com'])) return null;
  const [handle, rest, more] = pathParts(url);
  if (handle === undefined || places.has(handle) || !/^[\w.]{1,40}$/u.test(handle)) return null;
  return rest === undefined || (rest === 'reels' && more === undefined) ? handle : null;
}

interface PostPath {
  code: string;
  comment: string | null;
  href: string;
}

/** `/p/<code>/`, `/reel/<code>/`, both also below an account, and `…/c/<comment>/`. */
function postPathOf(href: string | null | undefined, base: URL): PostPath | null {
  const url = webUrl(href, base);
  if (url === null || !isUnderHosts(url, ['instagram.com'])) return null;
  const parts = pathParts(url);
  const at = parts.findIndex((part) => ['p', 'reel', 'reels', 'tv'].includes(part));
  const kind = parts[at];
  const code = parts[at + 1];
  if (at === -1 || at > 1 || kind === undefined || code === undefined || !/^[\w-]{5,60}$/u.test(code)) return null;
  const marks = parts.indexOf('c', at);
  const reply = parts.indexOf('r', marks);
  const comment = marks === -1 ? null : ((reply === -1 ? parts[marks + 1] : parts[reply + 1]) ?? null);
  const tail = marks === -1 ? '' : `${parts.slice(marks).join('/')}/`;
  return { code, comment, href: `${url.origin}/${kind === 'reels' ? 'reel' : kind}/${code}/${tail}` };
}

/** The row of a comment: the smallest element around its time that holds the writer's picture too, and no other comment. */
function rowOf(time: Element): Element | null {
  let row = time.parentElement;
  while (row !== null && row.querySelector('img') === null) row = row.parentElement;
  return row !== null && row.querySelectorAll(selectors.commentTime.css).length === 1
    ? row
    : (time.closest('li') ?? time.parentElement?.parentElement ?? null);
}

function items(root: Document | ShadowRoot, url: URL): Element[] {
  forgetPage(root);
  const [place] = pathParts(url);
  if (place === 'direct') return all(root, selectors.message);
  const story =
    place === 'stories' ? all(root, selectors.anyTime).map((time) => time.closest(selectors.story.css))[0] : null;
  const chosen = new Set<Element>(story == null ? [] : [story]);
  for (const article of all(root, selectors.post)) chosen.add(article);
  const main = first(root, selectors.main);
  if (chosen.size === 0 && main !== null && postPathOf(url.href, url) !== null) chosen.add(main);
  for (const time of all(root, selectors.commentTime)) {
    const row = rowOf(time);
    if (row !== null) chosen.add(row);
  }
  return [...chosen].toSorted((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
}

function authorOf(link: Element | null, via: string, base: URL): Author {
  const handle = handleOf(link?.getAttribute('href'), base);
  return {
    name: firstFound([[via, () => link && textOf(link, { images: 'all' })]]),
    handle: firstFound([[`${via}@href`, () => handle]]),
    accountId: missing('number of the account: nowhere in the page'),
    profileUrl: firstFound([[`${via}@href`, () => (handle === null ? null : `${base.origin}/${handle}/`)]]),
  };
}

/** Links to accounts that show a name, in order. */
function namedLinks(item: Element, base: URL): Element[] {
  return all(item, selectors.profileLink).filter(
    (link) => handleOf(link.getAttribute('href'), base) !== null && link.textContent.trim() !== '',
  );
}

/** What stands next to the header of a comment or caption: climbing from `inside`, the first block that follows. */
function blockAfter(inside: Element, limit: Element): Element | null {
  let at: Element | null = inside;
  while (at !== null && at !== limit) {
    for (let next = at.nextElementSibling; next !== null; next = next.nextElementSibling) {
      const isButton =
        next.matches('[role="button"], button') || next.querySelector('[role="button"], button') !== null;
      if (
        next.textContent.trim() !== '' &&
        next.querySelector('time') === null &&
        !/^[•·]$/u.test(next.textContent.trim())
      )
        return isButton && next.querySelector('span[dir="auto"] span[dir="auto"]') === null ? null : next;
    }
    at = at.parentElement;
  }
  return null;
}

function timesOf(reading: Reading, time: Element | null, via: string): void {
  reading.postedAt = firstFound([[`${via}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))]]);
  reading.postedAtRaw = firstFound([[via, () => time?.textContent.trim()]]);
  const title = time?.getAttribute('title');
  if (title != null) reading.facts['timeTitle'] = title;
}

function readComment(row: Element, time: Element, url: URL): Reading {
  const reading = blankReading('comment');
  const link = time.closest('a');
  const path = postPathOf(link?.getAttribute('href'), url);
  reading.itemId = firstFound([[`${selectors.commentTime.css} (link)`, () => path?.comment]]);
  reading.permalink = firstFound([[`${selectors.commentTime.css} (link)`, () => path?.href]]);
  reading.author = authorOf(namedLinks(row, url)[0] ?? null, 'a[href="/…/"]', url);
  timesOf(reading, time, selectors.commentTime.css);
  const block = link === null ? null : blockAfter(link, row);
  reading.text = firstFound([['block after the header', () => block && textOf(block, { exclude: '[role="button"]' })]]);
  const likes = [...row.querySelectorAll('[role="button"]')]
    .map((button) => button.textContent.trim())
    .find((words) => /\p{Nd}/u.test(words));
  if (likes !== undefined) reading.counts['likes'] = likes;
  const parent = parentOf(row);
  if (parent !== null) {
    const answered = postPathOf(parent.closest('a')?.getAttribute('href'), url);
    reading.replyTo = {
      itemId: answered?.comment ?? null,
      permalink: answered?.href ?? null,
      author: null,
      text: null,
    };
  } else if (path !== null) {
    reading.replyTo = { itemId: path.code, permalink: `${url.origin}/p/${path.code}/`, author: null, text: null };
  }
  return reading;
}

/** Replies stand in a list beside the row that they answer; the address does not say so. */
function parentOf(row: Element): Element | null {
  const list = row.closest(selectors.replies.css);
  // the thread is a few elements around the list; further out the row before is another thread's
  let at = list?.parentElement ?? null;
  for (
    let steps = 0;
    list !== null && at !== null && steps < 4 && !at.matches('main, [role="dialog"], body');
    steps += 1
  ) {
    const before = all(at, selectors.commentTime).findLast(
      (time) => !list.contains(time) && (time.compareDocumentPosition(list) & 4) !== 0,
    );
    if (before !== undefined) return before;
    at = at.parentElement;
  }
  return null;
}

function mediaOf(item: Element, base: URL): MediaRef[] {
  const media: MediaRef[] = [];
  for (const medium of item.querySelectorAll('img[src], video')) {
    const link = medium.closest('a[href], [role="link"]');
    const avatar = link !== null && postPathOf(link.getAttribute('href'), base) === null;
    const url = mediaUrl(medium.getAttribute('src'), base);
    if (
      avatar ||
      url === null ||
      (medium.closest(selectors.replies.css) !== null && medium.closest('[role="presentation"], li') === null)
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

/** The caption follows a second link to the author, below the pictures; a page of one post has it as its heading. */
function captionOf(item: Element, handle: string | null, base: URL): string | null {
  const heading =
    first(item, selectors.caption) ?? (item.localName === 'main' ? first(item, selectors.reelCaption) : null);
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
  const time = first(item, selectors.postTime) ?? (item.localName === 'main' ? first(item, selectors.anyTime) : null);
  const own = time?.closest('a') ?? null;
  const links: [string, PostPath | null][] = [
    [`${selectors.postTime.css} (link)`, postPathOf(own?.getAttribute('href'), url)],
    [`${selectors.likedBy.css}@href`, postPathOf(first(item, selectors.likedBy)?.getAttribute('href'), url)],
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
  timesOf(reading, time, selectors.postTime.css);
  reading.decodedAt = firstFound([['short code', () => (path === null ? null : timeOfShortcode(path.code))]]);
  reading.text = firstFound([['caption', () => captionOf(item, valueOf(reading.author.handle), url)]]);
  reading.media = mediaOf(item, url);
  if (reading.text.state === 'missing' && reading.media.length > 0)
    reading.text = found('', 'no caption beside what it shows');
  return reading;
}

/** A story names its author and number in the address; it is gone after a day. */
function readStory(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const [, handle, id] = pathParts(url);
  const number = id !== undefined && /^\d{10,20}$/u.test(id) ? id : null;
  const link = namedLinks(item, url).find((other) => handleOf(other.getAttribute('href'), url) === handle) ?? null;
  reading.itemId = firstFound([['address of the page', () => number]]);
  reading.permalink = firstFound([
    ['address of the page', () => (number === null ? null : `${url.origin}/stories/${handle ?? ''}/${number}/`)],
  ]);
  reading.author =
    link === null
      ? { ...authorOf(null, 'a', url), handle: firstFound([['address of the page', () => handle]]) }
      : authorOf(link, 'a[href="/…/"]', url);
  timesOf(reading, first(item, selectors.anyTime), selectors.anyTime.css);
  reading.decodedAt = firstFound([['id of the story', () => (number === null ? null : timeOfMediaId(number))]]);
  reading.media = mediaOf(item, url);
  reading.text = found('', 'words of a story are part of its picture');
  reading.marks.push('story');
  return reading;
}

function readMessage(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  const avatar = [...item.querySelectorAll('a[href]')].find((link) => link.querySelector('img') !== null) ?? null;
  reading.author = authorOf(avatar, 'a[href="/…/"]', url);
  if (reading.author.name.state === 'missing')
    reading.author.name = firstFound([['a img@alt', () => avatar?.querySelector('img')?.getAttribute('alt')]]);
  const blocks = all(item, selectors.messageWords).filter(
    (block) =>
      block.parentElement?.closest(selectors.messageWords.css) == null && block.closest('[role="button"]') === null,
  );
  reading.text = firstFound([
    [
      selectors.messageWords.css,
      () =>
        blocks
          .map((block) => textOf(block))
          .filter((words) => words !== '')
          .join('\n'),
    ],
  ]);
  reading.media = mediaOf(item, url);
  if (reading.text.state === 'missing' && reading.media.length > 0)
    reading.text = found('', 'no words beside what it shows');
  reading.side = avatar === null ? null : 'in';
  reading.conversation = { name: null, id: pathParts(url)[2] ?? null, participants: [] };
  return reading;
}

function read(item: Element, url: URL): Reading {
  const [place] = pathParts(url);
  if (place === 'direct') return readMessage(item, url);
  const time = first(item, selectors.commentTime);
  if (time !== null && !item.matches('article, main')) return readComment(item, time, url);
  return place === 'stories' && item.matches(selectors.story.css) ? readStory(item, url) : readPost(item, url);
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
  selectors,
  recognises: (url) => isUnderHosts(url, instagram.hosts),
  items,
  read,
};
