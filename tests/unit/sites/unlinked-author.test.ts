import { expect, it } from 'vitest';
import type { Reading } from '../../../utils/sites/contract.ts';
import { valueOf } from '../../../utils/sites/reading/field.ts';
import { adapterFor } from '../../../utils/sites/registry.ts';
import { documentOf, shadowsOf } from '../../support/jsdom-page.ts';
import { siteFixtures } from '../../support/site-fixtures.ts';

/** What loses its author's page only in this test: there it is part of what marks the item or its line. */
const marksTheItem = new Set([
  'web/microdata-comments', // the author's address stands in the item as a property of its own
  'wordpress/bylines-below-german', // these authors' addresses are those of whole sites, the comment's own too
  'wordpress/classic-threaded', // the theme's words stand beside the name, told apart by its link alone
  'instagram/built-into-a-page', // the name and where the words begin are that link
]);

function readAll(document: Document, url: URL): { element: Element; reading: Reading }[] {
  const adapter = adapterFor(url, document);
  const elements = [document, ...shadowsOf(document)].flatMap((root) => adapter.items(root, url));
  return elements.map((element) => ({ element, reading: adapter.read(element, url) }));
}

const pathOf = (address: string, base: URL): string =>
  URL.canParse(address, base) ? new URL(address, base).pathname.replace(/\/$/u, '') : '';

/** The names of whoever has left lead nowhere: links to an item's author become plain words. */
function unlink(item: Element, profile: string, url: URL): void {
  for (const link of item.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? '';
    if (pathOf(href, url) !== pathOf(profile, url) || link.querySelector('time') !== null) continue;
    if (/comment_id|lc=/u.test(href)) continue;
    const words = item.ownerDocument.createElement('span');
    for (const { name, value } of link.attributes) if (name !== 'href') words.setAttribute(name, value);
    words.append(...link.childNodes);
    link.replaceWith(words);
  }
}

const byPlatform = [...Map.groupBy(siteFixtures(), ({ platform }) => platform)];

it.each(byPlatform)('%s: an author whose name leads nowhere is nobody else', (_, fixtures) => {
  const wrong = fixtures
    .filter(({ platform, name }) => !marksTheItem.has(`${platform}/${name}`))
    .flatMap(({ name, html, url }) => {
      const document = documentOf(html, url.href);
      const before = readAll(document, url);
      for (const { element, reading } of before) {
        const profile = valueOf(reading.author.profileUrl);
        if (profile !== null) unlink(element, profile, url);
      }
      const known = new Map(before.map(({ element, reading }) => [element, reading.author]));
      return readAll(document, url).flatMap(({ element, reading }) => {
        const was = known.get(element);
        if (was === undefined) return [];
        return (['name', 'handle', 'profileUrl'] as const).flatMap((field) => {
          const now = valueOf(reading.author[field]);
          return now === null || valueOf(was[field]) === null || now === valueOf(was[field])
            ? []
            : [`${name}, ${field}: ${valueOf(was[field]) ?? ''} became ${now}`];
        });
      });
    });
  expect(wrong).toEqual([]);
});
