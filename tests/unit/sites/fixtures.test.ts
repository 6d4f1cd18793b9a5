import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { readPage } from '../../../utils/sites/read-page.ts';
import { documentOf, serialised, shadowsOf } from '../../support/jsdom-page.ts';
import { siteFixtures } from '../../support/site-fixtures.ts';

const fixtures = siteFixtures();

describe.each(fixtures)('$platform/$name', ({ url, html, expectedFile }) => {
  it('is read as expected, without a change to the page or a request', () => {
    const document = documentOf(html, url.href);
    const before = serialised(document);
    const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network'));
    const reading = readPage(document, url, shadowsOf(document));
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
    expect(serialised(document)).toBe(before);
    expect(JSON.parse(JSON.stringify(reading))).toEqual(JSON.parse(readFileSync(expectedFile, 'utf8')));
  });
});

const most = new Set(['x', 'facebook', 'instagram', 'whatsapp']);

it('are at least four for every platform, eight for the four largest', () => {
  const counts = Map.groupBy(fixtures, ({ platform }) => platform);
  for (const [platform, pages] of counts)
    expect(pages.length, platform).toBeGreaterThanOrEqual(most.has(platform) ? 8 : 4);
});

it('speak English, Spanish, Arabic, German and Japanese', () => {
  const languages = fixtures.map(({ html }) => /<html[^>]*\slang="([a-z]{2})/u.exec(html)?.[1]);
  for (const language of ['en', 'es', 'ar', 'de', 'ja'])
    expect(languages.filter((one) => one === language).length, language).toBeGreaterThanOrEqual(5);
});
