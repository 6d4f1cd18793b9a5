/**
 * `node scripts/run.mjs pictures`: takes the pictures of the README and of the stores (1280 × 800, as both ask for) from the
 * real product, on practice pages, into `docs/pictures/`. Run by hand when the interface changed; look at them before they
 * are committed.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { addresses } from '../components/casebook/route.ts';
import { xPermalink, xPosts } from '../tests/practice/x-pages.ts';
import { ChromiumDaybook } from '../tests/support/chromium.ts';
import { chooseInPopup, openCasebook, waitForPicker } from '../tests/support/flows.ts';
import { words } from '../tests/support/words.ts';
import { buildExtension } from './support/build-extension.ts';
import { doMainJob } from './support/main-job.ts';
import { projectRoot, say } from './support/project.ts';
import { toldOptions } from './support/told-options.ts';

toldOptions({});

const folder = join(projectRoot, 'docs/pictures');
mkdirSync(folder, { recursive: true });
const passing = mkdtempSync(join(tmpdir(), 'daybook-pictures-'));
const size = { width: 1280, height: 800 };
const daybook = await ChromiumDaybook.launch({
  extension: await buildExtension('chrome'),
  viewport: size,
});
try {
  await doMainJob(daybook, { folder: passing, passphrase: undefined, tell: say });

  const page = await daybook.open(xPermalink(xPosts.watched));
  await chooseInPopup(daybook, page, 'post');
  await waitForPicker(page);
  const post = await page.locator('article', { hasText: 'Blue coat again' }).boundingBox();
  if (post === null) throw new Error('the post is not shown');
  await page.mouse.move(post.x + 300, post.y + 60);
  await page.screenshot({ path: join(folder, 'choose.png') });
  await page.keyboard.press('Escape');

  const casebook = await openCasebook(daybook, page);
  await casebook.setViewportSize(size);
  const shoot = async (name: string, hash: string, ready: Locator): Promise<void> => {
    await casebook.evaluate((to) => void (location.hash = to), hash);
    await ready.first().waitFor();
    await casebook.mouse.move(0, 0);
    await casebook.screenshot({ path: join(folder, `${name}.png`) });
  };
  await shoot('casebook', addresses.entries, casebook.getByRole('heading', { name: words('entries_title') }));
  const first = await casebook.locator('main a[href*="#/entry/"]').last().getAttribute('href');
  await shoot('entry', first?.slice(first.indexOf('#')) ?? '', casebook.locator('main h1'));
  await shoot('pattern', addresses.pattern, casebook.getByRole('heading', { name: words('pattern_axis') }));
  await shoot('package', addresses.package, casebook.getByRole('button', { name: words('package_save'), exact: true }));
} finally {
  await daybook.close();
  rmSync(passing, { recursive: true, force: true });
}
