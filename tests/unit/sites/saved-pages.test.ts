import { expect, it } from 'vitest';
import { lostIn, readCopy } from '../../support/saved-copy.ts';
import { type SiteFixture, siteFixtures } from '../../support/site-fixtures.ts';

/** Of each platform the longest page; all of them, saved in every way, are the long form's. */
function longestOfEach(): SiteFixture[] {
  const platforms = Map.groupBy(siteFixtures(), ({ platform }) => platform).values();
  return [...platforms].map((pages) => pages.reduce((a, b) => (b.html.length > a.html.length ? b : a)));
}

it.each(longestOfEach())('reads a copy of $platform/$name in one file as the page itself', (fixture) => {
  const { page, copy } = readCopy(fixture, 'one file');
  const lost = lostIn(fixture, 'one file');
  for (const items of [page, copy]) for (const item of items) for (const field of lost) item[field] = null;
  expect(page.length).toBeGreaterThan(0);
  expect(copy).toEqual(page);
});
