import { expect, it } from 'vitest';
import type { Adapter, Field, Reading } from '../../../utils/sites/contract.ts';
import { valueOf } from '../../../utils/sites/reading/field.ts';
import { adapterFor } from '../../../utils/sites/registry.ts';
import { renameTarget } from '../../support/drift.ts';
import { documentOf, shadowsOf } from '../../support/jsdom-page.ts';
import { type SiteFixture, siteFixtures } from '../../support/site-fixtures.ts';

/** Pages of a platform on which each row of its table is renamed: more show nearly the same again, and take long. */
const pagesPerRow = 1;

/**
 * Rows that alone tell a part from its surroundings: a quotation inside words, a title above them. Where such a name
 * dies nothing else on these pages says where one ends and the other begins; the words stand there, with too much or
 * without their title, which not every post has.
 */
const aloneTell: Record<string, readonly string[]> = {
  blogger: ['title'],
  outlook: ['quoted'],
  phpbb: ['quote', 'tableQuote'],
  pinterest: ['pinTitle'],
  roundcube: ['quoted'],
  truthsocial: ['inner'],
  vbulletin: ['quote', 'oldQuote'],
  web: ['author'],
  wordpress: ['name'],
  x: ['articleTitle'],
};

function readingsOf(adapter: Adapter, document: Document, url: URL): Map<Element, Reading> {
  const elements = [document, ...shadowsOf(document)].flatMap((root) => adapter.items(root, url));
  return new Map(elements.map((element) => [element, adapter.read(element, url)]));
}

function fieldsOf({ author, postedAt, permalink, itemId, text }: Reading): Record<string, Field<string>> {
  return { name: author.name, handle: author.handle, accountId: author.accountId, postedAt, permalink, itemId, text };
}

/** Another way to say the same: the address with the same number in it, the handle of whoever has no other name. */
function saysTheSame(name: string, value: string, before: Reading): boolean {
  const id = valueOf(before.itemId) ?? '';
  // some boards name an item by its place in the thread, which ends the address
  if (name === 'permalink')
    return (
      (id !== '' && value.includes(id.replace(/^\D+/u, ''))) ||
      value.split('/').at(-1) === valueOf(before.permalink)?.split('/').at(-1)
    );
  const handle = valueOf(before.author.handle);
  return name === 'name' && handle !== null && value.split(/\s/u)[0] === handle;
}

function wrongIn(before: Map<Element, Reading>, after: Map<Element, Reading>): string[] {
  return [...after].flatMap(([element, reading]) => {
    const known = before.get(element);
    if (known === undefined) return [];
    const was = fieldsOf(known);
    return Object.entries(fieldsOf(reading)).flatMap(([name, field]) => {
      const old = was[name] === undefined ? null : valueOf(was[name]);
      if (field.state === 'missing') return old !== null && field.tried.length === 0 ? [`${name}: no names tried`] : [];
      // what was not there before can only have come from elsewhere in the same item
      if (old === null || field.value === old || saysTheSame(name, field.value, known)) return [];
      return [`${name}: ${JSON.stringify(old).slice(0, 80)} became ${JSON.stringify(field.value).slice(0, 80)}`];
    });
  });
}

const byPlatform = [...Map.groupBy(siteFixtures(), ({ platform }) => platform)];

it.each(byPlatform)('%s: what a platform renames is missing by name, never another value', (platform, fixtures) => {
  const seen = new Map<string, number>();
  const wrong: string[] = [];
  const renamed = (fixture: SiteFixture) => {
    const document = documentOf(fixture.html, fixture.url.href);
    const adapter = adapterFor(fixture.url, document);
    const before = readingsOf(adapter, document, fixture.url);
    for (const [name, row] of Object.entries(adapter.selectors)) {
      if ((seen.get(name) ?? 0) >= pagesPerRow || aloneTell[platform]?.includes(name) === true) continue;
      const undo = renameTarget(document, row);
      if (undo === null) continue;
      seen.set(name, (seen.get(name) ?? 0) + 1);
      const after = readingsOf(adapter, document, fixture.url);
      wrong.push(...wrongIn(before, after).map((what) => `${fixture.name}, ${name} renamed: ${what}`));
      undo();
    }
  };
  fixtures.forEach(renamed);
  expect(seen.size).toBeGreaterThan(2);
  expect(wrong).toEqual([]);
});
