import { articleFacts, articleSelectors } from './article-item.ts';
import type { Adapter, Field, MediaRef, Reading } from '../contract.ts';
import { first } from '../page/dom-find.ts';
import { isEmojiImage } from '../page/dom-text.ts';
import { firstFound } from '../reading/field.ts';
import type { GenericFacts } from './generic-facts.ts';
import { hEntryFacts, hEntrySelectors } from './h-entry-item.ts';
import { isMicrodataItem, microdataFacts, microdataSelectors } from './microdata-item.ts';
import { blankReading } from '../reading/reading.ts';
import { mediaUrl } from '../values/safe-url.ts';

type TextFact = {
  [K in keyof GenericFacts]: GenericFacts[K] extends string | null ? K : never;
}[keyof GenericFacts];

/** Whether an article is somebody's words and not only a frame of the layout: it has a time, an author or stands in a feed. */
function saysSomething(element: Element): boolean {
  const { time, author, person } = articleSelectors;
  if (element.matches('[role="comment"]') || element.querySelector(`${time.css}, ${author.css}`) !== null) return true;
  // in a feed stand cards with people to follow as well
  return element.matches('[role="feed"] *') && first(element, person) === null;
}

/** An inner candidate that holds the outer one's time and author says the same thing twice. */
function repeats(inner: Element, outer: Element): boolean {
  const time = outer.querySelector('time, [itemprop="datePublished"], .dt-published');
  const author = outer.querySelector('[itemprop="author"], .p-author, [rel~="author"], .author');
  return (time !== null || author !== null) && [time, author].every((part) => part === null || inner.contains(part));
}

const candidates = [microdataSelectors.scope, hEntrySelectors.entry, articleSelectors.article]
  .map(({ css }) => css)
  .join(', ');

function items(root: Document | ShadowRoot): Element[] {
  const kept: Element[] = [];
  // asked for together, they come in their order: to ask which of two stands first is dear among thousands
  const inOrder = [...root.querySelectorAll(candidates)].filter(
    (element) =>
      element.matches(hEntrySelectors.entry.css) ||
      isMicrodataItem(element) ||
      (element.matches(articleSelectors.article.css) && saysSomething(element)),
  );
  const open: Element[] = [];
  for (const element of inOrder) {
    while (open.length > 0 && open.at(-1)?.contains(element) !== true) open.pop();
    const outer = open.at(-1);
    if (outer !== undefined && repeats(element, outer)) continue;
    kept.push(element);
    open.push(element);
  }
  return kept;
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

function read(item: Element, url: URL): Reading {
  const inner = [...item.querySelectorAll(`${articleSelectors.article.css}, ${hEntrySelectors.entry.css}`)];
  const standards = [microdataFacts(item, url), hEntryFacts(item, url), articleFacts(item, inner, url)].filter(
    (facts) => facts !== null,
  );
  const pick = (name: TextFact): Field<string> =>
    firstFound(standards.map((facts) => [`${facts.standard} ${name}`, () => facts[name]]));
  const reading = blankReading(standards.find(({ kind }) => kind !== null)?.kind ?? 'post');
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
  reading.text = pick('text');
  reading.media = mediaOf(item, inner, url);
  const title = pick('title');
  if (title.state === 'found') reading.facts['title'] = title.value;
  const answers = pick('answers');
  if (answers.state === 'found') reading.replyTo = { itemId: null, permalink: answers.value, author: null, text: null };
  const label = item.getAttribute('aria-label');
  if (label !== null && label !== '') reading.facts['label'] = label;
  return reading;
}

/** Every page that no other adapter knows, by the web's own standards: microdata and RDFa, h-entry, HTML articles, ARIA. */
export const generic: Adapter = {
  id: 'web',
  name: 'Web page',
  version: 2,
  hosts: [],
  required: { post: ['text'], comment: ['text'], message: ['text'], page: ['permalink'] },
  selectors: { ...microdataSelectors, ...hEntrySelectors, ...articleSelectors },
  recognises: () => true,
  items,
  read,
};
