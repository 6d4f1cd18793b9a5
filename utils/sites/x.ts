import type { Adapter, ItemRef, MediaRef, Reading, SelectorRow } from './contract.ts';
import { all, allOutside, attributeWay, first, firstOutside } from './dom-find.ts';
import { textOf, type TextOptions } from './dom-text.ts';
import { firstFound, found, missing, valueOf } from './field.ts';
import { isUnderHosts } from './host-match.ts';
import { timeOfXId } from './id-time.ts';
import { utcOfIso } from './machine-time.ts';
import { linkedData, textMember } from './page-json.ts';
import { forgetPage, oncePerPage } from './page-memo.ts';
import { platformHosts } from './platform-hosts.ts';
import { putAll } from './put-all.ts';
import { blankReading } from './reading.ts';
import { mediaUrl, webUrl } from './safe-url.ts';
import { isLegacyPost, legacySelectors, readLegacyPost } from './x-legacy.ts';
import { handleOfHref, type Permalink, permalinkOf } from './x-links.ts';
import { messageSelectors, readMessage } from './x-message.ts';
import { setWordless } from './wordless.ts';

const selectors = {
  post: { css: 'article[data-testid="tweet"]', seen: '2026-02' },
  quote: {
    css: 'div[role="link"]:has([data-testid="User-Name"]), [data-testid="simpleTweet"]',
    seen: '2026-02',
  },
  userName: { css: '[data-testid="User-Name"]', seen: '2026-02' },
  avatar: { css: '[data-testid^="UserAvatar-Container-"]', seen: '2025-02' },
  time: { css: 'a[href*="/status/"] > time[datetime]', seen: '2026-02' },
  quoteTime: { css: 'time[datetime]', seen: '2026-02' },
  text: { css: '[data-testid="tweetText"]', seen: '2026-02' },
  articleTitle: { css: '[data-testid="twitter-article-title"]', seen: '2026-02' },
  articleAuthor: { css: '[itemprop="author"]', seen: '2026-02' },
  articleText: { css: '[data-testid="longformRichTextComponent"]', seen: '2026-02' },
  photo: { css: '[data-testid="tweetPhoto"] img', seen: '2025-02' },
  photoLink: { css: 'a[href*="/photo/"]', seen: '2025-02' },
  video: { css: '[data-testid="videoPlayer"] video', seen: '2025-02' },
  card: { css: '[data-testid="card.wrapper"] a[href]', seen: '2024-11' },
  poll: { css: '[data-testid="cardPoll"]', seen: '2026-02' },
  promoted: { css: '[data-testid="placementTracking"]', seen: '2025-02' },
  context: { css: '[data-testid="socialContext"]', seen: '2024-11' },
  more: { css: '[data-testid="tweet-text-show-more-link"]', seen: '2025-02' },
  history: { css: 'a[href$="/history"]', seen: '2024-11?' },
  verified: { css: '[data-testid="icon-verified"]', seen: '2025-02' },
  views: { css: 'a[href$="/analytics"]', seen: '2025-02' },
  followButton: { css: '[data-testid$="-follow"], [data-testid$="-unfollow"]', seen: '2025-02?' },
  profileJson: { css: 'script[data-testid="UserProfileSchema-test"]', seen: '2026-02' },
  self: {
    css: '[data-testid="SideNav_AccountSwitcher_Button"] [data-testid^="UserAvatar-Container-"]',
    seen: '2025-02?',
  },
} as const satisfies Record<string, SelectorRow>;

const wordPlaces = {
  likely: '[lang]',
  known: '[data-testid="User-Name"], [data-testid="socialContext"], [data-testid="card.wrapper"]',
};

const countButtons = {
  replies: { css: '[data-testid="reply"]', seen: '2025-02' },
  reposts: { css: '[data-testid="retweet"], [data-testid="unretweet"]', seen: '2025-02' },
  likes: { css: '[data-testid="like"], [data-testid="unlike"]', seen: '2025-02' },
  bookmarks: { css: '[data-testid="bookmark"], [data-testid="removeBookmark"]', seen: '2025-02' },
} as const satisfies Record<string, SelectorRow>;

