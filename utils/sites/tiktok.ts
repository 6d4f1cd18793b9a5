import type { Adapter, Author, Reading, SelectorRow } from './contract.ts';
import { all, first } from './dom-find.ts';
import { textOf } from './dom-text.ts';
import { firstFound, found, missing, valueOf } from './field.ts';
import { isUnderHosts } from './host-match.ts';
import { timeOfTikTokId } from './id-time.ts';
import { utcOfEpoch } from './machine-time.ts';
import { forgetPage, oncePerPage } from './page-memo.ts';
import { member, type PageJson, parseJson, textMember } from './page-json.ts';
import { platformHosts } from './platform-hosts.ts';
import { putAll } from './put-all.ts';
import { blankReading } from './reading.ts';
import { mediaUrl, pathParts, webUrl } from './safe-url.ts';
import { setWordless } from './wordless.ts';

const selectors = {
  video: {
    css: '[data-e2e="recommend-list-item-container"], [data-e2e="browse-video"], [class*="--DivBrowserModeContainer"]',
    seen: '2026-06',
  },
  /** Inside the frames above; alone where those are gone. */
  videoFrame: {
    css: 'article[id^="one-column-item-"], section[id^="media-card-"], [data-e2e="feed-video"]',
    seen: '2026-06',
  },
  /** A video in the grid of its author's page: a picture, its address, how often it was seen. */
  tile: { css: '[data-e2e="user-post-item"]', seen: '2026-06' },
  tileViews: { css: '[data-e2e="video-views"]', seen: '2026-06' },
  tileBadge: { css: '[data-e2e="video-card-badge"]', seen: '2026-06' },
  videoPage: { css: '[data-e2e="video-desc"], [data-e2e="browse-video-desc"]', seen: '2026-06?' },
  commentWrapped: { css: '[class*="--DivCommentItemWrapper"], [class*="-DivCommentItemWrapper"]', seen: '2026-09?' },
  commentById: { css: '[id][data-comment-ui-enabled], [id][class*="DivCommentContentContainer"]', seen: '2026-09?' },
  commentWords: { css: '[data-e2e="comment-level-1"], [data-e2e="comment-level-2"]', seen: '2026-09?' },
  commentName: { css: '[data-e2e="comment-username-1"], [data-e2e="comment-username-2"]', seen: '2026-09?' },
  commentNameWords: { css: 'a p, a span, p, a', seen: '2026-09?' },
  commentTime: {
    css: '[data-e2e="comment-time-1"], [data-e2e="comment-time-2"], [class*="DivCommentSubContentWrapper"] > span, [class*="DivCommentSubContentSplitWrapper"] > span',
    seen: '2026-09?',
  },
  commentLikes: { css: '[class*="DivLikeContainer"] span, [data-e2e="comment-like-count"]', seen: '2026-09?' },
  replies: { css: '[class*="DivReplyContainer"]', seen: '2026-09?' },
  profile: { css: 'a[href*="/@"]', seen: '2026-06' },
  videoAuthor: {
    css: 'a[data-e2e="video-author-avatar"], [data-e2e="browse-username"], [data-e2e="browser-nickname"], a[href*="/@"]',
    seen: '2026-06',
  },
  nickname: { css: '[data-e2e="browser-nickname"] span, [data-e2e="browse-user-nickname"]', seen: '2026-06?' },
  player: { css: '[id^="xgwrapper-"]', seen: '2026-06' },
  videoWords: {
    css: '[data-e2e="video-desc"], [data-e2e="browse-video-desc"], [class*="--DivCaptionContainer"]',
    seen: '2026-06?',
  },
  videoLink: { css: 'a[href*="/video/"], a[href*="/photo/"]', seen: '2026-06?' },
  likes: { css: '[data-e2e="like-count"], [data-e2e="browse-like-count"]', seen: '2026-06' },
  comments: { css: '[data-e2e="comment-count"], [data-e2e="browse-comment-count"]', seen: '2026-06' },
  shares: { css: '[data-e2e="share-count"]', seen: '2026-06' },
  data: { css: '#__UNIVERSAL_DATA_FOR_REHYDRATION__', seen: '2025-11' },
  self: { css: '[data-e2e="nav-profile"][href*="/@"], a[data-e2e="nav-profile"]', seen: '2026-06?' },
} as const satisfies Record<string, SelectorRow>;

