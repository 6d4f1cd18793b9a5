import type { ItemRef, MediaRef, Reading, SelectorRow } from '../../contract.ts';
import { all, allOutside, attributeWay, first, firstOutside } from '../../page/dom-find.ts';
import { textOf, type TextOptions } from '../../page/dom-text.ts';
import { firstFound, found, missing, valueOf } from '../../reading/field.ts';
import { framesApart } from '../../page/frames-apart.ts';
import { timeOfXId } from '../../values/id-time.ts';
import { utcOfIso } from '../../values/machine-time.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading, cutMark } from '../../reading/reading.ts';
import { mediaUrl, webUrl } from '../../values/safe-url.ts';
import { distrustTitle, setWordless } from '../../page/wordless.ts';
import { accountIdOf } from './x-account.ts';
import { handleOfHref, type Permalink, permalinkOf } from './x-links.ts';
import { joinedAbove } from './x-thread.ts';

/** What a post of today is made of. */
export const postSelectors = {
  post: { css: '[data-testid="tweet"]', seen: '2026-02' },
  quote: {
    css: 'div[role="link"]:has([data-testid="User-Name"]), [data-testid="simpleTweet"]',
    seen: '2026-02',
  },
  userName: { css: '[data-testid="User-Name"]', seen: '2026-02' },
  avatar: { css: '[data-testid^="UserAvatar-Container-"]', seen: '2025-02' },
  time: { css: 'a[href*="/status/"] time[datetime]', seen: '2026-02' },
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
  self: {
    css: '[data-testid="SideNav_AccountSwitcher_Button"] [data-testid^="UserAvatar-Container-"]',
    seen: '2025-02?',
  },
} as const satisfies Record<string, SelectorRow>;

const wordPlaces = {
  least: 1,
  likely: '[lang]',
  known: '[data-testid="User-Name"], [data-testid="socialContext"], [data-testid="card.wrapper"]',
};

/** Of an article a list shows the title and the beginning, its own page all of it, in blocks of an editor. */
const articlePlaces = { likely: '[data-block], [data-contents]', known: wordPlaces.known };

/** Buttons below a post that show how often each was pressed. */
export const countButtons = {
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

/** Line ends stand in the words themselves: the box around a mention is none. */
const wordsOptions: TextOptions = { ...textOptions, inline: true };

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
  const shown = [...userName.querySelectorAll('span')].map((span) => /^@(\w{1,15})$/u.exec(span.textContent.trim()));
  return shown.find((match) => match !== null)?.[1] ?? null;
}