const avatarPrefix = 'UserAvatar-Container-';

/** X keeps the whole address in pieces that it draws with no size, and an ellipsis that is not part of it. */
const textOptions: TextOptions = {
  whitespace: 'keep',
  images: 'all',
  link: (anchor) => {
    const pieces = anchor.textContent;
    return anchor.querySelector('[aria-hidden="true"]') !== null && /^https?:\/\//u.test(pieces)
      ? pieces.replace(/…$/u, '')
      : null;
  },
};

function handleOfAvatar(avatar: Element | null): string | null {
  const handle = avatar?.getAttribute('data-testid')?.slice(avatarPrefix.length) ?? '';
  return /^\w{1,15}$/u.test(handle) ? handle : null;
}

/** Display name: the words of the block before the handle, in a post a link, in a quoted post none. */
function nameIn(userName: Element | null): string | null {
  if (userName === null) return null;
  const holder =
    userName.querySelector('a[href] div[dir], a[href] span') ?? userName.querySelector('div[dir]') ?? userName;
  return textOf(holder, { images: 'all' });
}

function handleIn(userName: Element | null, base: URL): string | null {
  if (userName === null) return null;
  for (const link of userName.querySelectorAll('a[href]')) {
    const handle = handleOfHref(link.getAttribute('href'), base);
    if (handle !== null) return handle;
  }
  return /@(\w{1,15})/u.exec(userName.textContent)?.[1] ?? null;
}

/** The account's number: only a profile page's data and a follow button name it. By handle in small letters. */
function accountIds(document: Document): {
  profile: Map<string, string>;
  buttons: Map<string, string>;
} {
  const profile = new Map<string, string>();
  if (first(document, selectors.profileJson) !== null) {
    for (const data of linkedData(document)) {
      const handle = textMember(data, 'mainEntity', 'additionalName');
      const id = textMember(data, 'mainEntity', 'identifier');
      if (handle !== null && id !== null) profile.set(handle.toLowerCase(), id);
    }
  }
  const buttons = new Map<string, string>();
  for (const button of all(document, selectors.followButton)) {
    const handle = /@(\w{1,15})/u.exec(button.getAttribute('aria-label') ?? '')?.[1];
    const id = /^\d+/u.exec(button.getAttribute('data-testid') ?? '')?.[0];
    if (handle !== undefined && id !== undefined) buttons.set(handle.toLowerCase(), id);
  }
  return { profile, buttons };
}

function accountIdOf(document: Document, handle: string): [string, () => string | undefined][] {
  const ids = oncePerPage(document, 'account ids', () => accountIds(document));
  return [
    [`${selectors.profileJson.css} mainEntity.identifier`, () => ids.profile.get(handle.toLowerCase())],
    [`${selectors.followButton.css}@data-testid`, () => ids.buttons.get(handle.toLowerCase())],
  ];
}

function mediaOf(item: Element, inner: readonly Element[], base: URL): MediaRef[] {
  const media: MediaRef[] = [];
  for (const image of allOutside(item, selectors.photo, inner)) {
    const url = mediaUrl(image.getAttribute('src'), base);
    if (
      url !== null &&
      image.closest(selectors.video.css) === null &&
      image.closest('[data-testid="videoPlayer"]') === null
    )
      media.push({ kind: 'image', url, alt: image.getAttribute('alt'), posterUrl: null });
  }
  for (const video of allOutside(item, selectors.video, inner)) {
    const posterUrl = mediaUrl(video.getAttribute('poster'), base);
    const source = video.getAttribute('src') ?? video.querySelector('source')?.getAttribute('src');
    const url = mediaUrl(source, base) ?? posterUrl;
    if (url !== null) media.push({ kind: 'video', url, alt: video.getAttribute('aria-label'), posterUrl });
  }
  for (const link of allOutside(item, selectors.card, inner)) {
    const url = webUrl(link.getAttribute('href'), base);
    if (url !== null)
      media.push({
        kind: 'link',
        url: url.href,
        alt: link.getAttribute('aria-label'),
        posterUrl: null,
      });
  }
  return media;
}

