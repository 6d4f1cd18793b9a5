import type { Adapter, Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { countShown } from '../../reading/count-shown.ts';
import { firstFound, valueOf } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { utcOfIso } from '../../values/machine-time.ts';
import { forgetPage, oncePerPage } from '../../page/page-memo.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { blankReading } from '../../reading/reading.ts';
import { pathParts } from '../../values/safe-url.ts';
import { distrustTitle } from '../../page/wordless.ts';
import { commentSelectors, readComment } from './youtube-comment.ts';
import { videoData } from './youtube-data.ts';
import { options, setAuthor } from './youtube-parts.ts';
import { isOtherComment, otherItems, otherSelectors, readMobileVideo, readOtherComment } from './youtube-other.ts';
import { postSelectors, readChannelPost } from './youtube-post.ts';
import { inPageOrder } from '../../page/page-order.ts';

/** Asked for as attributes, because ids repeat here and a browser looks up `#id` in the whole page first. */
const selectors = {
  hiddenPage: { css: 'ytd-page-manager > [hidden]', seen: '2026-06' },
  watch: { css: 'ytd-watch-flexy[video-id], ytd-watch-metadata[video-id]', seen: '2026-06' },
  watchTitle: { css: 'ytd-watch-metadata h1, h1.ytd-watch-metadata', seen: '2026-06?' },
  watchOwner: {
    css: 'ytd-watch-metadata ytd-channel-name a[href], [id="owner"] ytd-channel-name a[href]',
    seen: '2026-06?',
  },
  /** The words stand there twice: cut to a few lines, and whole. */
  watchWhole: {
    css: '[id="description"] [id="expanded"] > yt-attributed-string, ytd-text-inline-expander yt-attributed-string[user-input]',
    seen: '2026-06?',
  },
  watchShort: { css: '[id="description"] [id="attributed-snippet-text"]', seen: '2026-06?' },
  watchWords: {
    css: '[id="description"] ytd-text-inline-expander, [id="description-inline-expander"], [id="description"] yt-attributed-string',
    seen: '2026-06?',
  },
  /** How often it was seen and when it was published, both in words. */
  watchInfo: { css: 'ytd-watch-info-text [id="info"] > span', seen: '2025-06?' },
  oldViews: { css: '[id="info-text"] ytd-video-view-count-renderer .view-count', seen: '2022-06?' },
  oldDate: { css: '[id="info-strings"] yt-formatted-string', seen: '2022-06?' },
  watchLikes: {
    css: 'like-button-view-model button, [id="top-level-buttons-computed"] ytd-toggle-button-renderer:first-child',
    seen: '2025-06?',
  },
  short: { css: 'ytd-reel-video-renderer[is-active]', seen: '2026-06?' },
  anyShort: { css: 'ytd-reel-video-renderer, ytd-shorts', seen: '2026-06?' },
  shortTitle: { css: 'yt-shorts-video-title-view-model, h2', seen: '2026-06?' },
  shortOwner: { css: 'a[href^="/@"], a[href*="youtube.com/@"]', seen: '2026-06?' },
  watchDate: { css: 'meta[itemprop="datePublished"]', seen: '2026-06?' },
  watchId: { css: 'meta[itemprop="identifier"]', seen: '2026-06?' },
  watchChannel: { css: 'meta[itemprop="channelId"]', seen: '2024-06?' },
  chat: {
    css: 'yt-live-chat-text-message-renderer, yt-live-chat-paid-message-renderer, yt-live-chat-membership-item-renderer:has([id="message"]:not(:empty))',
    seen: '2026-09?',
  },
  chatName: { css: '[id="author-name"]', seen: '2026-06?' },
  chatWords: { css: '[id="message"]', seen: '2026-06?' },
  chatTime: { css: '[id="timestamp"]', seen: '2026-06?' },
  chatAmount: { css: '[id="purchase-amount"]', seen: '2026-06?' },
} as const satisfies Record<string, SelectorRow>;

const wordPlaces = {
  likely: '[id*="description"], yt-attributed-string, yt-formatted-string',
  known: 'ytd-channel-name, [id="owner"], [id="info"], ytd-comments',
};

/** On the page of a short where none is said to be playing: the only one, or the one that names its address. */
function shortInView(root: Document | ShadowRoot, url: URL): Element[] {
  const [head, id] = pathParts(url);
  if (head !== 'shorts' || id === undefined) return [];
  const shown = all(root, selectors.anyShort).filter((short) => first(short, selectors.shortTitle) !== null);
  const named = shown.filter((short) =>
    [...short.querySelectorAll('a[href], [style]')].some((part) =>
      `${part.getAttribute('href') ?? ''} ${(part.getAttribute('style') ?? '').slice(0, 2000)}`.includes(`/${id}`),
    ),
  );
  return (shown.length === 1 ? shown : named).slice(0, 1);
}

function items(root: Document | ShadowRoot, url: URL): Element[] {
  forgetPage(root);
  const live = all(root, selectors.chat).filter(
    (row) => first(row, selectors.chatName) !== null || first(row, selectors.chatWords) !== null,
  );
  const watch = all(root, selectors.watch).filter(
    (element) => element.closest(selectors.hiddenPage.css) === null && first(element, selectors.watchTitle) !== null,
  );
  const comments = all(root, commentSelectors.comment).filter(
    (comment) => comment.closest(selectors.hiddenPage.css) === null && first(comment, commentSelectors.words) !== null,
  );
  const shorts = all(root, selectors.short).filter((element) => element.closest(selectors.hiddenPage.css) === null);
  const posts = all(root, postSelectors.post).filter(
    (element) =>
      element.closest(selectors.hiddenPage.css) === null &&
      element.parentElement?.closest(postSelectors.post.css) == null,
  );
  const playing = shorts.length > 0 ? shorts.slice(0, 1) : shortInView(root, url);
  return inPageOrder([...watch.slice(0, 1), ...playing, ...posts, ...comments, ...live, ...otherItems(root)]);
}

function readVideo(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const document = item.ownerDocument;
  const id = item.getAttribute('video-id') ?? url.searchParams.get('v');
  const owner = first(item, selectors.watchOwner);
  const title = first(item, selectors.watchTitle);
  const words =
    [selectors.watchWhole, selectors.watchShort]
      .map((row) => first(item, row))
      .find((part) => part !== null && part.textContent.trim() !== '') ?? first(item, selectors.watchWords);
  reading.itemId = firstFound([[`${selectors.watch.css}@video-id`, () => id]]);
  reading.permalink = firstFound([
    [`${selectors.watch.css}@video-id`, () => (id === null ? null : `${url.origin}/watch?v=${id}`)],
  ]);
  setAuthor(reading, owner, owner?.textContent ?? null, selectors.watchOwner.css, url);
  // the head is of the page as it was loaded, not of the video that the app has moved on to
  const head = oncePerPage(document, 'head', () => first(document, selectors.watchId)?.getAttribute('content') ?? null);
  const agrees = head !== null && head === id;
  reading.postedAt = firstFound([
    [
      `${selectors.watchDate.css}@content`,
      () => (agrees ? utcOfIso(first(document, selectors.watchDate)?.getAttribute('content')) : null),
    ],
    ['data of the page uploadDate', () => videoData(document, id).published],
  ]);
  if (valueOf(reading.author.accountId) === null)
    reading.author.accountId = firstFound([
      [
        `${selectors.watchChannel.css}@content`,
        () => (agrees ? first(document, selectors.watchChannel)?.getAttribute('content') : null),
      ],
      ['data of the page channelId', () => videoData(document, id).channel],
    ]);
  const parts = [
    title && textOf(title),
    words && textOf(words, { ...options(url), exclude: 'button, tp-yt-paper-button, [role="button"]' }),
  ];
  reading.text = firstFound([
    [`${selectors.watchTitle.css} + ${selectors.watchWords.css}`, () => parts.filter((part) => part).join('\n\n')],
  ]);
  if (words === null) distrustTitle(reading, item, [], wordPlaces, selectors.watchWords.css);
  const info = all(item, selectors.watchInfo).map((part) => part.textContent.trim());
  reading.postedAtRaw = firstFound([
    [`${selectors.watchInfo.css} (third)`, () => info[2]],
    [selectors.oldDate.css, () => first(item, selectors.oldDate)?.textContent.trim()],
  ]);
  putAll(reading.counts, {
    views: info[0] ?? countShown(first(item, selectors.oldViews)),
    likes: countShown(first(item, selectors.watchLikes)),
  });
  if (title !== null) reading.facts['title'] = textOf(title);
  return reading;
}

/** A short: the address names it, one of several in the page is playing. */
function readShort(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const [head, id] = pathParts(url);
  const own = head === 'shorts' && id !== undefined ? id : null;
  const owner = all(item, selectors.shortOwner).find((link) => link.textContent.trim() !== '') ?? null;
  const title = first(item, selectors.shortTitle);
  reading.itemId = firstFound([['address of the page', () => own]]);
  reading.permalink = firstFound([
    ['address of the page', () => (own === null ? null : `${url.origin}/shorts/${own}`)],
  ]);
  setAuthor(reading, owner, owner?.textContent ?? null, selectors.shortOwner.css, url);
  reading.postedAt = firstFound([['data of the page uploadDate', () => videoData(item.ownerDocument, own).published]]);
  if (valueOf(reading.author.accountId) === null)
    reading.author.accountId = firstFound([
      ['data of the page channelId', () => videoData(item.ownerDocument, own).channel],
    ]);
  reading.text = firstFound([[selectors.shortTitle.css, () => title && textOf(title, options(url))]]);
  return reading;
}

/** Live chat: the row's id is the message's; the page has neither channel nor exact time of who wrote. */
function readChat(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  const name = first(item, selectors.chatName);
  reading.itemId = firstFound([['@id', () => item.id]]);
  setAuthor(
    reading,
    null,
    name === null ? null : textOf(name, { exclude: '#chip-badges' }),
    selectors.chatName.css,
    url,
  );
  reading.postedAtRaw = firstFound([
    [selectors.chatTime.css, () => first(item, selectors.chatTime)?.textContent.trim()],
  ]);
  const words = first(item, selectors.chatWords);
  reading.text = firstFound([[selectors.chatWords.css, () => words && textOf(words, options(url))]]);
  const type = item.getAttribute('author-type');
  if (type) reading.facts['authorType'] = type;
  if (item.hasAttribute('is-deleted')) reading.marks.push('deleted');
  const amount = first(item, selectors.chatAmount)?.textContent.trim();
  if (amount) reading.facts['paid'] = amount;
  reading.conversation = { name: 'live chat', id: url.searchParams.get('v'), participants: [] };
  return reading;
}

function read(item: Element, url: URL): Reading {
  if (item.matches(selectors.chat.css)) return readChat(item, url);
  if (item.matches(selectors.anyShort.css)) return readShort(item, url);
  const byLink = (reading: Reading, link: Element | null, shown: string | null, via: string): void =>
    setAuthor(reading, link, shown, via, url);
  if (isOtherComment(item)) return readOtherComment(item, url, options(url), byLink);
  if (item.matches(otherSelectors.mobileVideo.css)) return readMobileVideo(item, url, options(url), byLink);
  if (item.matches(postSelectors.post.css))
    return readChannelPost(item, url, options(url), (reading, link, via) =>
      byLink(reading, link, link?.textContent ?? null, via),
    );
  return item.matches(commentSelectors.comment.css) ? readComment(item, url) : readVideo(item, url);
}

/** YouTube: the video's own words, comments with replies, live chat; Studio, m.youtube.com and comments of before 2017. Times stand there only in words. */
export const youtube: Adapter = {
  id: 'youtube',
  name: 'YouTube',
  version: 8,
  hosts: platformHosts.youtube,
  required: {
    post: ['author', 'permalink', 'text'],
    comment: ['author', 'permalink', 'text'],
    message: ['author', 'text'],
  },
  selectors: { ...selectors, ...commentSelectors, ...postSelectors, ...otherSelectors },
  recognises: (url) => isUnderHosts(url, youtube.hosts),
  items,
  read,
};