function mediaOf(item: Element, inner: readonly Element[], base: URL): MediaRef[] {
  const media: MediaRef[] = [];
  for (const image of allOutside(item, postSelectors.photo, inner)) {
    const url = mediaUrl(image.getAttribute('src'), base);
    if (
      url !== null &&
      image.closest(postSelectors.video.css) === null &&
      image.closest('[data-testid="videoPlayer"]') === null
    )
      media.push({ kind: 'image', url, alt: image.getAttribute('alt'), posterUrl: null });
  }
  for (const video of allOutside(item, postSelectors.video, inner)) {
    const posterUrl = mediaUrl(video.getAttribute('poster'), base);
    const source = video.getAttribute('src') ?? video.querySelector('source')?.getAttribute('src');
    const url = mediaUrl(source, base) ?? posterUrl;
    if (url !== null) media.push({ kind: 'video', url, alt: video.getAttribute('aria-label'), posterUrl });
  }
  for (const link of allOutside(item, postSelectors.card, inner)) {
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
  const links = [first(quote, postSelectors.time)?.closest('a'), first(quote, postSelectors.photoLink)];
  const link = links.map((one) => permalinkOf(one?.getAttribute('href') ?? null, base)).find((one) => one !== null);
  const text = first(quote, postSelectors.text);
  return {
    itemId: link?.id ?? null,
    permalink: link?.href ?? null,
    author: handleIn(first(quote, postSelectors.userName), base),
    text: text === null ? null : textOf(text, wordsOptions),
  };
}

/** "Replying to @name" stands between the header and the words, as a link of its own. */
function repliedTo(item: Element, inner: readonly Element[], base: URL): ItemRef | null {
  for (const link of item.querySelectorAll('a[href]')) {
    const words = link.textContent.trim();
    if (!/^@\w{1,15}$/u.test(words)) continue;
    if (link.closest(`${postSelectors.userName.css}, ${postSelectors.text.css}, ${postSelectors.context.css}`) !== null)
      continue;
    if (inner.some((other) => other.contains(link))) continue;
    const author = handleOfHref(link.getAttribute('href'), base);
    if (author !== null) return { itemId: null, permalink: null, author, text: null };
  }
  return null;
}

/** An article of X: a title, and words with posts of others set into them. */
function articleWords(item: Element, inner: readonly Element[]): string | null {
  const parts = [
    firstOutside(item, postSelectors.articleTitle, inner),
    firstOutside(item, postSelectors.articleText, inner),
  ].map((part) => part && textOf(part, { ...textOptions, exclude: `${postSelectors.quote.css}, button` }));
  return parts.filter((words) => words !== null && words !== '').join('\n\n') || null;
}

function countsOf(item: Element, inner: readonly Element[]): Record<string, string> {
  const counts: Record<string, string> = {};
  for (const [name, row] of [...Object.entries(countButtons), ['views', postSelectors.views] as const]) {
    const shown = firstOutside(item, row, inner)?.textContent.trim();
    if (shown !== undefined && /\p{Nd}/u.test(shown)) counts[name] = shown;
  }
  return counts;
}

function marksOf(item: Element, inner: readonly Element[]): string[] {
  const marks: string[] = [];
  const context = firstOutside(item, postSelectors.context, inner);
  if (context !== null) marks.push(textOf(context, { images: 'all' }));
  if (firstOutside(item, postSelectors.history, inner) !== null) marks.push('edited');
  if (firstOutside(item, postSelectors.more, inner) !== null) marks.push(cutMark);
  return marks;
}

/** Posts inside a post: by their frame, and by the name of a second person wherever it stands. */
function quotesIn(item: Element): Element[] {
  const framed = all(item, postSelectors.quote);
  const [own, ...others] = allOutside(item, postSelectors.userName, framed);
  return own === undefined ? framed : [...framed, ...framesApart(item, own, others)];
}

const threadParts = { post: postSelectors.post, time: postSelectors.time, quotesIn };

/** A post of a timeline, of a thread, or of its own page. */
export function readPost(item: Element, url: URL): Reading {
  const quotes = quotesIn(item);
  const userName = firstOutside(item, postSelectors.userName, quotes);
  const time = firstOutside(item, postSelectors.time, quotes);
  const own = time?.closest('a');
  const link = permalinkOf(own?.getAttribute('href'), url);
  const text = firstOutside(item, postSelectors.text, quotes);
  const articleAuthor = (property: string): string | null | undefined =>
    firstOutside(item, postSelectors.articleAuthor, quotes)
      ?.querySelector(`meta[itemprop="${property}"]`)
      ?.getAttribute('content');
  const handle = firstFound([
    [`${postSelectors.userName.css} a@href`, () => handleIn(userName, url)],
    [`${postSelectors.avatar.css}@data-testid`, () => handleOfAvatar(firstOutside(item, postSelectors.avatar, quotes))],
    [`${postSelectors.time.css} (link)`, () => link?.handle],
    [`${postSelectors.articleAuthor.css} additionalName`, () => articleAuthor('additionalName')],
  ]);
  const name = valueOf(handle);
  const photo = firstOutside(item, postSelectors.photoLink, quotes)?.getAttribute('href') ?? null;
  const reading = blankReading('post');
  const linkWays: [string, Permalink | null][] = [
    [`${postSelectors.time.css} (link)`, link],
    [`${postSelectors.photoLink.css}@href`, link ?? permalinkOf(photo, url)],
    ['address of the page (post in focus)', item.getAttribute('tabindex') === '-1' ? permalinkOf(url.href, url) : null],
  ];
  reading.itemId = firstFound(linkWays.map(([via, way]) => [via, () => way?.id]));
  reading.permalink = firstFound(linkWays.map(([via, way]) => [via, () => way?.href]));
  reading.author = {
    name: firstFound([
      [postSelectors.userName.css, () => nameIn(userName)],
      [`${postSelectors.articleAuthor.css} name`, () => articleAuthor('name')],
    ]),
    handle,
    accountId: name === null ? missing('handle') : firstFound(accountIdOf(item.ownerDocument, name)),
    profileUrl: name === null ? missing('handle') : found(`${url.origin}/${name}`, 'handle'),
  };
  reading.postedAt = firstFound([
    [`${postSelectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
  ]);
  reading.postedAtRaw = firstFound([[postSelectors.time.css, () => time?.textContent]]);
  reading.decodedAt = firstFound([['id of the post', () => timeOfXId(valueOf(reading.itemId) ?? '')]]);
  reading.text = firstFound([
    [postSelectors.text.css, () => (text === null ? null : textOf(text, wordsOptions))],
    [`${postSelectors.articleTitle.css} + ${postSelectors.articleText.css}`, () => articleWords(item, quotes)],
  ]);
  if (text === null && firstOutside(item, postSelectors.articleText, quotes) === null)
    distrustTitle(reading, item, quotes, articlePlaces, postSelectors.articleText.css, postSelectors.text.css);
  reading.media = mediaOf(item, quotes, url);
  const article = firstOutside(item, postSelectors.articleTitle, quotes) !== null;
  // a quotation that only its place gives away may be larger than it is
  const framed = quotes.every((quote) => quote.matches(postSelectors.quote.css));
  if (!article && framed && (reading.media.length > 0 || quotes.length > 0))
    setWordless(reading, item, quotes, wordPlaces);
  reading.quotes = quoteOf(quotes[0], url);
  reading.replyTo = joinedAbove(item, quotes, threadParts, url) ?? repliedTo(item, quotes, url);
  reading.marks = marksOf(item, quotes);
  reading.counts = countsOf(item, quotes);
  const document = item.ownerDocument;
  const self = oncePerPage(document, 'signed in', () => handleOfAvatar(first(document, postSelectors.self)));
  reading.signedInAs = firstFound([[`${postSelectors.self.css}@data-testid`, () => self]]);
  const language = text?.getAttribute('lang');
  if (language != null) reading.facts['language'] = language;
  const verified = firstFound([attributeWay(userName ?? item, postSelectors.verified, 'aria-label')]);
  if (verified.state === 'found') reading.facts['verified'] = verified.value;
  // of ordinary posts only parts stand in such a frame, and they show their time
  if (time === null && item.parentElement?.closest(postSelectors.promoted.css) != null) reading.marks.push('promoted');
  const poll = firstOutside(item, postSelectors.poll, quotes);
  putAll(reading.facts, { poll: poll && textOf(poll) });
  const reposter = firstOutside(item, postSelectors.context, quotes)?.closest('a');
  putAll(reading.facts, { repostedBy: handleOfHref(reposter?.getAttribute('href'), url) });
  const label = own?.getAttribute('aria-label');
  if (label != null) reading.facts['timeLabel'] = label;
  return reading;
}
