import type { Adapter, ItemRef, Reading, SelectorRow } from '../../contract.ts';
import { all, allOutside, first, firstOutside } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { bodyMedia } from '../../page/body-media.ts';
import { forgetPage } from '../../page/page-memo.ts';
import { setWordless } from '../../page/wordless.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { softwareMarks } from '../../software-marks.ts';
import { timeOfMastodonId } from '../../values/id-time.ts';
import { utcOfIso } from '../../values/machine-time.ts';
import { pathParts, pathUrl, webUrl } from '../../values/safe-url.ts';

/** Nearly all styles are attributes of no meaning; what has a name has one for who listens to the page. */
const selectors = {
  app: { css: softwareMarks.elk, seen: '2025-11?' },
  post: { css: '[aria-roledescription="status-card"], [aria-roledescription="status-details"]', seen: '2025-11?' },
  person: { css: 'a[href*="/@"]:has(p[dir="ltr"])', seen: '2025-11?' },
  name: { css: '.content-rich', seen: '2025-11?' },
  handle: { css: 'a[href*="/@"] p[dir="ltr"]', seen: '2025-11?' },
  timeLink: { css: 'a[href]:has(time[datetime])', seen: '2025-11?' },
  time: { css: 'a[href] time[datetime]', seen: '2025-11?' },
  words: { css: '.status-body > .content-rich', seen: '2025-11?' },
  warning: { css: 'div.content-rich:not(.status-body *)', seen: '2025-11?' },
  attached: { css: 'button:has(img), button:has(video), :has(> audio)', seen: '2025-11?' },
  boosted: { css: ':has(> .status-boosted)', seen: '2025-11?' },
} as const satisfies Record<string, SelectorRow>;

const wordPlaces = { likely: 'span, p, div', known: '.status-actions' };

/** The account in `/<server>/@<account>`, and of what lies below it. */
function handleOf(href: string | null | undefined, base: URL): string | null {
  const url = webUrl(href, base);
  const person = url?.host === base.host ? pathParts(url).find((part) => part.startsWith('@')) : undefined;
  return person === undefined || person.length < 2 ? null : person.slice(1);
}

/** `name@server`, as the page shows it behind the name. */
function shownHandle(shown: Element | null): string | null {
  return /^@([^@\s]+(?:@[^@\s]+)?)$/u.exec(shown?.textContent.replace(/\s+/gu, '') ?? '')?.[1] ?? null;
}

/** The number that the viewer's server gave the post. */
function idOf(post: Element): string | null {
  return /^status-(\w{1,40})$/u.exec(post.id)?.[1] ?? null;
}

function quoteOf(quote: Element | undefined, base: URL): ItemRef | null {
  if (quote === undefined) return null;
  const words = first(quote, selectors.words);
  return {
    itemId: idOf(quote),
    permalink: pathUrl(first(quote, selectors.timeLink)?.getAttribute('href'), base),
    author: shownHandle(first(quote, selectors.handle)),
    text: words === null ? null : textOf(words, { images: 'all' }),
  };
}

/** The post of a page by itself has no link: its number ends the page's address. */
function addressOf(link: Element | null, id: string | null, base: URL): string | null {
  if (link !== null) return pathUrl(link.getAttribute('href'), base);
  return id !== null && pathParts(base).at(-1) === id ? base.origin + base.pathname : null;
}

function read(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const inner = all(item, selectors.post);
  const own = (row: SelectorRow) => firstOutside(item, row, inner);
  const id = idOf(item);
  const person = own(selectors.person);
  const name = person === null ? null : first(person, selectors.name);
  const link = own(selectors.timeLink);
  const time = own(selectors.time);
  reading.itemId = firstFound([['@id', () => id]]);
  reading.permalink = firstFound([[`${selectors.timeLink.css}@href`, () => addressOf(link, id, url)]]);
  reading.author = {
    name: firstFound([
      [`${selectors.person.css} (${selectors.name.css})`, () => name && textOf(name, { images: 'all' })],
    ]),
    handle: firstFound([
      [selectors.handle.css, () => shownHandle(own(selectors.handle))],
      [`${selectors.person.css}@href`, () => handleOf(person?.getAttribute('href'), url)],
    ]),
    accountId: missing('number of the account: not in the markup'),
    profileUrl: firstFound([[`${selectors.person.css}@href`, () => pathUrl(person?.getAttribute('href'), url)]]),
  };
  reading.postedAt = firstFound([[`${selectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))]]);
  reading.postedAtRaw = firstFound([[selectors.time.css, () => time?.textContent.trim()]]);
  reading.decodedAt = firstFound([['id of the post', () => timeOfMastodonId(id ?? '')]]);
  const words = own(selectors.words);
  reading.text = firstFound([[selectors.words.css, () => words && textOf(words, { images: 'all' })]]);
  reading.media = bodyMedia([words, ...allOutside(item, selectors.attached, inner)], url, '.mention');
  reading.quotes = quoteOf(inner[0], url);
  if (reading.media.length > 0 || inner.length > 0) setWordless(reading, item, inner, wordPlaces);
  const warning = own(selectors.warning);
  if (warning !== null) {
    reading.marks.push('content warning');
    putAll(reading.facts, { contentWarning: textOf(warning, { images: 'all' }) });
  }
  const line = own(selectors.boosted);
  const booster = line?.querySelector('a[href*="/@"]')?.getAttribute('href');
  if (line !== null) reading.marks.push('reposted');
  putAll(reading.facts, { repostedBy: handleOf(booster, url) });
  return reading;
}

/** Elk, another face of Mastodon, on whatever host. */
export const elk: Adapter = {
  id: 'elk',
  name: 'Elk',
  version: 1,
  hosts: [],
  required: { post: ['author', 'permalink', 'text'] },
  selectors,
  recognises: (_url, document) => first(document, selectors.app) !== null,
  items: (root) => {
    forgetPage(root);
    // of somebody who was suspended stands only that they were
    return all(root, selectors.post).filter(
      (post) => post.parentElement?.closest(selectors.post.css) == null && first(post, selectors.person) !== null,
    );
  },
  read,
};
