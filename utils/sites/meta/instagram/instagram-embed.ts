import type { Reading, SelectorRow } from '../../contract.ts';
import { first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { blankReading } from '../../reading/reading.ts';
import { timeOfShortcode } from '../../values/id-time.ts';
import { mediaUrl } from '../../values/safe-url.ts';
import { postPathOf } from './instagram-links.ts';
import { authorOf } from './instagram-parts.ts';

/** A post built into another page (`/p/…/embed/`): the only place that names the number of its account. */
export const embedSelectors = {
  embed: { css: '.Embed[data-media-id], .Embed:has(.UsernameText)', seen: '2024-06?' },
  embedName: { css: 'a:has(.UsernameText), a.CaptionUsername', seen: '2024-06?' },
  embedPicture: { css: 'img.EmbeddedMediaImage', seen: '2024-06?' },
  embedWords: { css: '.Caption', seen: '2024-06?' },
} as const satisfies Record<string, SelectorRow>;

/** The post of such a page. */
export function readEmbed(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const path = postPathOf(url.href, url);
  const words = first(item, embedSelectors.embedWords);
  reading.itemId = firstFound([['address of the page', () => path?.code]]);
  reading.permalink = firstFound([['address of the page', () => path?.href]]);
  reading.author = {
    ...authorOf(first(item, embedSelectors.embedName), embedSelectors.embedName.css, url),
    accountId: firstFound([['@data-owner-id', () => item.getAttribute('data-owner-id')]]),
  };
  reading.postedAt = missing('Instagram shows no time in a post that is built into a page');
  reading.decodedAt = firstFound([['short code', () => (path === null ? null : timeOfShortcode(path.code))]]);
  reading.text = firstFound([
    [
      embedSelectors.embedWords.css,
      () => words && textOf(words, { exclude: '.Caption > a:first-child, .CaptionUsername, .CaptionComments' }),
    ],
  ]);
  const picture = first(item, embedSelectors.embedPicture);
  const address = mediaUrl(picture?.getAttribute('src'), url);
  if (address !== null)
    reading.media.push({ kind: 'image', url: address, alt: picture?.getAttribute('alt') ?? null, posterUrl: null });
  return reading;
}
