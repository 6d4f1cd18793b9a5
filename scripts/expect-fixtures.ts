/**
 * Writes what Daybook reads from the pages of tests/fixtures/sites beside them, to be checked by eye before
 * it is committed: `node scripts/run.mjs expect-fixtures [platform[/page]]`. Without an argument only what is missing.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { documentOf } from '../tests/support/jsdom-page.ts';
import { siteFixtures } from '../tests/support/site-fixtures.ts';
import { readPage } from '../utils/sites/read-page.ts';

const wanted = process.argv[2];

for (const { platform, name, url, html, expectedFile } of siteFixtures()) {
  const asked = wanted === undefined ? !existsSync(expectedFile) : `${platform}/${name}`.startsWith(wanted);
  if (asked) {
    const reading = readPage(documentOf(html, url.href), url);
    writeFileSync(expectedFile, `${JSON.stringify(reading, null, 2)}\n`);
    process.stdout.write(`${platform}/${name}: ${reading.items.length} items\n`);
  }
}
