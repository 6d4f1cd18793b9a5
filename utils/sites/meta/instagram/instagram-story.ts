import type { Reading } from '../../contract.ts';
import { first } from '../../page/dom-find.ts';
import { firstFound, found } from '../../reading/field.ts';
import { timeOfMediaId } from '../../values/id-time.ts';
import { handleOf } from './instagram-links.ts';
import { authorOf, instagramSelectors, mediaOf, namedLinks, timesOf } from './instagram-parts.ts';
import { blankReading } from '../../reading/reading.ts';
import { pathParts } from '../../values/safe-url.ts';

/** A story names its author and number in the address; it is gone after a day. */
export function readStory(item: Element, url: URL): Reading {
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
  timesOf(reading, first(item, instagramSelectors.anyTime), instagramSelectors.anyTime.css);
  reading.decodedAt = firstFound([['id of the story', () => (number === null ? null : timeOfMediaId(number))]]);
  reading.media = mediaOf(item, url);
  reading.text = found('', 'words of a story are part of its picture');
  reading.marks.push('story');
  return reading;
}
