import type { ItemRef, MediaRef, Reading, SelectorRow } from '../../contract.ts';
import { all, allOutside, first, firstOutside } from '../../page/dom-find.ts';
import { textOf, type TextOptions } from '../../page/dom-text.ts';
import { backgroundPicture } from '../../page/background-picture.ts';
import { firstFound, found, missing } from '../../reading/field.ts';
import { timeOfXId } from '../../values/id-time.ts';
import { utcOfEpoch, utcOfIso } from '../../values/machine-time.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { handleOfHref, permalinkOf, type Permalink } from './x-links.ts';

/** TweetDeck of before July 2023, with many columns beside each other; an extension (OldTweetDeck) still draws it. */
export const deckSelectors = {
  deckPost: { css: 'article.stream-item[data-tweet-id]', seen: '2023-06?' },
  deckQuote: { css: '.quoted-tweet', seen: '2023-06?' },
  deckPerson: { css: 'a.account-link[href]', seen: '2023-06?' },
  deckName: { css: '.account-link .fullname', seen: '2023-06?' },
  deckTime: { css: 'time.tweet-timestamp', seen: '2023-06?' },
  deckLink: { css: 'time.tweet-timestamp a[rel="url"][href]', seen: '2023-06?' },
  deckWords: { css: '.js-tweet-text, .tweet-text', seen: '2023-06?' },
  deckPicture: { css: '.js-media-image-link', seen: '2023-06?' },
  deckContext: { css: '.tweet-context', seen: '2023-06?' },
} as const satisfies Record<string, SelectorRow>;

const textOptions: TextOptions = {
  whitespace: 'keep',
  images: 'all',
  link: (anchor) => anchor.getAttribute('data-full-url'),
};

/** Whether an element is a post in a column of TweetDeck. */
export function isDeckPost(item: Element): boolean {
  return item.matches(deckSelectors.deckPost.css);
}

function mediaOf(item: Element, inner: readonly Element[], base: URL): MediaRef[] {
  return allOutside(item, deckSelectors.deckPicture, inner).flatMap((link): MediaRef[] => {
    const url = backgroundPicture(link, base);
    return url === null ? [] : [{ kind: 'image', url, alt: link.getAttribute('title'), posterUrl: null }];
  });
}

/** Where posts and people are at home: TweetDeck stood on a host of its own. */
function homeOf(link: Permalink | null): string {
  return link === null ? 'https://x.com' : new URL(link.href).origin;
}

function quoteOf(quote: Element | undefined, home: string, base: URL): ItemRef | null {
  if (quote === undefined) return null;
  const author = handleOfHref(first(quote, deckSelectors.deckPerson)?.getAttribute('href'), base);
  const id = quote.getAttribute('data-tweet-id');
  const words = first(quote, deckSelectors.deckWords);
  return {
    itemId: id,
    permalink: id === null || author === null ? null : `${home}/${author}/status/${id}`,
    author,
    text: words === null ? null : textOf(words, textOptions),
  };
}

/** A post in a column of TweetDeck. */
export function readDeckPost(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const inner = all(item, deckSelectors.deckQuote);
  const own = (row: SelectorRow) => firstOutside(item, row, inner);
  const link = permalinkOf(own(deckSelectors.deckLink)?.getAttribute('href'), url);
  const handle = link?.handle ?? handleOfHref(own(deckSelectors.deckPerson)?.getAttribute('href'), url);
  const name = own(deckSelectors.deckName);
  const time = own(deckSelectors.deckTime);
  const words = own(deckSelectors.deckWords);
  reading.itemId = firstFound([
    [`${deckSelectors.deckLink.css}@href`, () => link?.id],
    ['@data-tweet-id', () => item.getAttribute('data-tweet-id')],
  ]);
  reading.permalink = firstFound([[`${deckSelectors.deckLink.css}@href`, () => link?.href]]);
  reading.author = {
    name: firstFound([[deckSelectors.deckName.css, () => name && textOf(name, { images: 'all' })]]),
    handle: firstFound([
      [`${deckSelectors.deckLink.css}@href`, () => link?.handle],
      [`${deckSelectors.deckPerson.css}@href`, () => handle],
    ]),
    accountId: missing('number of the account: not in the markup'),
    profileUrl: firstFound([['handle', () => (handle === null ? null : `${homeOf(link)}/${handle}`)]]),
  };
  reading.postedAt = firstFound([
    [`${deckSelectors.deckTime.css}@data-time`, () => utcOfEpoch(time?.getAttribute('data-time'), 'ms')],
    [`${deckSelectors.deckTime.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
  ]);
  reading.postedAtRaw = firstFound([[deckSelectors.deckTime.css, () => time?.textContent.trim()]]);
  reading.decodedAt = firstFound([['id of the post', () => timeOfXId(link?.id ?? '')]]);
  reading.text = firstFound([[deckSelectors.deckWords.css, () => words && textOf(words, textOptions)]]);
  reading.media = mediaOf(item, inner, url);
  reading.quotes = quoteOf(inner[0], homeOf(link), url);
  if (words !== null && reading.text.state === 'missing' && (reading.media.length > 0 || inner.length > 0))
    reading.text = found('', 'no words beside what it shows');
  const context = own(deckSelectors.deckContext);
  if (context !== null) reading.marks.push(textOf(context, { images: 'all' }));
  putAll(reading.facts, { language: words?.getAttribute('lang') });
  return reading;
}