function handleOf(href: string | null | undefined, base: URL): string | null {
  const url = webUrl(href, base);
  const person = url === null || !isUnderHosts(url, platformHosts.tiktok) ? undefined : pathParts(url)[0];
  return person !== undefined && /^@[\w.]{1,40}$/u.test(person) ? person.slice(1) : null;
}

const wordPlaces = {
  likely: 'span, p, [class*="Caption"]',
  known: '[class*="LeadingTags"], [class*="CreatorInfo"], [data-e2e$="-count"]',
};

interface VideoPath {
  handle: string;
  id: string;
  href: string;
}

function videoPathOf(href: string | null | undefined, base: URL): VideoPath | null {
  const url = webUrl(href, base);
  if (url === null || !isUnderHosts(url, platformHosts.tiktok)) return null;
  const [person, kind, id] = pathParts(url);
  if (
    person?.startsWith('@') !== true ||
    (kind !== 'video' && kind !== 'photo') ||
    id === undefined ||
    !/^\d{10,20}$/u.test(id)
  )
    return null;
  return { handle: person.slice(1), id, href: `${url.origin}/${person}/${kind}/${id}` };
}

/** What the server said about the video of a page that was loaded as such; stale after a move inside the app. */
function dataOf(document: Document): PageJson {
  return oncePerPage(document, 'data', () => {
    const script = first(document, selectors.data);
    const scope = script === null ? null : member(parseJson(script.textContent), '__DEFAULT_SCOPE__');
    return member(scope, 'webapp.video-detail', 'itemInfo', 'itemStruct');
  });
}

function comments(root: Document | ShadowRoot): Element[] {
  const byId = all(root, selectors.commentById).filter((element) => /^\d{15,20}$/u.test(element.id));
  return byId.length > 0 ? byId : all(root, selectors.commentWrapped);
}

function items(root: Document | ShadowRoot, url: URL): Element[] {
  forgetPage(root);
  const framed = all(root, selectors.video);
  const frames = framed.length > 0 ? framed : all(root, selectors.videoFrame);
  const videos = frames.filter((video) => !frames.some((outer) => outer !== video && outer.contains(video)));
  // a page of one video names it in its address and may frame it in nothing that has a name
  const page = videos.length === 0 && videoPathOf(url.href, url) !== null ? first(root, selectors.videoPage) : null;
  const tiles = all(root, selectors.tile);
  return [...videos, ...tiles, ...(page === null ? [] : [page]), ...comments(root)].toSorted((a, b) =>
    a.compareDocumentPosition(b) & 4 ? -1 : 1,
  );
}

function authorOf(link: Element | null, name: Element | null, base: URL): Author {
  const handle = handleOf(link?.getAttribute('href'), base);
  return {
    name: firstFound([[selectors.commentName.css, () => name && textOf(name, { images: 'all' })]]),
    handle: firstFound([[`${selectors.profile.css}@href`, () => handle]]),
    accountId: missing('number of the account: not in the markup'),
    profileUrl: firstFound([
      [`${selectors.profile.css}@href`, () => (handle === null ? null : `${base.origin}/@${handle}`)],
    ]),
  };
}

