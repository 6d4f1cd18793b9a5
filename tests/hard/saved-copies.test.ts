// Copies of every page that the adapters are tested with, saved as people save pages, say what the page itself says.
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { lostIn, readCopy, type WayToSave } from '../support/saved-copy.ts';
import { siteFixtures } from '../support/site-fixtures.ts';

const ways: readonly WayToSave[] = ['one file', 'page and folder'];

it.each(siteFixtures())('copies of $platform/$name are read as the page itself', async (fixture) => {
  for (const way of ways) {
    const { page, copy } = readCopy(fixture, way);
    const lost = lostIn(fixture, way);
    for (const items of [page, copy]) for (const item of items) for (const field of lost) item[field] = null;
    expect(copy, way).toEqual(page);
  }
  // pages looked at in one turn of the loop are all held until it ends: those of all fixtures filled the memory
  await setImmediate();
});
