import type { Adapter, ItemRef, Reading, SelectorRow } from '../../contract.ts';
import { all, allOutside, first, firstOutside } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { bodyMedia } from '../../page/body-media.ts';
import { forgetPage } from '../../page/page-memo.ts';
import { inPageOrder } from '../../page/page-order.ts';
import { setWordless } from '../../page/wordless.ts';
import { firstFound, missing, valueOf } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { softwareMarks } from '../../software-marks.ts';
import { timeOfFlakeId } from '../../values/id-time.ts';
import { pathParts, webUrl } from '../../values/safe-url.ts';
import { handleOfPath } from './account-path.ts';

const selectors = {
  app: { css: softwareMarks.soapbox, seen: '2025-03?' },
  status: { css: '[data-testid="status"]', seen: '2025-03?' },
  /** The post whose page it is has no name of its own, nor a link to itself. */
  focus: { css: '.thread .focusable:has([data-testid="account"]):not([data-testid="status"] *)', seen: '2025-03?' },
  focusTime: { css: 'a[target="_blank"]', seen: '2025-03?' },
  quoted: { css: '[data-testid="quoted-status"]', seen: '2025-03?' },
  holder: { css: '.status__wrapper[data-id]', seen: '2025-03?' },
  account: { css: '[data-testid="account"]', seen: '2025-03?' },
  person: { css: '[data-testid="account"] a[title][href*="/@"]', seen: '2025-03?' },
  name: { css: '[data-testid="account"] a[title][href*="/@"] p', seen: '2025-03?' },
  time: { css: 'a[href*="/posts/"] time', seen: '2025-03?' },
  words: { css: '[data-markup]', seen: '2025-03?' },
  media: { css: '.media-gallery, .video-player, .audio-player', seen: '2025-03?' },
} as const satisfies Record<string, SelectorRow>;

const wordPlaces = { likely: 'p, span', known: '[data-testid="account"], .status-action-bar' };

/** A paragraph cannot hold another one: where a page was written down and read again, those of the words stand behind their element. */
const spilt = 'p:not([class]), ul, ol, blockquote, pre';

function textIn(words: Element | null): string | null {
  if (words === null) return null;
  const own = textOf(words);
  if (own !== '') return own;
  const parts: string[] = [];
  for (let next = words.nextElementSibling; next?.matches(spilt) === true; next = next.nextElementSibling)
    parts.push(textOf(next));
  return parts.join('\n\n').trim();
}

/** Who wrote and the post's id: `/@name/posts/<id>`. */
function pathOf(href: string | null | undefined, base: URL): { handle: string; id: string; href: string } | null {
  const handle = handleOfPath(href, base);
  const url = webUrl(href, base);
  const [, kind, id] = url === null ? [] : pathParts(url);
  if (handle === null || url === null || kind !== 'posts' || id === undefined) return null;
  return { handle, id, href: url.origin + url.pathname };
}

function quoteOf(quote: Element | undefined, base: URL): ItemRef | null {
  if (quote === undefined) return null;
  const path = pathOf(first(quote, selectors.time)?.closest('a')?.getAttribute('href'), base);
  return {
    itemId: path?.id ?? null,
    permalink: path?.href ?? null,
    author: path?.handle ?? handleOfPath(first(quote, selectors.person)?.getAttribute('href'), base),
    text: textIn(first(quote, selectors.words)),
  };
}

/** Passed on by, pinned, of a group: a line above the author. */
function readLine(reading: Reading, item: Element, base: URL): void {
  const line = first(item, selectors.account)?.previousElementSibling ?? null;
  if (line === null || first(item, selectors.holder)?.contains(line) !== true) return;
  reading.marks.push(textOf(line));
  const person = handleOfPath(line.querySelector('a[href*="/@"]')?.getAttribute('href'), base);
  if (person !== valueOf(reading.author.handle)) putAll(reading.facts, { repostedBy: person });
}

/** Below the page's own post stands when it was written, as a link without an element for times. */
function focusTime(item: Element, inner: readonly Element[]): string | null {
  const words = allOutside(item, selectors.focusTime, inner)
    .filter((link) => link.closest(`${selectors.words.css}, ${selectors.account.css}`) === null)
    .map((link) => link.textContent.trim());
  return words.find((text) => text.length <= 40 && /\p{Nd}/u.test(text)) ?? null;
}

/** The number of a post from elsewhere tells when it came in, which can be years after it was written. */
function timeOfOwnId(id: string | null, handle: string | undefined): string | null {
  return id === null || handle === undefined || handle.includes('@') ? null : timeOfFlakeId(id);
}

function read(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const inner = all(item, selectors.quoted);
  const time = firstOutside(item, selectors.time, inner);
  const path = pathOf(time?.closest('a')?.getAttribute('href'), url);
  const person = firstOutside(item, selectors.person, inner);
  const handle = handleOfPath(person?.getAttribute('href'), url);
  const page = item.matches(selectors.focus.css) ? pathOf(url.href, url) : null;
  const here = page?.handle === handle ? page : null;
  reading.itemId = firstFound([
    [`${selectors.time.css} (link)`, () => path?.id],
    ['address of the page', () => here?.id],
    [`${selectors.holder.css}@data-id`, () => first(item, selectors.holder)?.getAttribute('data-id')],
  ]);
  reading.permalink = firstFound([
    [`${selectors.time.css} (link)`, () => path?.href],
    ['address of the page', () => here?.href],
  ]);
  const name = firstOutside(item, selectors.name, inner);
  reading.author = {
    name: firstFound([[selectors.name.css, () => name && textOf(name, { images: 'all' })]]),
    handle: firstFound([
      [`${selectors.person.css}@href`, () => handle],
      [`${selectors.time.css} (link)`, () => path?.handle],
    ]),
    accountId: missing('number of the account: not in the markup'),
    profileUrl: firstFound([
      [`${selectors.person.css}@href`, () => (handle === null ? null : `${url.origin}/@${handle}`)],
    ]),
  };
  // the title is by the viewer's clock, to the minute
  reading.postedAtRaw = firstFound([
    [`${selectors.time.css}@title`, () => time?.getAttribute('title')],
    [selectors.time.css, () => time?.textContent.trim()],
    [selectors.focusTime.css, () => (here === null ? null : focusTime(item, inner))],
  ]);
  reading.decodedAt = firstFound([
    ['id of the post', () => timeOfOwnId(valueOf(reading.itemId), handle ?? path?.handle)],
  ]);
  const words = firstOutside(item, selectors.words, inner);
  reading.text = firstFound([[selectors.words.css, () => textIn(words)]]);
  reading.media = bodyMedia(allOutside(item, selectors.media, inner), url, 'button');
  reading.quotes = quoteOf(inner[0], url);
  if (reading.media.length > 0 || inner.length > 0) setWordless(reading, item, inner, wordPlaces);
  readLine(reading, item, url);
  return reading;
}

/** Soapbox, on whatever server (Rebased, Pleroma, Mastodon behind it). */
export const soapbox: Adapter = {
  id: 'soapbox',
  name: 'Soapbox',
  version: 1,
  hosts: [],
  required: { post: ['author', 'permalink', 'text'] },
  selectors,
  recognises: (_url, document) => first(document, selectors.app) !== null,
  items: (root) => {
    forgetPage(root);
    const { status, quoted, focus } = selectors;
    const named = all(root, status).filter((one) => one.parentElement?.closest(`${status.css}, ${quoted.css}`) == null);
    return inPageOrder([...named, ...all(root, focus)]);
  },
  read,
};
