import type { Adapter, ItemRef, MediaRef, Reading, SelectorRow } from './contract.ts';
import { all, first } from './dom-find.ts';
import { textOf, type TextOptions } from './dom-text.ts';
import { firstFound, missing } from './field.ts';
import { isUnderHosts } from './host-match.ts';
import { linkTarget, wholeAddress } from './link-words.ts';
import { utcOfEpoch, utcOfIso } from './machine-time.ts';
import { forgetPage, oncePerPage } from './page-memo.ts';
import { platformHosts } from './platform-hosts.ts';
import { blankReading } from './reading.ts';
import { cleanUrl, mediaUrl, pathParts, pathUrl } from './safe-url.ts';

const selectors = {
  comment: { css: 'shreddit-comment[thingid]', seen: '2026-06' },
  profileComment: { css: 'shreddit-profile-comment[comment-id]', seen: '2026-08?' },
  profileAuthor: { css: '[id^="poster-info-"] a[href*="/user/"]', seen: '2026-08?' },
  profileText: { css: '[id$="-content"], .md', seen: '2026-08?' },
  post: { css: 'shreddit-post[permalink]', seen: '2026-03' },
  commentText: { css: ':scope > [slot="comment"]', seen: '2026-06' },
  postText: { css: '[slot="text-body"]', seen: '2026-03' },
  meta: { css: ':scope > [slot="commentMeta"]', seen: '2026-06' },
  flair: { css: 'author-flair-event-handler[userid]', seen: '2026-06' },
  time: { css: 'time[datetime]', seen: '2026-06' },
  timeAgo: { css: 'faceplate-timeago[ts]', seen: '2026-06' },
  creditBar: { css: '[slot="credit-bar"]', seen: '2026-03?' },
  postMedia: { css: '[slot="post-media-container"] img, [slot="thumbnail"] img', seen: '2026-03?' },
  postVideo: {
    css: 'shreddit-player-2, shreddit-player, [slot="post-media-container"] video',
    seen: '2026-03?',
  },
  avatarLink: { css: 'a[href*="/user/"]', seen: '2026-06' },
  self: {
    css: 'rs-current-user[display-name], shreddit-app[user-name], #header-bottom-right .user > a[href*="/user/"]',
    seen: '2026-03?',
  },
} as const satisfies Record<string, SelectorRow>;

/** old.reddit.com: one shape for posts, comments and messages since 2008. */
const old = {
  thing: { css: '.thing.comment[data-fullname], .thing.link[data-fullname]', seen: '2026-03?' },
  entry: { css: ':scope > .entry', seen: '2026-03?' },
  body: { css: '.usertext-body .md', seen: '2026-03?' },
  listed: { css: ':scope > .expando .usertext-body .md', seen: '2026-03?' },
  title: { css: 'a.title', seen: '2026-03?' },
  author: { css: '.tagline a.author', seen: '2026-03?' },
  time: { css: '.tagline time[datetime]', seen: '2026-03?' },
  edited: { css: 'time.edited-timestamp', seen: '2026-03?' },
  score: { css: '.tagline .score.unvoted', seen: '2026-03?' },
  permalink: { css: 'a.bylink[href], a.comments[href]', seen: '2026-03?' },
} as const satisfies Record<string, SelectorRow>;

/** Loaders print `SML.load(…)` as text; the rest is not the person's words. */
const noise = 'shreddit-comment, faceplate-partial, button, faceplate-tooltip, [slot="actionRow"], .md-spoiler-button';

function textOptions(base: URL): TextOptions {
  return { exclude: noise, link: (anchor) => wholeAddress(anchor, base) };
}

function profileUrl(handle: string | null, base: URL): string | null {
  return handle === null || handle === '[deleted]' ? null : `${base.origin}/user/${encodeURIComponent(handle)}/`;
}

/** Reddit writes `[deleted]` for an author that is gone: a fact, not a handle. */
function person(name: string | null): string | null {
  return name === null || name === '' || name === '[deleted]' ? null : name;
}

