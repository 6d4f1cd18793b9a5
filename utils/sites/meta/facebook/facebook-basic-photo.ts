import type { Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound } from '../../reading/field.ts';
import { blankReading } from '../../reading/reading.ts';
import { setWordless } from '../../page/wordless.ts';
import { facebookLink } from './facebook-links.ts';
import { authorOf, mediaOf } from './facebook-parts.ts';

/** The page of one picture on Facebook without scripts (mbasic): who put it there and what they wrote stand below it. */
export const basicPhotoSelectors = {
  photoFrame: { css: 'div:has(> #MPhotoContent)', seen: '2023-06?' },
  photoHead: { css: '#MPhotoContent .msg', seen: '2023-06?' },
  photoName: { css: '#MPhotoContent .actor-link, #MPhotoContent a:has(> .actor)', seen: '2023-06?' },
  photoTime: { css: '#MPhotoContent .desc abbr', seen: '2023-06?' },
  photoComments: { css: '#MPhotoContent [id^="ufi_"]', seen: '2023-06?' },
} as const satisfies Record<string, SelectorRow>;

const wordPlaces = { likely: 'div, span', known: 'abbr' };

/** The picture of such a page, as the post that it is. */
export function photoItems(root: Document | ShadowRoot): Element[] {
  return all(root, basicPhotoSelectors.photoFrame).filter(
    (frame) => first(frame, basicPhotoSelectors.photoName) !== null,
  );
}

/** Whether an element is what {@link photoItems} gives. */
export function isPhotoItem(item: Element): boolean {
  return item.matches(basicPhotoSelectors.photoFrame.css);
}

/** A picture of such a page. */
export function readPhoto(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const here = facebookLink(url.href, url);
  const head = first(item, basicPhotoSelectors.photoHead);
  const link = first(item, basicPhotoSelectors.photoName);
  reading.itemId = firstFound([['address of the page', () => here?.post]]);
  reading.permalink = firstFound([['address of the page', () => here?.href]]);
  reading.author = authorOf(link, basicPhotoSelectors.photoName.css, url);
  reading.postedAtRaw = firstFound([
    [basicPhotoSelectors.photoTime.css, () => first(item, basicPhotoSelectors.photoTime)?.textContent.trim()],
  ]);
  const named = link === null ? [] : [link];
  reading.text = firstFound([
    [
      `${basicPhotoSelectors.photoHead.css} (after the name)`,
      () => head && textOf(head, { without: named, images: 'all' }),
    ],
  ]);
  reading.media = mediaOf(item, all(item, basicPhotoSelectors.photoComments), url);
  if (reading.media.length > 0) setWordless(reading, head ?? item, named, wordPlaces);
  return reading;
}
