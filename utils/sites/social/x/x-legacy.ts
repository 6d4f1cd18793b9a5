import type { ItemRef, MediaRef, Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf, type TextOptions } from '../../page/dom-text.ts';
import { firstFound, found, missing, valueOf } from '../../reading/field.ts';
import { timeOfXId } from '../../values/id-time.ts';
import { utcOfEpoch, utcOfOldX } from '../../values/machine-time.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { mediaUrl } from '../../values/safe-url.ts';
import { handleOfHref, permalinkOf } from './x-links.ts';

/** Pages of Twitter before 2020: today they come from archives and from what people saved. */
export const legacySelectors = {
  legacyPost: { css: '.tweet[data-tweet-id], .js-stream-tweet[data-tweet-id]', seen: '2020-07' },
  legacyName: { css: '.fullname', seen: '2020-07' },
  legacyTime: { css: '[data-time-ms], [data-time]', seen: '2020-07' },
  legacyWords: { css: '.js-tweet-text, .tweet-text', seen: '2020-07' },
  legacyContext: { css: '.js-retweet-text', seen: '2020-07' },
  legacyPhoto: { css: '.AdaptiveMedia-photoContainer[data-image-url]', seen: '2020-07' },
  legacyQuote: { css: '.QuoteTweet-innerContainer[data-item-id]', seen: '2020-07?' },
  legacyAnswers: { css: '.ReplyingToContextBelowAuthor a[href]', seen: '2020-07?' },
  oldPost: { css: '.hentry.status[id^="status_"]', seen: '2010-10' },
  oldPerson: { css: 'a.screen-name[href]', seen: '2010-10' },
  oldTime: { css: '.published[data]', seen: '2010-10' },
  oldLink: { css: 'a.entry-date[href]', seen: '2010-10' },
  oldWords: { css: '.entry-content', seen: '2010-10' },
  oldContext: { css: '.retweet-meta, .share-with-details', seen: '2010-10?' },
} as const satisfies Record<string, SelectorRow>;

/** The whole address stands beside the shortened one; what is hidden only repeats a picture's address. */
const textOptions: TextOptions = {
  whitespace: 'keep',
  images: 'all',
  exclude: '.u-hidden, .u-hiddenVisually',
  link: (anchor) => anchor.getAttribute('data-expanded-url') ?? anchor.getAttribute('data-ultimate-url'),
};

const countNames = { replies: 'reply', reposts: 'retweet', likes: 'favorite' };

function mediaOf(item: Element, base: URL): MediaRef[] {
  return all(item, legacySelectors.legacyPhoto).flatMap((photo): MediaRef[] => {
    const url = mediaUrl(photo.getAttribute('data-image-url'), base);
    const alt = photo.querySelector('img')?.getAttribute('alt') || null;
    return url === null ? [] : [{ kind: 'image', url, alt, posterUrl: null }];
  });
}

function quoteOf(item: Element, base: URL): ItemRef | null {
  const quote = first(item, legacySelectors.legacyQuote);
  if (quote === null) return null;
  const text = quote.querySelector('.QuoteTweet-text');
  return {
    itemId: quote.getAttribute('data-item-id'),
    permalink: permalinkOf(quote.getAttribute('href'), base)?.href ?? null,
    author: quote.getAttribute('data-screen-name'),
    text: text === null ? null : textOf(text, textOptions),
  };
}

