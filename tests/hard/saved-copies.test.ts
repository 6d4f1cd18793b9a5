// Copies of every page that the adapters are tested with, saved as people save pages, say what the page itself says.
import { expect, it } from 'vitest';
import { lostIn, readCopy, type WayToSave } from '../support/saved-copy.ts';
import { siteFixtures } from '../support/site-fixtures.ts';

const ways: readonly WayToSave[] = ['one file', 'page and folder'];

it.each(siteFixtures())('copies of $platform/$name are read as the page itself', (fixture) => {
  for (const way of ways) {
    const { page, copy } = readCopy(fixture, way);
    const lost = lostIn(fixture, way);
    for (const items of [page, copy]) for (const item of items) for (const field of lost) item[field] = null;
    expect(copy, way).toEqual(page);
  }
});
