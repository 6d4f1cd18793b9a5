// Pages of large platforms as their next build, another language or another link to them would have them say the same.
import { expect, it } from 'vitest';
import type { ReadItem } from '../../../utils/sites/read-output.ts';
import { readPage } from '../../../utils/sites/read-page.ts';
import { adapterFor } from '../../../utils/sites/registry.ts';
import { documentOf, shadowsOf } from '../../support/jsdom-page.ts';
import {
  boxAround,
  type Change,
  insteadOf,
  otherGeneratedClasses,
  otherLabels,
  otherLinks,
  putBefore,
} from '../../support/page-changes.ts';
import { type SiteFixture, siteFixtures } from '../../support/site-fixtures.ts';

const platforms =
  'bluesky discord elk facebook instagram linkedin mastodon misskey pinterest pleroma reddit soapbox telegram threads tiktok truthsocial tumblr twitch whatsapp x youtube'.split(
    ' ',
  );

const tracked = (address: URL): string =>
  `${address.href.replace(/#.*/u, '')}${address.search ? '&' : '?'}utm_source=x`;
const path = ({ pathname, search, hash }: URL): string => pathname + search + hash;

/** Changes that no page's reading may notice. */
const always: readonly [what: string, change: Change][] = [
  ['a box around each time', boxAround('time')],
  ['other generated classes', otherGeneratedClasses],
  ['whole addresses', otherLinks(({ href }) => href)],
  ['addresses without a host', otherLinks(path)],
  ['addresses that say who sent them', otherLinks(tracked)],
];

/** What stands between items and is none of them: a line, a notice, an advertisement, people to follow. */
const between = [
  '<span>New messages</span>',
  '<div role="alert"><p>You are offline. Some posts may not show.</p><button>Retry</button></div>',
  '<a href="https://shop.example/"><img src="https://shop.example/a.png" alt=""></a><p>Buy these shoes now.</p>',
  '<aside><ul><li><a href="/some.one">Some One</a><button>Follow</button></li></ul></aside>',
];

const rootsOf = (document: Document) => [document, ...shadowsOf(document)];

/** Who, where, when and what of each item; whole seconds, as an id may know the thousandths that an attribute leaves out. */
function told(document: Document, url: URL) {
  return readPage(document, url, shadowsOf(document)).items.map(
    ({ kind, author, permalink, postedAt, text, side }: ReadItem) => {
      const { name, handle, accountId } = author;
      return { kind, name, handle, accountId, permalink, postedAt: postedAt?.slice(0, 19), text, side };
    },
  );
}

function changed({ html, url }: SiteFixture, change: Change) {
  const document = documentOf(html, url.href);
  for (const root of rootsOf(document)) root.querySelectorAll('*').forEach(change);
  return told(document, url);
}

/** Names of people and all that they said: what no translation of the page changes. */
function wordsOfPeople({ html, url }: SiteFixture): Set<string> {
  const document = documentOf(html, url.href);
  const { items } = readPage(document, url, shadowsOf(document));
  const said = items.flatMap(({ author, text, conversation }) => [
    author.name,
    author.handle,
    text,
    conversation?.name,
    ...(conversation?.participants ?? []),
  ]);
  return new Set(said.flatMap((words) => words?.match(/[\p{L}\p{M}'’]+/gu) ?? []));
}

/** Of each platform the longest page. */
const longest = platforms.flatMap((wanted) => {
  const pages = siteFixtures().filter(({ platform }) => platform === wanted);
  return pages.length === 0 ? [] : [pages.reduce((a, b) => (b.html.length > a.html.length ? b : a))];
});

it.each(longest)('$platform/$name says the same with other names, boxes, links and labels', (fixture) => {
  const before = changed(fixture, () => {});
  expect(before.length).toBeGreaterThan(0);
  for (const [what, change] of [...always, ['other labels', otherLabels(wordsOfPeople(fixture))] as const])
    expect(changed(fixture, change), what).toEqual(before);
});

it.each(longest)('$platform/$name says the same with other things between its items', ({ html, url }) => {
  const document = documentOf(html, url.href);
  const before = told(document, url);
  const items = rootsOf(document).flatMap((root) => adapterFor(url, document).items(root, url));
  const outermost = items.filter((item) => !items.some((outer) => outer !== item && outer.contains(item)));
  for (const other of between) {
    putBefore(other, outermost);
    expect(told(document, url), other).toEqual(before);
  }
});

/** Pages that once lost a post, a name or words to such a change, or took somebody else's. */
const once: readonly [page: string, what: string, change: Change][] = [
  ['x/timeline', 'div for article', insteadOf('article', 'div')],
  ['x/status-with-replies', 'a box around each time', boxAround('time')],
  ['misskey/sharkey-home-french', 'a box around each time', boxAround('time')],
  ['linkedin/post-detail-nested', 'div for article', insteadOf('article', 'div')],
  ['bluesky/chat-of-a-group-german', 'a box around each span', boxAround('span')],
  ['threads/profile', 'no titles', (element) => element.removeAttribute('title')],
];

it.each(once)('%s says the same with %s', (page, _, change) => {
  const fixture = siteFixtures().find(({ platform, name }) => `${platform}/${name}` === page);
  expect(fixture).toBeDefined();
  if (fixture !== undefined) expect(changed(fixture, change)).toEqual(changed(fixture, () => {}));
});

/** Parts that once, when they were not there, gave way to somebody else's. */
const without: readonly [page: string, part: string][] = [
  ['reddit/comments', 'shreddit-comment:has(shreddit-comment) > [slot="commentMeta"]'],
  ['linkedin/feed-2026-suggestions-arabic', 'a[href*="ilka"]:not(:has(figure))'],
  ['tumblr/hashtags-and-notes', 'header'],
];

it.each(without)('%s takes nothing from elsewhere in the place of %s', (page, part) => {
  const fixture = siteFixtures().find(({ platform, name }) => `${platform}/${name}` === page);
  expect(fixture).toBeDefined();
  if (fixture === undefined) return;
  const document = documentOf(fixture.html, fixture.url.href);
  const before = told(document, fixture.url);
  document.querySelector(part)?.remove();
  const after = told(document, fixture.url);
  expect(after).not.toEqual(before);
  const taken = after.flatMap((item, at) => {
    const was: Record<string, unknown> = { ...before[at] };
    return Object.entries(item).filter(([field, value]) => value != null && value !== was[field]);
  });
  expect(taken).toEqual([]);
});