function readComment(item: Element, url: URL): Reading {
  const reading = blankReading('comment');
  const id = /^\d{15,20}$/u.test(item.id) ? item.id : null;
  const video = videoPathOf(url.href, url);
  reading.itemId = firstFound([['@id', () => id]]);
  reading.permalink = missing('TikTok shows no address of a comment');
  // "Creator" may stand beside the name
  const named = first(item, selectors.commentName);
  reading.author = authorOf(
    first(item, selectors.profile),
    named && (first(named, selectors.commentNameWords) ?? named),
    url,
  );
  reading.postedAtRaw = firstFound([
    [selectors.commentTime.css, () => first(item, selectors.commentTime)?.textContent.trim()],
  ]);
  reading.decodedAt = firstFound([['id of the comment', () => timeOfTikTokId(id ?? '')]]);
  const words = first(item, selectors.commentWords);
  reading.text = firstFound([
    [selectors.commentWords.css, () => words && textOf(words, { images: 'all', whitespace: 'keep' })],
  ]);
  const likes = [...all(item, selectors.commentLikes)]
    .map((count) => count.textContent.trim())
    .find((shown) => /\p{Nd}/u.test(shown));
  if (likes !== undefined) reading.counts['likes'] = likes;
  const parent = item
    .closest(selectors.replies.css)
    ?.parentElement?.querySelector(`${selectors.commentById.css}, ${selectors.commentWrapped.css}`);
  if (parent != null && parent !== item) {
    const name = first(parent, selectors.profile);
    reading.replyTo = {
      itemId: parent.id || null,
      permalink: null,
      author: handleOf(name?.getAttribute('href'), url),
      text: null,
    };
  } else if (video !== null) {
    reading.replyTo = { itemId: video.id, permalink: video.href, author: video.handle, text: null };
  }
  return reading;
}

/** The frame around a video's words that also holds its author; the words alone where there is none. */
function frameOf(item: Element): Element {
  let frame = item;
  while (
    first(frame, selectors.videoAuthor) === null &&
    frame.parentElement !== null &&
    frame.parentElement.localName !== 'body' &&
    frame.parentElement.querySelector(`${selectors.commentById.css}, ${selectors.commentWrapped.css}`) === null
  )
    frame = frame.parentElement;
  return frame;
}

function readVideo(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const document = item.ownerDocument;
  const frame = item.matches(selectors.videoPage.css) ? frameOf(item) : item;
  const player = /^xgwrapper-\d+-(\d{10,20})$/u.exec(first(frame, selectors.player)?.id ?? '')?.[1] ?? null;
  const single = document.querySelectorAll(selectors.video.css).length <= 1;
  const here = single ? videoPathOf(url.href, url) : null;
  const linked = videoPathOf(first(frame, selectors.videoLink)?.getAttribute('href'), url);
  const data = dataOf(document);
  const dataId = textMember(data, 'id');
  const agrees = dataId !== null && dataId === (here?.id ?? player);
  const link =
    all(frame, selectors.videoAuthor).find((other) => handleOf(other.getAttribute('href'), url) !== null) ?? null;
  const handle = here?.handle ?? handleOf(link?.getAttribute('href'), url);
  reading.itemId = firstFound([
    [`${selectors.player.css}@id`, () => player],
    ['address of the page', () => here?.id],
    [`${selectors.videoLink.css}@href`, () => linked?.id],
  ]);
  const id = valueOf(reading.itemId);
  reading.permalink = firstFound([
    ['address of the page', () => (here?.id === id ? here?.href : null)],
    [`${selectors.videoLink.css}@href`, () => (linked?.id === id ? linked?.href : null)],
    ['author and id', () => (id !== null && handle !== null ? `${url.origin}/@${handle}/video/${id}` : null)],
  ]);
  const shown = all(frame, selectors.profile).find((other) => other.textContent.trim() !== '');
  reading.author = {
    name: firstFound([
      [selectors.nickname.css, () => first(frame, selectors.nickname)?.textContent.trim()],
      [`${selectors.data.css} author.nickname`, () => (agrees ? textMember(data, 'author', 'nickname') : null)],
      [selectors.profile.css, () => shown?.textContent.trim()],
    ]),
    handle: firstFound([[`${selectors.videoAuthor.css}@href`, () => handle]]),
    accountId: firstFound([
      [`${selectors.data.css} author.id`, () => (agrees ? textMember(data, 'author', 'id') : null)],
    ]),
    profileUrl: firstFound([
      [`${selectors.videoAuthor.css}@href`, () => (handle === null ? null : `${url.origin}/@${handle}`)],
    ]),
  };
  reading.postedAt = firstFound([
    [`${selectors.data.css} createTime`, () => (agrees ? utcOfEpoch(textMember(data, 'createTime'), 'seconds') : null)],
  ]);
  reading.decodedAt = firstFound([['id of the video', () => timeOfTikTokId(id ?? '')]]);
  const words = item.matches(selectors.videoWords.css) ? item : first(frame, selectors.videoWords);
  reading.text = firstFound([
    [selectors.videoWords.css, () => words && textOf(words, { exclude: 'button', images: 'all' })],
  ]);
  for (const [name, row] of Object.entries({
    likes: selectors.likes,
    comments: selectors.comments,
    shares: selectors.shares,
  })) {
    const count = first(frame, row)?.textContent.trim();
    if (count) reading.counts[name] = count;
  }
  for (const video of frame.querySelectorAll('video')) {
    const address = mediaUrl(video.getAttribute('src') ?? video.querySelector('source')?.getAttribute('src'), url);
    if (address !== null)
      reading.media.push({
        kind: 'video',
        url: address,
        alt: null,
        posterUrl: mediaUrl(video.getAttribute('poster'), url),
      });
  }
  // the still picture of a video says its caption once more
  const captioned = frame.querySelector('picture img[alt]:not([alt=""])') !== null;
  if (!captioned && (player !== null || frame.querySelector('video, picture') !== null))
    setWordless(reading, frame, all(frame, selectors.commentWords), wordPlaces);
  return reading;
}

