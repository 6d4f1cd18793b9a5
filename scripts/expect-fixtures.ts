/**
 * Writes what Daybook reads from the pages of tests/fixtures/sites beside them, to be checked by eye before
 * it is committed: `node scripts/run.mjs expect-fixtures [platform[/page]]`. Without an argument only what is missing.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { documentOf, shadowsOf } from '../tests/support/jsdom-page.ts';
import { siteFixtures } from '../tests/support/site-fixtures.ts';
import { readPage } from '../utils/sites/read-page.ts';
import { toldName } from './support/told-options.ts';

const wanted = toldName();

for (const { platform, name, url, html, expectedFile } of siteFixtures()) {
  const asked = wanted === null ? !existsSync(expectedFile) : [platform, `${platform}/${name}`].includes(wanted);
  if (asked) {
    const document = documentOf(html, url.href);
    const reading = readPage(document, url, shadowsOf(document));
    writeFileSync(expectedFile, `${JSON.stringify(reading, null, 2)}\n`);
    process.stdout.write(`${platform}/${name}: ${reading.items.length} items\n`);
  }
}
