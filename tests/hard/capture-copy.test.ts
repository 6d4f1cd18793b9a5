// The copy of every practice site: opens with nothing but itself, and looks like the page.
import { describe, expect, it } from 'vitest';
import { practicePages } from '../practice/sites.ts';
import { keptEntry } from '../support/capture-flows.ts';
import { launched } from '../support/launched.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { expectCopyLikePage, keepWholeAt } from '../support/whole-copy.ts';

const daybook = launched();
const folder = tempFolder();

/** One page of each site. */
const sites = new Map(practicePages.toReversed().map(({ site, address }) => [site, address]));

describe('a copy looks like the page, with nothing but itself', () => {
  it.each([...sites])('%s', async (_, address) => {
    const { number, reference } = await keepWholeAt(daybook(), address);
    const entry = await keptEntry(daybook(), number);
    expect(entry.files.map(({ path }) => path)).toContain('page.html');
    const any = await daybook().open('https://x.com/home');
    await expectCopyLikePage(daybook(), any, entry, reference, folder);
    await any.close();
  });
});
