// The whole main job under a passphrase; afterwards nothing that was kept, written or looked for lies on the disk in the clear.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { doMainJob } from '../../scripts/support/main-job.ts';
import { blueskyPosts } from '../practice/bluesky-pages.ts';
import { redditComments } from '../practice/reddit-pages.ts';
import { xPosts } from '../practice/x-pages.ts';
import { ChromiumDaybook } from '../support/chromium.ts';
import { foundOnDisk } from '../support/disk-search.ts';
import { openPackage } from '../support/package-content.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();
const profile = join(folder, 'profile');
const passphrase = 'eleven slow paper boats';

/** Files in which Chromium itself writes down what was visited. */
const browsersOwn =
  /(^|\/)(History|Favicons|Top Sites|Visited Links|Network Action Predictor|Sessions|segmentation_platform)(\/|-|:|$)/u;

it('lies nowhere in the clear after twelve captures on eight sites, an entry, a package and a lock', async () => {
  const daybook = await ChromiumDaybook.launch({ profile });
  const zip = await doMainJob(daybook, { folder, passphrase, tell: () => {} }).finally(() => daybook.close());
  const content = await openPackage(zip);
  const needles: Record<string, string | Buffer> = {
    passphrase,
    where: 'the front door of the workshop',
    what: 'He rang at five past six and knocked for ten minutes.',
    left: 'He left a photograph of the street under the door.',
  };
  // 48 bytes out of the middle of every picture and every text that was kept
  for (const path of content.paths.filter((one) => /^data\/exhibits\/.*\.(png|txt|html|mhtml|jpg)$/u.test(one))) {
    const bytes = Buffer.from(await content.bytes(path));
    if (bytes.length > 400) needles[path] = bytes.subarray(bytes.length >> 1, (bytes.length >> 1) + 48);
  }
  expect(Object.keys(needles).length).toBeGreaterThan(20);
  const shown = {
    x: xPosts.threat.text.slice(0, 40),
    bluesky: blueskyPosts.ferry.text.slice(0, 40),
    reddit: redditComments.where.text.slice(0, 40),
  };
  expect(foundOnDisk(profile, needles)).toEqual([]);
  expect(foundOnDisk(profile, shown).filter((found) => !browsersOwn.test(found))).toEqual([]);
  expect(foundOnDisk(profile, { address: 'web.whatsapp.com' }).some((found) => found.includes('History'))).toBe(true);
});
