/**
 * `node scripts/run.mjs screens [--out DIR] [--browser firefox]`: a picture of every screen of the real product over a filled
 * record, in light and dark, wide and narrow, and right to left; for looking at after a change. Made pictures, invented people.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { addresses } from '../components/casebook/route.ts';
import { xPermalink, xPosts } from '../tests/practice/x-pages.ts';
import { ChromiumDaybook } from '../tests/support/chromium.ts';
import { FirefoxDaybook } from '../tests/support/firefox.ts';
import { capturePost } from '../tests/support/firefox-flows.ts';
import { seedBook } from '../tests/support/record-in-page.ts';
import { until } from '../tests/support/until.ts';
import { buildExtension } from './support/build-extension.ts';
import { doMainJob } from './support/main-job.ts';
import { projectRoot, say, toldPath } from './support/project.ts';
import { toldOptions } from './support/told-options.ts';

const values = toldOptions({ out: { type: 'string' }, browser: { type: 'string', default: 'chrome' } });
const folder = values.out === undefined ? join(projectRoot, 'out/screens') : toldPath(values.out);
mkdirSync(folder, { recursive: true });
const passing = mkdtempSync(join(tmpdir(), 'daybook-screens-'));

interface Look {
  name: string;
  width: number;
  colorScheme: 'light' | 'dark';
  direction: 'ltr' | 'rtl';
}

const looks: readonly Look[] = [
  { name: 'light-1280', width: 1280, colorScheme: 'light', direction: 'ltr' },
  { name: 'dark-1280', width: 1280, colorScheme: 'dark', direction: 'ltr' },
  { name: 'light-320', width: 320, colorScheme: 'light', direction: 'ltr' },
  { name: 'dark-320', width: 320, colorScheme: 'dark', direction: 'ltr' },
  { name: 'rtl-1280', width: 1280, colorScheme: 'light', direction: 'rtl' },
];

const screens: readonly (readonly [name: string, address: string])[] = [
  ...Object.entries(addresses).flatMap(([name, hash]) =>
    typeof hash === 'string' ? [[name, `casebook.html${hash}`] as const] : [],
  ),
  ['welcome', 'welcome.html'],
  ['verify', 'verify.html'],
  ['popup', 'popup.html'],
  ['calendar', 'calendar.html'],
];

/** Words that stand on a screen while the record is still being opened behind it. */
const opening = /still being opened/u;

async function shoot(page: Page, name: string): Promise<void> {
  for (const look of looks) {
    await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: look.width, height: 900 });
    await page.evaluate((direction) => (document.documentElement.dir = direction), look.direction);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.screenshot({ path: join(folder, `${name}-${look.name}.png`), fullPage: true });
  }
}

async function inChromium(): Promise<void> {
  const daybook = await ChromiumDaybook.launch({ extension: await buildExtension('chrome') });
  try {
    await doMainJob(daybook, { folder: passing, passphrase: undefined, tell: say });
    const book = await daybook.openOwn('casebook.html#/');
    await seedBook((source) => book.evaluate(source));
    await book.close();
    for (const [name, address] of screens) {
      const page = await daybook.openOwn(address);
      await page.locator('main, body > *').first().waitFor();
      await page.waitForLoadState('networkidle');
      await until('the entries', async () => !opening.test(await page.locator('body').innerText()));
      await shoot(page, name);
      await page.close();
    }
    const list = await daybook.openOwn(`casebook.html${addresses.entries}`);
    await list.locator('main a[href*="#/entry/"]').first().waitFor();
    const hrefs = await list
      .locator('main a[href*="#/entry/"]')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).hash));
    for (const [at, hash] of [hrefs[0], hrefs.at(-1)].entries()) {
      const page = await daybook.openOwn(`casebook.html${hash ?? ''}`);
      await page.locator('h1').first().waitFor();
      await shoot(page, `entry-${at + 1}`);
      await page.close();
    }
  } finally {
    await daybook.close();
  }
}

/** In the words of Firefox's own preference: 0 is dark, 1 is light. */
const firefoxScheme = { dark: 0, light: 1 } as const;

async function inFirefox(): Promise<void> {
  const daybook = await FirefoxDaybook.launch({ extension: await buildExtension('firefox') });
  try {
    for (const post of [xPosts.watched, xPosts.threat]) {
      const page = await daybook.open(xPermalink(post));
      say(await capturePost(daybook, page, `article:has(time[datetime^="${post.at.slice(0, 16)}"])`));
      await page.close();
    }
    const list = await daybook.openOwn(`casebook.html${addresses.entries}`);
    await seedBook((source) => daybook.bidi.evaluate(list.context, source));
    await list.reload();
    const entry = await until('an entry', () =>
      list.evaluate(() => document.querySelector<HTMLAnchorElement>('main a[href*="#/entry/"]')?.hash ?? null),
    );
    for (const [name, address] of [...screens, ['entry-1', `casebook.html${entry}`] as const]) {
      const page = await daybook.openOwn(address);
      await until('the screen', async () => {
        const shown = await page.evaluate(() => document.body?.innerText ?? '');
        return shown !== '' && !opening.test(shown);
      });
      for (const look of looks) {
        await daybook.setColorScheme(firefoxScheme[look.colorScheme]);
        await page.resize(look.width, 900);
        await page.evaluate(async (direction) => {
          document.documentElement.dir = direction;
          await document.fonts.ready;
          // a colour that is still on its way from light to dark is no look
          for (const change of document.getAnimations()) change.finish();
        }, look.direction);
        writeFileSync(join(folder, `${name}-firefox-${look.name}.png`), await page.wholePicture());
      }
      await page.close();
    }
  } finally {
    await daybook.close();
  }
}

try {
  if (values.browser === 'firefox') await inFirefox();
  else await inChromium();
} finally {
  rmSync(passing, { recursive: true, force: true });
}
console.log(folder);
