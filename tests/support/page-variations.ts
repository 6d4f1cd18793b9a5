import { type ReadItem, readItem } from '../../utils/sites/read-output.ts';
import { adapterFor } from '../../utils/sites/registry.ts';
import { documentOf, shadowsOf } from './jsdom-page.ts';
import { retag } from './page-changes.ts';
import type { SiteFixture } from './site-fixtures.ts';

interface Item {
  element: Element;
  said: ReadItem;
}

/** A page as another version, theme, language or way to it has it: changes the document, or gives another address for it. */
export type Variation = (document: Document, url: URL, items: readonly Item[]) => void | URL;

const everywhere = (document: Document): Element[] =>
  [document, ...shadowsOf(document)].flatMap((root) => [...root.querySelectorAll('*')]);

/** Every `from` is a `to`. */
export const retagged =
  (from: string, to: string): Variation =>
  (document) =>
    everywhere(document)
      .filter(({ localName }) => localName === from)
      .forEach((element) => retag(element, to));

/** One more box inside each element that a selector finds, around all that it has. */
export const boxedInside =
  (css: string): Variation =>
  (document) =>
    document.querySelectorAll(css).forEach((element) => {
      const box = document.createElement('div');
      box.append(...element.childNodes);
      element.append(box);
    });

/** One more box around each element that a selector finds. */
export const boxedAround =
  (css: string): Variation =>
  (document) =>
    document.querySelectorAll(css).forEach((element) => {
      const box = document.createElement('div');
      element.replaceWith(box);
      box.append(element);
    });

/** What no reader may need: labels of parts, in a language that nobody speaks. Numbers, addresses and names stay. */
export const labelsTranslated: Variation = (document, _url, items) => {
  const names = new Set(
    items.flatMap(({ said }) =>
      [
        said.author.name,
        said.author.handle,
        said.signedInAs,
        said.conversation?.name,
        ...(said.conversation?.participants ?? []),
      ].flatMap((name) => name?.split(/[\s@._-]+/u) ?? []),
    ),
  );
  const translated = (words: string): string =>
    /\d{1,2}[:.]\d\d|\d{4}/u.test(words)
      ? words
      : words.replaceAll(/\S*[@/]\S*|[\p{L}\p{M}]+/gu, (word) =>
          names.has(word) || /[@/]/u.test(word) ? word : `Zq${String(word.length)}`,
        );
  document.documentElement.lang = 'tlh';
  for (const element of everywhere(document))
    for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'data-tooltip']) {
      const words = element.getAttribute(name);
      if (words !== null) element.setAttribute(name, translated(words));
    }
};

/** Every link to the page's own host passes through `change`. */
const ownLinks =
  (change: (href: string, url: URL) => string): Variation =>
  (document, url) => {
    for (const link of everywhere(document).filter((element) => element.matches('a[href]'))) {
      const href = link.getAttribute('href') ?? '';
      const isOwn = URL.canParse(href, url) && new URL(href, url).host === url.host;
      if (isOwn && !href.startsWith('#')) link.setAttribute('href', change(href, url));
    }
  };

/** As a page is saved: whole addresses, and no scripts but data. */
export const saved: Variation = (document, url, items) => {
  ownLinks((href) => new URL(href, document.baseURI).href)(document, url, items);
  document.querySelectorAll('script:not([type*="json"])').forEach((script) => script.remove());
};

/** The address has a place in the page at its end, to which a button led. */
export const addressWithPlace: Variation = (_document, url) => new URL(`${url.href.split('#', 1)[0] ?? ''}#top`);

/** Something to read that nobody wrote, before each item but the first. */
export const noticesBetween: Variation = (document, _url, items) => {
  for (const { element } of items.slice(1)) {
    const parent = element.parentElement?.localName ?? '';
    if (['table', 'tbody', 'tr', 'dl'].includes(parent)) continue;
    const notice = document.createElement(['ul', 'ol'].includes(parent) ? 'li' : 'div');
    const link = document.createElement('a');
    link.href = 'https://ads.example.net/click?id=991';
    const picture = document.createElement('img');
    picture.alt = 'Werbung';
    link.append(picture);
    notice.append(link, '3 new');
    element.before(notice);
  }
};

function readAll(document: Document, url: URL): { site: string; items: Item[] } {
  const adapter = adapterFor(url, document);
  const elements = [document, ...shadowsOf(document)].flatMap((root) => adapter.items(root, url));
  return {
    site: adapter.id,
    items: elements.map((element) => ({ element, said: readItem(adapter.read(element, url)) })),
  };
}

/** Addresses that lead to one place. */
const place = (address: string | null): string | null =>
  address?.replace(/^https?:\/\//u, '').replace(/\/(?=$|[?#])/u, '') ?? null;

const words = (text: string | null): string | null => text?.replaceAll(/\s+/gu, ' ').trim() ?? null;

function fieldsOf({ author, permalink, postedAt, text, kind }: ReadItem): Record<string, string | null> {
  const { name, handle } = author;
  return { name, handle, permalink: place(permalink), postedAt, text: words(text), kind };
}

/** What is read of a page, and of the same page varied: who, where, when, what of each item. */
export function readVaried(
  { html, url }: SiteFixture,
  vary: Variation,
): Record<'before' | 'after', { site: string; items: Record<string, string | null>[] }> {
  const document = documentOf(html, url.href);
  const before = readAll(document, url);
  const address = vary(document, url, before.items) ?? url;
  const after = readAll(
    address === url ? document : documentOf(document.documentElement.outerHTML, address.href),
    address,
  );
  const toldOf = ({ site, items }: typeof before): { site: string; items: Record<string, string | null>[] } => ({
    site,
    items: items.map(({ said }) => fieldsOf(said)),
  });
  return { before: toldOf(before), after: toldOf(after) };
}