function quoteOf(quote: Element | undefined, base: URL): ItemRef | null {
  if (quote === undefined) return null;
  const links = [first(quote, selectors.time)?.parentElement, first(quote, selectors.photoLink)];
  const link = links.map((one) => permalinkOf(one?.getAttribute('href') ?? null, base)).find((one) => one !== null);
  const text = first(quote, selectors.text);
  return {
    itemId: link?.id ?? null,
    permalink: link?.href ?? null,
    author: handleIn(first(quote, selectors.userName), base),
    text: text === null ? null : textOf(text, textOptions),
  };
}

/** "Replying to @name" stands between the header and the words, as a link of its own. */
function repliedTo(item: Element, inner: readonly Element[], base: URL): ItemRef | null {
  for (const link of item.querySelectorAll('a[href]')) {
    const words = link.textContent.trim();
    if (!/^@\w{1,15}$/u.test(words)) continue;
    if (link.closest(`${selectors.userName.css}, ${selectors.text.css}, ${selectors.context.css}`) !== null) continue;
    if (inner.some((other) => other.contains(link))) continue;
    const author = handleOfHref(link.getAttribute('href'), base);
    if (author !== null) return { itemId: null, permalink: null, author, text: null };
  }
  return null;
}

/** An article of X: a title, and words with posts of others set into them. */
function articleWords(item: Element, inner: readonly Element[]): string | null {
  const parts = [
    firstOutside(item, selectors.articleTitle, inner),
    firstOutside(item, selectors.articleText, inner),
  ].map((part) => part && textOf(part, { ...textOptions, exclude: `${selectors.quote.css}, button` }));
  return parts.filter((words) => words !== null && words !== '').join('\n\n') || null;
}

function countsOf(item: Element, inner: readonly Element[]): Record<string, string> {
  const counts: Record<string, string> = {};
  for (const [name, row] of [...Object.entries(countButtons), ['views', selectors.views] as const]) {
    const shown = firstOutside(item, row, inner)?.textContent.trim();
    if (shown !== undefined && /\p{Nd}/u.test(shown)) counts[name] = shown;
  }
  return counts;
}

function marksOf(item: Element, inner: readonly Element[]): string[] {
  const marks: string[] = [];
  const context = firstOutside(item, selectors.context, inner);
  if (context !== null) marks.push(textOf(context, { images: 'all' }));
  if (firstOutside(item, selectors.history, inner) !== null) marks.push('edited');
  if (firstOutside(item, selectors.more, inner) !== null) marks.push('text cut short by the page');
  return marks;
}

