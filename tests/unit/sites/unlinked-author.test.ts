import { expect, it } from 'vitest';
import type { Reading } from '../../../utils/sites/contract.ts';
import { valueOf } from '../../../utils/sites/reading/field.ts';
import { adapterFor } from '../../../utils/sites/registry.ts';
import { documentOf, shadowsOf } from '../../support/jsdom-page.ts';
import { type SiteFixture, siteFixtures } from '../../support/site-fixtures.ts';

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

/** Where the page says beside the name, or by its place alone, whose words these are: the name is known without its link. */
const knownWithoutLink = [
  'bluesky/built-into-a-page',
  'facebook/group-comments-arabic',
  'facebook/group-post-comments',
  'facebook/mbasic-story-arabic',
  'facebook/page-comments-german',
  'facebook/photo-viewer',
  'hackernews/before-2015',
];

/** A page whose names lead nowhere, and what is read of each item before and after. */
function unlinked({ html, url }: SiteFixture): { was: Reading; now: Reading | undefined }[] {
  const document = documentOf(html, url.href);
  const before = readAll(document, url);
  for (const { element, reading } of before) {
    const profile = valueOf(reading.author.profileUrl);
    if (profile !== null) unlink(element, profile, url);
  }
  const after = new Map(readAll(document, url).map(({ element, reading }) => [element, reading]));
  return before.map(({ element, reading }) => ({ was: reading, now: after.get(element) }));
}

it.each(knownWithoutLink)('%s: a name that leads nowhere is still the name', (page) => {
  const fixture = siteFixtures().find(({ platform, name }) => `${platform}/${name}` === page);
  if (fixture === undefined) throw new Error(`no page ${page}`);
  const names = unlinked(fixture).map(({ was, now }) => [
    valueOf(was.author.name),
    now === undefined ? 'no item' : valueOf(now.author.name),
  ]);
  expect(names.length).toBeGreaterThan(0);
  expect(names.map(([, now]) => now)).toEqual(names.map(([was]) => was));
});

const byPlatform = [...Map.groupBy(siteFixtures(), ({ platform }) => platform)];

it.each(byPlatform)('%s: an author whose name leads nowhere is nobody else', (_, fixtures) => {
  const wrong = fixtures
    .filter(({ platform, name }) => !marksTheItem.has(`${platform}/${name}`))
    .flatMap((fixture) =>
      unlinked(fixture).flatMap(({ was, now }) =>
        (['name', 'handle', 'profileUrl'] as const).flatMap((field) => {
          const before = valueOf(was.author[field]);
          const after = now === undefined ? null : valueOf(now.author[field]);
          return after === null || before === null || after === before
            ? []
            : [`${fixture.name}, ${field}: ${before} became ${after}`];
        }),
      ),
    );
  expect(wrong).toEqual([]);
});