/** A post of 2012 to 2020: nearly all of it stands in attributes. */
function readLegacy(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const attribute = (name: string): [string, () => string | null] => [`@${name}`, () => item.getAttribute(name)];
  const handle = item.getAttribute('data-screen-name');
  const link = permalinkOf(item.getAttribute('data-permalink-path'), url);
  const id = item.getAttribute('data-tweet-id') ?? '';
  const time = first(item, legacySelectors.legacyTime);
  const words = first(item, legacySelectors.legacyWords);
  const name = first(item, legacySelectors.legacyName);
  reading.itemId = firstFound([attribute('data-tweet-id')]);
  reading.permalink = firstFound([
    ['@data-permalink-path', () => link?.href],
    ['@data-screen-name and id', () => (handle === null ? null : `${url.origin}/${handle}/status/${id}`)],
  ]);
  reading.author = {
    name: firstFound([
      attribute('data-name'), // on the page an emoji in a name is a background
      [legacySelectors.legacyName.css, () => name && textOf(name, { images: 'all' })],
    ]),
    handle: firstFound([attribute('data-screen-name')]),
    accountId: firstFound([attribute('data-user-id')]),
    profileUrl: firstFound([['@data-screen-name', () => (handle === null ? null : `${url.origin}/${handle}`)]]),
  };
  reading.postedAt = firstFound([
    ['@data-time-ms', () => utcOfEpoch(time?.getAttribute('data-time-ms'), 'ms')],
    ['@data-time', () => utcOfEpoch(time?.getAttribute('data-time'), 'seconds')],
  ]);
  reading.postedAtRaw = firstFound([[legacySelectors.legacyTime.css, () => time?.textContent.trim()]]);
  reading.decodedAt = firstFound([['id of the post', () => timeOfXId(id)]]);
  reading.text = firstFound([[legacySelectors.legacyWords.css, () => words && textOf(words, textOptions)]]);
  reading.media = mediaOf(item, url);
  if (words !== null && reading.text.state === 'missing' && reading.media.length > 0)
    reading.text = found('', 'no words beside what it shows');
  reading.quotes = quoteOf(item, url);
  const answered = handleOfHref(first(item, legacySelectors.legacyAnswers)?.getAttribute('href'), url);
  if (answered !== null) reading.replyTo = { itemId: null, permalink: null, author: answered, text: null };
  const context = first(item, legacySelectors.legacyContext);
  if (context !== null) reading.marks.push(textOf(context, { images: 'all' }));
  for (const [count, action] of Object.entries(countNames)) {
    const shown = item.querySelector(`.ProfileTweet-action--${action} [data-tweet-stat-count]`);
    putAll(reading.counts, { [count]: shown?.getAttribute('data-tweet-stat-count') });
  }
  putAll(reading.facts, {
    repostedBy: item.getAttribute('data-retweeter'),
    timeTitle: time?.closest('a')?.getAttribute('title'),
    language: words?.getAttribute('lang'),
  });
  return reading;
}

/** A post of before 2012: the element's class names who wrote it, an odd attribute when. */
function readOldest(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const person = first(item, legacySelectors.oldPerson);
  const time = first(item, legacySelectors.oldTime);
  const link = permalinkOf(first(item, legacySelectors.oldLink)?.getAttribute('href'), url);
  const words = first(item, legacySelectors.oldWords);
  const handle = firstFound([
    [`${legacySelectors.oldPerson.css}@href`, () => handleOfHref(person?.getAttribute('href'), url)],
    ['@class (u-<handle>)', () => /(?:^|\s)u-(\w{1,15})(?:\s|$)/u.exec(item.getAttribute('class') ?? '')?.[1]],
  ]);
  const known = valueOf(handle);
  reading.itemId = firstFound([[`${legacySelectors.oldLink.css}@href`, () => link?.id]]);
  reading.permalink = firstFound([[`${legacySelectors.oldLink.css}@href`, () => link?.href]]);
  reading.author = {
    name: firstFound([
      [`${legacySelectors.oldPerson.css}@title`, () => person?.getAttribute('title')],
      [legacySelectors.oldPerson.css, () => person?.textContent.trim()],
      ['handle (these pages show no other name)', () => known],
    ]),
    handle,
    accountId: missing('number of the account: not in these pages'),
    profileUrl: firstFound([['handle', () => (known === null ? null : `${url.origin}/${known}`)]]),
  };
  reading.postedAt = firstFound([[`${legacySelectors.oldTime.css}@data`, () => utcOfOldX(time?.getAttribute('data'))]]);
  reading.postedAtRaw = firstFound([[legacySelectors.oldTime.css, () => time?.textContent.trim()]]);
  reading.decodedAt = firstFound([['id of the post', () => timeOfXId(link?.id ?? '')]]);
  reading.text = firstFound([[legacySelectors.oldWords.css, () => words && textOf(words, { images: 'all' })]]);
  const context = first(item, legacySelectors.oldContext);
  if (context !== null) reading.marks.push(textOf(context));
  return reading;
}

/** Whether the element is a post of one of the layouts before 2020. */
export function isLegacyPost(item: Element): boolean {
  return item.matches(`${legacySelectors.legacyPost.css}, ${legacySelectors.oldPost.css}`);
}

/** Reads a post of a page from before 2020. */
export function readLegacyPost(item: Element, url: URL): Reading {
  return item.matches(legacySelectors.legacyPost.css) ? readLegacy(item, url) : readOldest(item, url);
}