function linksIn(body: Element | null, base: URL): MediaRef[] {
  if (body === null) return [];
  const media: MediaRef[] = [];
  for (const image of body.querySelectorAll('img[src]')) {
    const url = mediaUrl(image.getAttribute('src'), base);
    if (url !== null) media.push({ kind: 'image', url, alt: image.getAttribute('alt'), posterUrl: null });
  }
  for (const anchor of body.querySelectorAll('a[href]')) {
    const url = linkTarget(anchor.getAttribute('href'), base);
    if (url !== null) media.push({ kind: 'link', url, alt: anchor.textContent.trim(), posterUrl: null });
  }
  return media;
}

function answered(fullname: string | null): ItemRef | null {
  return fullname === null || fullname === '' ? null : { itemId: fullname, permalink: null, author: null, text: null };
}

function setAuthor(
  reading: Reading,
  via: string,
  handle: string | null,
  accountId: Reading['author']['accountId'],
  base: URL,
): void {
  const name = person(handle);
  reading.author = {
    name: firstFound([[via, () => name]]),
    handle: firstFound([[via, () => name]]),
    accountId,
    profileUrl: firstFound([[via, () => profileUrl(name, base)]]),
  };
  if (handle === '[deleted]') reading.marks.push('author deleted');
}

function setText(reading: Reading, via: string, words: string | null): void {
  reading.text = firstFound([[via, () => words]]);
  if (words === '[deleted]' || words === '[removed]') reading.marks.push(words.slice(1, -1));
}

