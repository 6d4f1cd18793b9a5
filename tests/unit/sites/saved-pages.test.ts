import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ReadOutput } from '../../../utils/sites/read-output.ts';
import { readPage } from '../../../utils/sites/read-page.ts';
import { documentOf, shadowsOf } from '../../support/jsdom-page.ts';
import { type SiteFixture, siteFixtures } from '../../support/site-fixtures.ts';

function itemsOf({ expectedFile }: SiteFixture): ReadOutput['items'] {
  return (JSON.parse(readFileSync(expectedFile, 'utf8')) as ReadOutput).items;
}

/** Of each platform the page with the most items. */
function longestOfEach(): SiteFixture[] {
  const platforms = Map.groupBy(siteFixtures(), ({ platform }) => platform).values();
  return [...platforms].map((pages) => pages.reduce((a, b) => (itemsOf(b).length > itemsOf(a).length ? b : a)));
}

/** What stands over and beside the items of pages that somebody saved without signing in; none of it is an item. */
const consent = `<div role="dialog" aria-modal="true" aria-label="Cookies"><h2>We use cookies</h2><p>We and our partners
  store cookies on your device.</p><a href="/privacy">Privacy policy</a><button>Accept all</button></div>`;
const wall = `<div role="dialog"><h2><a href="/login">Log in</a> to see more</h2><form><input name="email"></form></div>
  <aside><h2>Who to follow</h2><ul><li><a href="/some.one">Some One</a><button>Follow</button></li></ul></aside>`;

/** What "save page as" and SingleFile do to a page: whole addresses everywhere, pictures as data, no size left to choose. */
function saveAs(document: Document): void {
  const base = document.baseURI;
  for (const root of [document, ...shadowsOf(document)]) {
    for (const link of root.querySelectorAll('[href]')) {
      const href = link.getAttribute('href') ?? '';
      if (!href.startsWith('#') && URL.canParse(href, base)) link.setAttribute('href', new URL(href, base).href);
    }
    for (const image of root.querySelectorAll('img[src]')) {
      image.removeAttribute('srcset');
      image.setAttribute('src', 'data:image/gif;base64,R0lGODlhAQABAAAAACw=');
    }
  }
  document.body.prepend(...documentOf(consent).body.childNodes);
  document.body.append(...documentOf(wall).body.childNodes);
}

it.each(longestOfEach())('reads a saved copy of $platform/$name as the page itself', (fixture) => {
  const document = documentOf(fixture.html, fixture.url.href);
  saveAs(document);
  const told = ({
    kind,
    itemId,
    permalink,
    author,
    postedAt,
    postedAtRaw,
    text,
    side,
  }: ReadOutput['items'][number]) => {
    const { name, handle, profileUrl } = author;
    return { kind, itemId, permalink, name, handle, profileUrl, postedAt, postedAtRaw, text, side };
  };
  const { items } = readPage(document, fixture.url, shadowsOf(document));
  expect(items.map(told)).toEqual(itemsOf(fixture).map(told));
});