function readPost(item: Element, url: URL): Reading {
  const quotes = all(item, selectors.quote);
  const userName = firstOutside(item, selectors.userName, quotes);
  const time = firstOutside(item, selectors.time, quotes);
  const link = permalinkOf(time?.parentElement?.getAttribute('href') ?? null, url);
  const text = firstOutside(item, selectors.text, quotes);
  const articleAuthor = (property: string): string | null | undefined =>
    firstOutside(item, selectors.articleAuthor, quotes)
      ?.querySelector(`meta[itemprop="${property}"]`)
      ?.getAttribute('content');
  const handle = firstFound([
    [`${selectors.userName.css} a@href`, () => handleIn(userName, url)],
    [`${selectors.avatar.css}@data-testid`, () => handleOfAvatar(firstOutside(item, selectors.avatar, quotes))],
    [`${selectors.time.css} (link)`, () => link?.handle],
    [`${selectors.articleAuthor.css} additionalName`, () => articleAuthor('additionalName')],
  ]);
  const name = valueOf(handle);
  const photo = firstOutside(item, selectors.photoLink, quotes)?.getAttribute('href') ?? null;
  const reading = blankReading('post');
  const linkWays: [string, Permalink | null][] = [
    [`${selectors.time.css} (link)`, link],
    [`${selectors.photoLink.css}@href`, link ?? permalinkOf(photo, url)],
    ['address of the page (post in focus)', item.getAttribute('tabindex') === '-1' ? permalinkOf(url.href, url) : null],
  ];
  reading.itemId = firstFound(linkWays.map(([via, way]) => [via, () => way?.id]));
  reading.permalink = firstFound(linkWays.map(([via, way]) => [via, () => way?.href]));
  reading.author = {
    name: firstFound([
      [selectors.userName.css, () => nameIn(userName)],
      [`${selectors.articleAuthor.css} name`, () => articleAuthor('name')],
    ]),
    handle,
    accountId: name === null ? missing('handle') : firstFound(accountIdOf(item.ownerDocument, name)),
    profileUrl: name === null ? missing('handle') : found(`${url.origin}/${name}`, 'handle'),
  };
  reading.postedAt = firstFound([[`${selectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))]]);
  reading.postedAtRaw = firstFound([[selectors.time.css, () => time?.textContent]]);
  reading.decodedAt = firstFound([['id of the post', () => timeOfXId(valueOf(reading.itemId) ?? '')]]);
  reading.text = firstFound([
    [selectors.text.css, () => (text === null ? null : textOf(text, textOptions))],
    [`${selectors.articleTitle.css} + ${selectors.articleText.css}`, () => articleWords(item, quotes)],
  ]);
  reading.media = mediaOf(item, quotes, url);
  if (reading.media.length > 0 || quotes.length > 0) setWordless(reading, item, quotes, wordPlaces);
  reading.quotes = quoteOf(quotes[0], url);
  reading.replyTo = repliedTo(item, quotes, url);
  reading.marks = marksOf(item, quotes);
  reading.counts = countsOf(item, quotes);
  const document = item.ownerDocument;
  const self = oncePerPage(document, 'signed in', () => handleOfAvatar(first(document, selectors.self)));
  reading.signedInAs = firstFound([[`${selectors.self.css}@data-testid`, () => self]]);
  const language = text?.getAttribute('lang');
  if (language != null) reading.facts['language'] = language;
  const verified = firstFound([attributeWay(userName ?? item, selectors.verified, 'aria-label')]);
  if (verified.state === 'found') reading.facts['verified'] = verified.value;
  // of ordinary posts only parts stand in such a frame, and they show their time
  if (time === null && item.parentElement?.closest(selectors.promoted.css) != null) reading.marks.push('promoted');
  const poll = firstOutside(item, selectors.poll, quotes);
  putAll(reading.facts, { poll: poll && textOf(poll) });
  const reposter = firstOutside(item, selectors.context, quotes)?.closest('a');
  putAll(reading.facts, { repostedBy: handleOfHref(reposter?.getAttribute('href'), url) });
  const label = time?.parentElement?.getAttribute('aria-label');
  if (label != null) reading.facts['timeLabel'] = label;
  return reading;
}

/** X (Twitter): posts, replies and quoted posts of timelines and of single posts, also of pages from before 2020; messages. */
export const x: Adapter = {
  id: 'x',
  name: 'X',
  version: 3,
  hosts: platformHosts.x,
  required: { post: ['author', 'postedAt', 'permalink', 'text'], message: ['text'] },
  selectors: { ...selectors, ...countButtons, ...messageSelectors, ...legacySelectors },
  recognises: (url) => isUnderHosts(url, x.hosts),
  items: (root) => {
    forgetPage(root);
    const rows = [selectors.post, messageSelectors.message, legacySelectors.legacyPost, legacySelectors.oldPost];
    return [...root.querySelectorAll(rows.map(({ css }) => css).join(', '))];
  },
  read: (item, url) => {
    if (item.matches(messageSelectors.message.css)) return readMessage(item, url);
    return isLegacyPost(item) ? readLegacyPost(item, url) : readPost(item, url);
  },
};
