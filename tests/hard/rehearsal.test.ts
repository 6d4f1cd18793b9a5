// The whole product once through, as a person and then a recipient would: two browsers, a phone's chat, old screenshots,
// one book from two, a talk with the police, a package in volumes, checked by stock tools only.
import { randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { doMainJob } from '../../scripts/support/main-job.ts';
import { blueskyPermalink, blueskyPosts } from '../practice/bluesky-pages.ts';
import { plainPageAddress } from '../practice/other-pages.ts';
import { redditComments, redditPages } from '../practice/reddit-pages.ts';
import { xPermalink, xPosts } from '../practice/x-pages.ts';
import { ChromiumDaybook } from '../support/chromium.ts';
import { FirefoxDaybook } from '../support/firefox.ts';
import { capturePost, captureScreen } from '../support/firefox-flows.ts';
import { lockCasebook } from '../support/flows.ts';
import { canKeep, chooseFiles, keepChosen } from '../support/import-flows.ts';
import { chatZip, exifJpeg, tinyJpeg } from '../support/import-samples.ts';
import { stockToolsObject } from '../support/recipient-tools.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';
import { words } from '../support/words.ts';

const folder = tempFolder();
const passphrase = 'seven slow yellow ferries';
/** Of noise: a package of them is larger than one file of 25 MB may be. */
const screenshotBytes = 2_000_000;

const tweet = (time: string): string => `article:has(time[datetime^="${time}"])`;
/** The same kinds of things as `doMainJob` keeps in the other browser; no selector keeps the screen. */
const firefoxSteps: readonly { address: string; selector: string | null }[] = [
  { address: xPermalink(xPosts.watched), selector: tweet(xPosts.watched.at.slice(0, 16)) },
  { address: xPermalink(xPosts.long), selector: tweet(xPosts.long.at.slice(0, 16)) },
  { address: xPermalink(xPosts.pileOn), selector: tweet(xPosts.pileOn.at.slice(0, 16)) },
  { address: redditPages[0]?.address ?? '', selector: `#t1_${redditComments.where.id}-comment-rtjson-content` },
  { address: 'https://mastodon.social/home', selector: '.status' },
  { address: blueskyPermalink(blueskyPosts.ferry), selector: '[data-testid^="postThreadItem-by-"]' },
  { address: 'https://web.whatsapp.com/', selector: '[data-testid="msg-container"]' },
  { address: 'https://forum.harbour-crafts.example/t/guild-stalls-2026/418', selector: '#post-4' },
  { address: 'https://web.whatsapp.com/', selector: null },
  { address: plainPageAddress, selector: null },
];

let chromium: ChromiumDaybook;
let firefox: FirefoxDaybook;
let casebook: Page;
beforeAll(async () => {
  chromium = await ChromiumDaybook.launch();
  firefox = await FirefoxDaybook.launch();
}, 120_000);
afterAll(async () => {
  const asked = [...chromium.refused, ...chromium.reachedForNetwork, ...firefox.refused, ...firefox.reachedForNetwork];
  await chromium.close();
  await firefox.close();
  expect(asked, 'requests that left the browsers').toEqual([]);
});

async function goTo(name: string): Promise<void> {
  await casebook
    .getByRole('link', { name: words(name), exact: true })
    .first()
    .click();
}

/** Number of entries that the list tells. */
async function entriesListed(): Promise<number> {
  await goTo('nav_entries');
  // a month's heading counts too, inside the list
  const line = casebook.locator('main [role=status]', { hasText: /^[\d,]+ entries/u });
  await line.waitFor();
  return Number(/^[\d,]+/u.exec(await line.innerText())?.[0]?.replaceAll(',', ''));
}

it('goes through the first run: no to every question, a passphrase, into the book', async () => {
  const page = await chromium.openOwn('welcome.html');
  const next = page.getByRole('button', { name: words('welcome_next') });
  await next.click();
  for (const question of ['question_device', 'question_account', 'question_danger']) {
    await page
      .getByRole('group', { name: words(question) })
      .getByLabel(words('answer_no'), { exact: true })
      .check();
  }
  await next.click();
  await page.getByLabel(words('passphrase_new'), { exact: true }).fill(passphrase);
  await page.getByLabel(words('passphrase_again'), { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: words('passphrase_set') }).click();
  // deriving the key takes its time on purpose
  await page.getByText(words('passphrase_set_done')).waitFor({ timeout: 60_000 });
  await next.click();
  await page.getByRole('link', { name: words('popup_open_casebook') }).click();
  await page
    .getByRole('link', { name: words('nav_settings') })
    .first()
    .waitFor();
  await lockCasebook(page);
  await page.close();
});

it('keeps ten things on six platforms in Chromium, the book locked', async () => {
  await doMainJob(chromium, { folder, passphrase, tell: () => {} });
  casebook = await chromium.openOwn('casebook.html');
  await casebook.getByLabel(words('lock_passphrase'), { exact: true }).fill(passphrase);
  await casebook.getByRole('button', { name: words('lock_open') }).click();
  await casebook.getByRole('navigation').waitFor({ timeout: 60_000 });
  expect(await entriesListed()).toBe(11);
});

it('brings in a chat of a phone and twenty old screenshots', async () => {
  const chat = await chatZip();
  const paths = [join(folder, chat.name)];
  writeFileSync(paths[0]!, chat.buffer);
  for (let day = 1; day <= 20; day += 1) {
    const stamp = `2026:09:${String(day).padStart(2, '0')} 22:10:05`;
    const path = join(folder, `Screenshot ${day}.jpg`);
    // what follows the end of a JPEG is no part of the picture
    writeFileSync(path, Buffer.concat([exifJpeg(stamp, '+01:00', tinyJpeg), randomBytes(screenshotBytes)]));
    paths.push(path);
  }
  await chooseFiles(casebook, paths);
  await canKeep(casebook, 60_000);
  expect(await keepChosen(casebook, 120_000)).toContain(words('import_see'));
});

it('keeps ten things on six platforms in Firefox', async () => {
  for (const [at, { address, selector }] of firefoxSteps.entries()) {
    const tab = await firefox.open(address);
    const said = selector === null ? await captureScreen(firefox, tab) : await capturePost(firefox, tab, selector);
    expect(said, address).toBe(words('notice_kept', at + 1));
    await tab.close();
  }
});

it('takes in what was kept in Firefox', async () => {
  const before = await entriesListed();
  const other = await firefox.openOwn('casebook.html#/settings');
  await other.pressNamed(words('backup_make'));
  await other.waitForWords(words('backup_passphrase_why'));
  await other.fill('form input[type=password]', passphrase);
  await other.fill('form [role=status] ~ * input[type=password]', passphrase);
  await other.pressNamed(words('backup_make'));
  await other.waitForWords(words('backup_done'), 60_000);
  const backup = await until('the backup', () => {
    const names = readdirSync(firefox.downloads);
    return names.some((name) => name.endsWith('.part')) ? undefined : names[0];
  });
  await goTo('nav_settings');
  await casebook.locator('input[type=file]').setInputFiles(join(firefox.downloads, backup));
  await casebook.getByLabel(words('bring_passphrase'), { exact: true }).fill(passphrase);
  await casebook.getByRole('button', { name: words('lock_open') }).click();
  await casebook.getByText(words('bring_merge_title')).waitFor({ timeout: 60_000 });
  await casebook.getByRole('button', { name: words('bring_do') }).click();
  await casebook.getByText(words('bring_done')).waitFor({ timeout: 60_000 });
  expect(await entriesListed()).toBe(before + firefoxSteps.length);
});

it('shows the whole, and logs a talk with the police', async () => {
  await goTo('nav_pattern');
  await casebook.getByRole('heading', { name: words('pattern_axis') }).waitFor();
  await goTo('nav_contacts');
  await casebook.getByRole('button', { name: words('contact_add'), exact: true }).click();
  const form = casebook.getByRole('form', { name: words('contact_add') });
  await form.getByLabel(words('contact_reference')).fill('HB/2026/4471');
  await form.getByLabel(words('contact_said_back')).fill('They said that it would be looked at as one thing.');
  await form.getByRole('button', { name: words('things_keep') }).click();
  await casebook.getByText('HB/2026/4471').first().waitFor();
});

it('hands all of it over in volumes that stock tools find whole', async () => {
  await goTo('nav_package');
  await casebook.getByText(words('package_how')).click();
  await casebook.getByLabel(words('package_size')).selectOption('25000000');
  await casebook.getByRole('button', { name: words('package_save'), exact: true }).click();
  await casebook.getByRole('heading', { name: words('result_title') }).waitFor({ timeout: 240_000 });
  const saves = casebook.locator('.files-to-save button');
  const count = await saves.count();
  expect(count).toBeGreaterThan(1);
  expect(count).toBeLessThanOrEqual(16);
  for (let at = 0; at < count; at += 1) {
    const download = casebook.waitForEvent('download');
    await saves.nth(at).click();
    const file = await download;
    const path = join(folder, file.suggestedFilename());
    await file.saveAs(path);
    expect(stockToolsObject(path), file.suggestedFilename()).toEqual([]);
  }
});
