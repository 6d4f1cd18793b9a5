import { expect, it } from 'vitest';
import { type ReadItem, readItem } from '../../../utils/sites/read-output.ts';
import { adapterFor } from '../../../utils/sites/registry.ts';
import { documentOf, shadowsOf } from '../../support/jsdom-page.ts';
import { anotherName, boxAround, boxInside, type Change, insteadOf } from '../../support/page-changes.ts';
import { type SiteFixture, siteFixtures } from '../../support/site-fixtures.ts';

const renameClasses: Change = (element) => {
  const names = element.getAttribute('class')?.split(/\s+/u).filter(Boolean) ?? [];
  if (names.length > 0) element.setAttribute('class', names.map(anotherName).join(' '));
};

const testName = /data-(?:test-?id|e2e|a-target|pagelet|pressable|ad-)/u;

const renameTestNames: Change = (element) => {
  for (const { name, value } of element.attributes)
    if (testName.test(name)) element.setAttribute(name, anotherName(value));
};

const dropRole: Change = (element) => element.removeAttribute('role');

const renameId: Change = (element) => {
  if (element.id !== '') element.id = anotherName(element.id);
};

const renameLabel: Change = (element) => {
  const label = element.getAttribute('aria-label');
  if (label !== null) element.setAttribute('aria-label', anotherName(label));
};

/** One more box around each link, name, paragraph and time. */
const boxOutside = boxAround('a', 'span', 'p', 'time');

const dropDirection: Change = (element) => element.removeAttribute('dir');

interface Read {
  site: string;
  items: ReadonlyMap<Element, ReadItem>;
}

function readPage(document: Document, url: URL): Read {
  const adapter = adapterFor(url, document);
  const elements = [document, ...shadowsOf(document)].flatMap((root) => adapter.items(root, url));
  return {
    site: adapter.id,
    items: new Map(elements.map((element) => [element, readItem(adapter.read(element, url))])),
  };
}

/** The number in it, whatever stands before, and whatever it stands below behind it. */
const numberOf = (id: string | null): string | null => /\d+(?=_0$)|\d+$/u.exec(id ?? '')?.[0] ?? id;

function sameItem(one: ReadItem, other: ReadItem): boolean {
  return (
    (one.itemId !== null && numberOf(one.itemId) === numberOf(other.itemId)) ||
    (one.permalink !== null && one.permalink === other.permalink) ||
    (one.text !== null && one.text !== '' && one.text === other.text)
  );
}

function saysOf(item: ReadItem): Record<string, string | null> {
  const { author, permalink, postedAt, text, kind } = item;
  return { ...author, permalink, postedAt, itemId: numberOf(item.itemId), text, kind };
}

/** Less is no lie: the words of a post without the title above them, which not every post has. */
const isLess = (field: string, before: string | null, after: string): boolean =>
  field === 'text' && before?.endsWith(`\n\n${after}`) === true;

const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** The generic reader knows no page's parts: it gives the words with what stands around them, and loses none. */
const isMore = (field: string, before: string | null, after: string): boolean =>
  field === 'text' && lines(before ?? '').every((line) => after.includes(line));

/** Nor what kind an item is, nor by which of its addresses it is called, nor of two names which is the longer. */
const isAlike = (field: string, before: Readonly<Record<string, string | null>>, after: string): boolean =>
  field === 'kind' ||
  (field === 'permalink' && before[field] != null && numberOf(before[field]) === numberOf(after)) ||
  (field === 'name' && after === before['handle']);

/** Nor that a post with an author, a time and words of its own stands in another one, which quotes it. */
const isQuoted = (before: Iterable<ReadItem>, after: ReadItem): boolean =>
  after.permalink !== null &&
  [...before].some(({ quotes }) => quotes?.permalink === after.permalink && quotes.text === after.text);

function wrongIn(before: ReadonlyMap<Element, ReadItem>, after: Read): string[] {
  return [...after.items].flatMap(([element, item]) => {
    // another reader may take another element for the same item
    const was = before.get(element) ?? [...before.values()].find((one) => sameItem(one, item));
    if (was === undefined && after.site === 'web' && isQuoted(before.values(), item)) return [];
    if (was === undefined) return [`nobody's item: ${JSON.stringify(saysOf(item)).slice(0, 200)}`];
    const old = saysOf(was);
    return Object.entries(saysOf(item)).flatMap(([field, value]) =>
      value === null ||
      value === old[field] ||
      isLess(field, old[field] ?? null, value) ||
      (after.site === 'web' && isMore(field, old[field] ?? null, value)) ||
      (after.site === 'web' && isAlike(field, old, value))
        ? []
        : [`${field}: ${JSON.stringify(old[field]).slice(0, 80)} became ${JSON.stringify(value).slice(0, 120)}`],
    );
  });
}

