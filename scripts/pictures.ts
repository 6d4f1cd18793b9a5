/**
 * `node scripts/run.mjs pictures`: takes the README's pictures from the real product, on practice pages, into
 * `docs/pictures/`. Run by hand when the interface changed; look at them before they are committed.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { xPermalink, xPosts } from '../tests/practice/x-pages.ts';
import { ChromiumDaybook } from '../tests/support/chromium.ts';
import { chooseInPopup, openCasebook, waitForPicker } from '../tests/support/flows.ts';
import { words } from '../tests/support/words.ts';
import { buildExtension } from './support/build-extension.ts';
import { doMainJob } from './support/main-job.ts';
import { projectRoot, say } from './support/project.ts';

const folder = join(projectRoot, 'docs/pictures');
mkdirSync(folder, { recursive: true });
const passing = mkdtempSync(join(tmpdir(), 'daybook-pictures-'));
const daybook = await ChromiumDaybook.launch({
  extension: await buildExtension('chrome'),
  viewport: { width: 1120, height: 700 },
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
  await casebook.setViewportSize({ width: 1120, height: 700 });
  await casebook
    .getByRole('link', { name: words('nav_entries') })
    .first()
    .click();
  await casebook.getByRole('heading', { name: words('entries_title') }).waitFor();
  await casebook.mouse.move(0, 0);
  await casebook.screenshot({ path: join(folder, 'casebook.png') });
} finally {
  await daybook.close();
  rmSync(passing, { recursive: true, force: true });
}
