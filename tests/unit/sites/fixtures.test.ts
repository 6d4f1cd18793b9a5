import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { readPage } from '../../../utils/sites/read-page.ts';
import { documentOf, serialised } from '../../support/jsdom-page.ts';
import { siteFixtures } from '../../support/site-fixtures.ts';

const fixtures = siteFixtures();

describe.each(fixtures)('$platform/$name', ({ url, html, expectedFile }) => {
  it('is read as expected, without a change to the page or a request', () => {
    const document = documentOf(html, url.href);
    const before = serialised(document);
    const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network'));
    const reading = readPage(document, url);
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
    expect(serialised(document)).toBe(before);
    expect(JSON.parse(JSON.stringify(reading))).toEqual(JSON.parse(readFileSync(expectedFile, 'utf8')));
  });
});

it('has an expected reading beside every page, and at least three pages for every platform', () => {
  const counts = Map.groupBy(fixtures, ({ platform }) => platform);
  for (const [platform, pages] of counts) expect(pages.length, platform).toBeGreaterThanOrEqual(3);
});
