import { articleFacts, articleSelectors } from './article-item.ts';
import type { Field, MediaRef, Reading } from '../contract.ts';
import { isEmojiImage } from '../page/dom-text.ts';
import { firstFound } from '../reading/field.ts';
import type { GenericFacts } from './generic-facts.ts';
import { hEntryFacts, hEntrySelectors } from './h-entry-item.ts';
import { microdataFacts } from './microdata-item.ts';
import { blankReading } from '../reading/reading.ts';
import { mediaUrl } from '../values/safe-url.ts';

type TextFact = {
  [K in keyof GenericFacts]: GenericFacts[K] extends string | null ? K : never;
}[keyof GenericFacts];

/** Items inside one that standards mark. */
export function markedInside(item: Element): Element[] {
  return [...item.querySelectorAll(`${articleSelectors.article.css}, ${hEntrySelectors.entry.css}`)];
}

/** What each standard says of an item; `inner` are items inside it. */
export function markedFacts(item: Element, inner: readonly Element[], url: URL): GenericFacts[] {
  return [microdataFacts(item, url), hEntryFacts(item, url), articleFacts(item, inner, url)].filter(
    (facts) => facts !== null,
  );
}

function mediaOf(item: Element, inner: readonly Element[], base: URL): MediaRef[] {
  const media: MediaRef[] = [];
  for (const medium of item.querySelectorAll('img[src], video, audio')) {
    if (inner.some((other) => other.contains(medium))) continue;
    if (
      medium.localName === 'img' &&
      (isEmojiImage(medium) || medium.closest('[itemprop="author"], .p-author, .vcard, header') !== null)
    )
      continue;
    const url = mediaUrl(medium.getAttribute('src') ?? medium.querySelector('source')?.getAttribute('src'), base);
    const kind = medium.localName === 'img' ? 'image' : medium.localName === 'audio' ? 'audio' : 'video';
    if (url !== null)
      media.push({
        kind,
        url,
        alt: medium.getAttribute('alt'),
        posterUrl: mediaUrl(medium.getAttribute('poster'), base),
      });
  }
  return media;
}

/** A reading of an item from what is said of it: of each field the first that says it. `inner` is what does not belong to it. */
export function readingFrom(
  said: readonly GenericFacts[],
  item: Element,
  inner: readonly Element[],
  url: URL,
): Reading {
  const pick = (name: TextFact): Field<string> =>
    firstFound(said.map((facts) => [`${facts.standard} ${name}`, () => facts[name]]));
  const reading = blankReading(said.find(({ kind }) => kind !== null)?.kind ?? 'post');
  reading.itemId = pick('itemId');
  reading.permalink = pick('permalink');
  reading.author = {
    name: pick('name'),
    handle: pick('handle'),
    accountId: pick('accountId'),
    profileUrl: pick('profileUrl'),
  };
  reading.postedAt = pick('postedAt');
  reading.postedAtRaw = pick('postedAtRaw');
  const text = pick('text');
  reading.text = text.state === 'found' ? text : pick('loose');
  reading.media = mediaOf(item, inner, url);
  const title = pick('title');
  if (title.state === 'found') reading.facts['title'] = title.value;
  const answers = pick('answers');
  if (answers.state === 'found') reading.replyTo = { itemId: null, permalink: answers.value, author: null, text: null };
  const quoted = pick('quoted');
  if (quoted.state === 'found') reading.quotes = { itemId: null, permalink: null, author: null, text: quoted.value };
  const label = item.getAttribute('aria-label');
  if (label !== null && label !== '') reading.facts['label'] = label;
  return reading;
}