function readAfter({ html, url }: SiteFixture, change: Change): { before: Read; after: Read } {
  const document = documentOf(html, url.href);
  const before = readPage(document, url);
  for (const root of [document, ...shadowsOf(document)]) root.querySelectorAll('*').forEach(change);
  return { before, after: readPage(document, url) };
}

function faultsOf(fixture: SiteFixture, what: string, change: Change): string[] {
  const { before, after } = readAfter(fixture, change);
  return wrongIn(before.items, after).map((fault) => `${fixture.name}, ${what}: ${fault}`);
}

const fixtures = siteFixtures();
const byPlatform = [...Map.groupBy(fixtures, ({ platform }) => platform)];

it.each(byPlatform)('%s: with every name renamed at once, what is read is right or missing', (_, ofPlatform) => {
  const wrong = ofPlatform.flatMap((fixture) => [
    ...faultsOf(fixture, 'classes', renameClasses),
    ...(testName.test(fixture.html) ? faultsOf(fixture, 'names for tests', renameTestNames) : []),
  ]);
  expect(wrong).toEqual([]);
});

/** Pages that were once misread with more boxes or fewer names on them: each change with all pages would take long. */
const built: readonly [page: string, what: string, change: Change][] = [
  ['bluesky/feed', 'no roles', dropRole],
  ['bluesky/quotes-of-2026', 'no roles', dropRole],
  ['bluesky/thread', 'no roles', dropRole],
  ['outlook/conversation', 'other ids', renameId],
  ['threads/german', 'no roles', dropRole],
  ['threads/with-data-picture-only', 'no roles', dropRole],
  ['x/messages-german', 'other labels', renameLabel],
  ['youtube/live-chat', 'other ids', renameId],
  ['youtube/video-with-data-japanese', 'other ids', renameId],
  ['hackernews/story-with-comments', 'a box inside each', boxInside],
  ['hackernews/story-with-comments', 'a box around each', boxOutside],
  ['instagram/built-into-a-page', 'a box inside each', boxInside],
  ['nodebb/topic-quote-parent', 'a box inside each', boxInside],
  ['nodebb/topic-quote-parent', 'a box around each', boxOutside],
  ['reddit/old-messages', 'a box inside each', boxInside],
  ['tumblr/reblog-plain-heads', 'a box around each', boxOutside],
  ['wordpress/bylines-below-german', 'a box around each', boxOutside],
  ['facebook/feed-plain-units', 'no directions', dropDirection],
  ['facebook/permalink-with-data', 'div for span', insteadOf('span', 'div')],
  ['facebook/page-comments-german', 'div for span', insteadOf('span', 'div')],
  ['facebook/photo-viewer', 'div for span', insteadOf('span', 'div')],
  ['facebook/photo-viewer', 'div for its heading', insteadOf('h2', 'div')],
  ['instagram/post-of-2019', 'div for button', insteadOf('button', 'div')],
  ['instagram/profile-signed-in-german', 'section for div', insteadOf('div', 'section')],
  ['instagram/reel-comments-german', 'section for div', insteadOf('div', 'section')],
  ['linkedin/feed-2026-comments', 'div for span', insteadOf('span', 'div')],
  ['linkedin/feed-2026-german', 'div for button', insteadOf('button', 'div')],
  ['reddit/comments', 'other ids', renameId],
  ['telegram/a-group-in-a-row', 'div for span', insteadOf('span', 'div')],
  ['whatsapp/shape-of-2023', 'span for div', insteadOf('div', 'span')],
];

it.each(built)('%s: with %s, what is read is right or missing', (page, what, change) => {
  const fixture = fixtures.find(({ platform, name }) => `${platform}/${name}` === page);
  expect(fixture && faultsOf(fixture, what, change)).toEqual([]);
});

/** Pages of which parts once lost their words though the rest of the page told where they are. */
const kept: readonly [page: string, what: string, change: Change][] = [
  ['tiktok/comments-drawer', 'names for tests renamed', renameTestNames],
  ['tiktok/comments-drawer', 'other ids', renameId],
  ['youtube/mobile', 'classes renamed', renameClasses],
];

it.each(kept)('%s: with %s, what is read still has its words', (page, what, change) => {
  const fixture = fixtures.find(({ platform, name }) => `${platform}/${name}` === page);
  const items = fixture === undefined ? [] : [...readAfter(fixture, change).after.items.values()];
  expect(items.length, what).toBeGreaterThan(0);
  expect(items.filter(({ text, author }) => text === null || author.name === null)).toEqual([]);
});