/** A tile shows no words: those of the picture's label are written in the viewer's language around the author's. */
function readTile(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const path = videoPathOf(first(item, selectors.videoLink)?.getAttribute('href'), url);
  const via = `${selectors.videoLink.css}@href`;
  reading.itemId = firstFound([[via, () => path?.id]]);
  reading.permalink = firstFound([[via, () => path?.href]]);
  reading.author = {
    name: missing('name of the account: not on a tile'),
    handle: firstFound([[via, () => path?.handle]]),
    accountId: missing('number of the account: not in the markup'),
    profileUrl: firstFound([[via, () => (path === null ? null : `${url.origin}/@${path.handle}`)]]),
  };
  reading.decodedAt = firstFound([['id of the video', () => timeOfTikTokId(path?.id ?? '')]]);
  reading.text = found('', 'no words beside what it shows');
  for (const image of item.querySelectorAll('img[src]')) {
    const address = mediaUrl(image.getAttribute('src'), url);
    if (address !== null)
      reading.media.push({ kind: 'image', url: address, alt: image.getAttribute('alt'), posterUrl: null });
  }
  putAll(reading.counts, { views: first(item, selectors.tileViews)?.textContent.trim() });
  const badge = first(item, selectors.tileBadge)?.textContent.trim();
  if (badge) reading.marks.push(badge);
  return reading;
}

function read(item: Element, url: URL): Reading {
  const isComment = item.matches(`${selectors.commentById.css}, ${selectors.commentWrapped.css}`);
  const isTile = item.matches(selectors.tile.css);
  const reading = isComment ? readComment(item, url) : isTile ? readTile(item, url) : readVideo(item, url);
  const document = item.ownerDocument;
  const self = oncePerPage(document, 'signed in', () =>
    handleOf(first(document, selectors.self)?.getAttribute('href'), url),
  );
  reading.signedInAs = firstFound([[`${selectors.self.css}@href`, () => self]]);
  return reading;
}

/** TikTok: videos of the feed and of their own page, comments and replies in both of its layouts. */
export const tiktok: Adapter = {
  id: 'tiktok',
  name: 'TikTok',
  version: 2,
  hosts: platformHosts.tiktok,
  required: { post: ['author', 'postedAt', 'permalink', 'text'], comment: ['author', 'text'] },
  selectors,
  recognises: (url) => isUnderHosts(url, tiktok.hosts),
  items,
  read,
};