function readComment(item: Element, url: URL): Reading {
  const reading = blankReading('comment');
  const meta = first(item, selectors.meta) ?? item;
  const body = first(item, selectors.commentText);
  reading.itemId = firstFound([['shreddit-comment@thingid', () => item.getAttribute('thingid')]]);
  reading.permalink = firstFound([['shreddit-comment@permalink', () => cleanUrl(item.getAttribute('permalink'), url)]]);
  setAuthor(
    reading,
    'shreddit-comment@author',
    item.getAttribute('author'),
    firstFound([[`${selectors.flair.css}@userid`, () => first(meta, selectors.flair)?.getAttribute('userid')]]),
    url,
  );
  const time = meta.querySelector(selectors.time.css);
  reading.postedAt = firstFound([
    ['shreddit-comment@created', () => utcOfIso(item.getAttribute('created'))],
    [`${selectors.timeAgo.css}@ts`, () => utcOfIso(first(meta, selectors.timeAgo)?.getAttribute('ts'))],
    [`${selectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
  ]);
  reading.postedAtRaw = firstFound([[selectors.time.css, () => time?.textContent.trim()]]);
  setText(reading, selectors.commentText.css, body === null ? null : textOf(body, textOptions(url)));
  reading.media = linksIn(body, url);
  reading.replyTo = answered(item.getAttribute('parentid') ?? item.getAttribute('postid'));
  addCounts(reading, {
    score: item.getAttribute('score'),
    awards: item.getAttribute('award-count'),
  });
  addFacts(reading, {
    post: item.getAttribute('postid'),
    depth: item.getAttribute('depth'),
    timeTitle: time?.getAttribute('title'),
  });
  if (item.hasAttribute('collapsed')) reading.marks.push('collapsed');
  if (item.hasAttribute('is-comment-deleted') || item.hasAttribute('deleted')) reading.marks.push('deleted');
  return reading;
}

/** On a profile a comment stands alone, and shares nothing with one in its thread but the tag's beginning. */
function readProfileComment(item: Element, url: URL): Reading {
  const reading = blankReading('comment');
  const author = first(item, selectors.profileAuthor);
  const [head, owner] = pathParts(url);
  const handle = author?.textContent.trim() || (head === 'user' ? (owner ?? null) : null);
  const time = first(item, selectors.time);
  const body = first(item, selectors.profileText);
  reading.itemId = firstFound([['shreddit-profile-comment@comment-id', () => item.getAttribute('comment-id')]]);
  reading.permalink = firstFound([['shreddit-profile-comment@href', () => pathUrl(item.getAttribute('href'), url)]]);
  setAuthor(
    reading,
    `${selectors.profileAuthor.css}, address of the page`,
    handle,
    missing('number of the account: not on this page'),
    url,
  );
  reading.postedAt = firstFound([
    [`${selectors.timeAgo.css}@ts`, () => utcOfIso(first(item, selectors.timeAgo)?.getAttribute('ts'))],
    [`${selectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
  ]);
  reading.postedAtRaw = firstFound([[selectors.timeAgo.css, () => first(item, selectors.timeAgo)?.textContent.trim()]]);
  setText(reading, selectors.profileText.css, body === null ? null : textOf(body, textOptions(url)));
  reading.media = linksIn(body, url);
  return reading;
}

function readPost(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const body = first(item, selectors.postText);
  const time = first(item, selectors.time);
  reading.itemId = firstFound([
    ['shreddit-post@id', () => item.getAttribute('id')],
    ['shreddit-post@thingid', () => item.getAttribute('thingid')],
  ]);
  reading.permalink = firstFound([['shreddit-post@permalink', () => cleanUrl(item.getAttribute('permalink'), url)]]);
  setAuthor(
    reading,
    'shreddit-post@author',
    item.getAttribute('author'),
    firstFound([['shreddit-post@author-id', () => item.getAttribute('author-id')]]),
    url,
  );
  reading.postedAt = firstFound([
    ['shreddit-post@created-timestamp', () => utcOfIso(item.getAttribute('created-timestamp'))],
    [`${selectors.timeAgo.css}@ts`, () => utcOfIso(first(item, selectors.timeAgo)?.getAttribute('ts'))],
    [`${selectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
  ]);
  reading.postedAtRaw = firstFound([[selectors.time.css, () => time?.textContent.trim()]]);
  const title = item.getAttribute('post-title');
  const words = body === null ? null : textOf(body, textOptions(url));
  setText(
    reading,
    'shreddit-post@post-title + [slot="text-body"]',
    [title, words].filter((part) => part).join('\n\n') || null,
  );
  reading.media = [...postMedia(item, url), ...linksIn(body, url)];
  addCounts(reading, {
    score: item.getAttribute('score'),
    comments: item.getAttribute('comment-count'),
  });
  addFacts(reading, {
    title,
    community: item.getAttribute('subreddit-prefixed-name'),
    postType: item.getAttribute('post-type'),
    timeTitle: time?.getAttribute('title'),
  });
  return reading;
}

function postMedia(item: Element, url: URL): MediaRef[] {
  const media: MediaRef[] = [];
  for (const image of all(item, selectors.postMedia)) {
    const address = mediaUrl(image.getAttribute('src'), url);
    if (address !== null && !media.some((other) => other.url === address))
      media.push({ kind: 'image', url: address, alt: image.getAttribute('alt'), posterUrl: null });
  }
  for (const video of all(item, selectors.postVideo)) {
    const posterUrl = mediaUrl(video.getAttribute('poster'), url);
    const address = mediaUrl(video.getAttribute('src'), url) ?? posterUrl;
    if (address !== null) media.push({ kind: 'video', url: address, alt: null, posterUrl });
  }
  const target = linkTarget(item.getAttribute('content-href'), url);
  if (target !== null && !media.some((other) => other.url === target))
    media.push({ kind: 'link', url: target, alt: null, posterUrl: null });
  return media;
}

/** old.reddit.com: the item's own parts stand in `> .entry`, its answers in `> .child`. */
function readOld(item: Element, url: URL): Reading {
  const isComment = item.classList.contains('comment');
  const reading = blankReading(isComment ? 'comment' : 'post');
  const entry = first(item, old.entry) ?? item;
  const body = first(entry, old.body);
  const time = first(entry, old.time);
  const author = first(entry, old.author);
  const title = isComment ? null : first(entry, old.title);
  reading.itemId = firstFound([['.thing@data-fullname', () => item.getAttribute('data-fullname')]]);
  reading.permalink = firstFound([
    ['.thing@data-permalink', () => cleanUrl(item.getAttribute('data-permalink'), url)],
    [`${old.permalink.css}@href`, () => cleanUrl(first(entry, old.permalink)?.getAttribute('href'), url)],
  ]);
  const idOfClass = /(?:^|\s)id-(t2_\w+)/u.exec(author?.getAttribute('class') ?? '')?.[1];
  const handle =
    item.getAttribute('data-author') ??
    author?.textContent.trim() ??
    (first(entry, { css: '.tagline', seen: '' }) ? '[deleted]' : null);
  setAuthor(
    reading,
    '.thing@data-author',
    handle,
    firstFound([
      ['.thing@data-author-fullname', () => item.getAttribute('data-author-fullname')],
      [`${old.author.css}@class`, () => idOfClass],
    ]),
    url,
  );
  reading.postedAt = firstFound([
    ['.thing@data-timestamp', () => utcOfEpoch(item.getAttribute('data-timestamp'), 'ms')],
    [`${old.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
  ]);
  reading.postedAtRaw = firstFound([[old.time.css, () => time?.textContent.trim()]]);
  const words = body === null ? null : textOf(body, textOptions(url));
  setText(
    reading,
    `${old.title.css} + ${old.body.css}`,
    [title && textOf(title), words].filter((part) => part).join('\n\n') || null,
  );
  reading.media = linksIn(body, url);
  const target = isComment ? null : linkTarget(item.getAttribute('data-url'), url);
  if (target !== null && item.getAttribute('data-url') !== item.getAttribute('data-permalink'))
    reading.media.push({ kind: 'link', url: target, alt: null, posterUrl: null });
  const parent = isComment ? (item.parentElement?.closest('.thing')?.getAttribute('data-fullname') ?? null) : null;
  reading.replyTo = answered(parent);
  const score = first(entry, old.score);
  addCounts(reading, {
    score: item.getAttribute('data-score') ?? score?.getAttribute('title') ?? score?.textContent.trim(),
    comments: isComment ? null : item.getAttribute('data-comments-count'),
  });
  addFacts(reading, {
    title: title && textOf(title),
    community: item.getAttribute('data-subreddit-prefixed') ?? item.getAttribute('data-subreddit'),
    timeTitle: time?.getAttribute('title'),
  });
  if (first(entry, old.edited) !== null) {
    reading.marks.push('edited');
    addFacts(reading, { editedAt: utcOfIso(first(entry, old.edited)?.getAttribute('datetime')) });
  }
  return reading;
}

function addFacts(reading: Reading, facts: Record<string, string | null | undefined>): void {
  for (const [name, value] of Object.entries(facts)) if (value) reading.facts[name] = value;
}

function addCounts(reading: Reading, counts: Record<string, string | null | undefined>): void {
  for (const [name, value] of Object.entries(counts)) if (value) reading.counts[name] = value;
}

function selfOf(document: Document): string | null {
  const self = first(document, selectors.self);
  return self?.getAttribute('display-name') ?? self?.getAttribute('user-name') ?? self?.textContent.trim() ?? null;
}

const readers: Readonly<Record<string, (item: Element, url: URL) => Reading>> = {
  'shreddit-comment': readComment,
  'shreddit-profile-comment': readProfileComment,
  'shreddit-post': readPost,
};

function read(item: Element, url: URL): Reading {
  const reading = (readers[item.localName] ?? readOld)(item, url);
  const document = item.ownerDocument;
  const self = oncePerPage(document, 'signed in', () => selfOf(document));
  reading.signedInAs = firstFound([[selectors.self.css, () => self]]);
  return reading;
}

/** Reddit: posts and comments of www.reddit.com (shreddit) and of old.reddit.com. */
export const reddit: Adapter = {
  id: 'reddit',
  name: 'Reddit',
  version: 1,
  hosts: platformHosts.reddit,
  required: {
    post: ['author', 'postedAt', 'permalink', 'text'],
    comment: ['author', 'postedAt', 'permalink', 'text'],
  },
  selectors: { ...selectors, ...old },
  recognises: (url) => isUnderHosts(url, reddit.hosts),
  items: (root) => {
    forgetPage(root);
    return [
      ...root.querySelectorAll(
        [selectors.comment, selectors.profileComment, selectors.post, old.thing].map(({ css }) => css).join(', '),
      ),
    ];
  },
  read,
};
