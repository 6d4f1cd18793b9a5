// A crash in the middle of a write leaves the beginning of a record at the end of Chromium's log. Chromium goes on writing
// behind it, and the next time it opens its store it takes that for damage and deletes everything.
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { churnInChromium } from '../../support/kill-chromium.ts';
import type { Churn, Said } from '../../support/churn.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { until } from '../../support/until.ts';

const profile = join(tempFolder(), 'profile');
type InPage = { churn: Churn };

/** What a log holds of a record whose head was written and whose words were not: a sum, a length of 1 024, "in one piece". */
const headAlone = Uint8Array.of(0x1f, 0x2e, 0x3d, 0x4c, 0x00, 0x04, 0x01);

function cutOffLog(): void {
  const [store] = readdirSync(join(profile, 'Default', 'IndexedDB')).filter((name) => name.endsWith('.leveldb'));
  const folder = join(profile, 'Default', 'IndexedDB', store ?? '');
  const log = readdirSync(folder)
    .filter((name) => name.endsWith('.log'))
    .toSorted()
    .at(-1);
  appendFileSync(join(folder, log ?? ''), headAlone);
}

it('loses nothing when a crash cuts off the last line of the browser’s own log', async () => {
  const said: Said[] = [];
  for (let round = 0; round < 3; round += 1) {
    const browser = await churnInChromium(profile);
    const wrong = await browser.evaluate((all: Said[]) => (globalThis as unknown as InPage).churn.check(all), said);
    expect(wrong, `round ${round}`).toEqual([]);
    const before = said.length;
    void browser.write(0, (heard) => void said.push(...heard));
    await until('something to be kept', () => said.length > before);
    await browser.kill();
    cutOffLog();
  }
});
