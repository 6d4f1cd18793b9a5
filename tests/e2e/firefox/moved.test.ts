// A book goes from Chromium to Firefox and back in one locked file; in Firefox nothing of it lies about in the clear.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { devon } from '../../practice/story.ts';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { ChromiumDaybook } from '../../support/chromium.ts';
import { foundOnDisk } from '../../support/disk-search.ts';
import { FirefoxDaybook } from '../../support/firefox.ts';
import { capturePost, makePackage } from '../../support/firefox-flows.ts';
import { addOfflineEntry, setPassphrase } from '../../support/flows.ts';
import { openPackage } from '../../support/package-content.ts';
import { verifyPackage } from '../../support/recipient-tools.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { until } from '../../support/until.ts';
import { words } from '../../support/words.ts';

const folder = tempFolder();
const passphrase = 'nine quiet copper lanterns';
const doorWords = 'He stood by the blue gate until the lights went out.';
const noteWords = 'My neighbour saw the car as well.';

/** The record's signing key, as it lies in the browser: SPKI, hex. */
function signingKey(): Promise<string> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('keys');
    opening.addEventListener('error', () => reject(new Error('no keys')));
    opening.addEventListener('success', () => {
      const row = opening.result.transaction('vault').objectStore('vault').get('vault');
      row.addEventListener('success', () => {
        const { signingPublicKey } = row.result as { signingPublicKey: Uint8Array };
        opening.result.close();
        resolve([...signingPublicKey].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
      });
    });
  });
}

async function openSettings(casebook: Page): Promise<void> {
  await casebook
    .getByRole('link', { name: words('nav_settings') })
    .first()
    .click();
}

/** A backup made in Chromium through the settings; its question of where to save is one that no test can answer. */
async function backUpInChromium(casebook: Page, path: string): Promise<void> {
  await openSettings(casebook);
  await casebook.evaluate(() => Object.assign(globalThis, { showSaveFilePicker: undefined }));
  const download = casebook.waitForEvent('download');
  await casebook.getByRole('button', { name: words('backup_make') }).click();
  await (await download).saveAs(path);
  await casebook.getByText(words('backup_done')).waitFor();
}

const there = join(folder, 'there.daybook');
let firefox: FirefoxDaybook;
let key: string;
let back: string;

beforeAll(async () => {
  const chromium = await ChromiumDaybook.launch();
  try {
    const casebook = await chromium.openOwn('casebook.html');
    await setPassphrase(casebook, passphrase);
    const gate = { day: '2026-11-21', clock: '21:30', kind: 'kind_visit', where: 'the blue gate', who: 'Devon P.' };
    await addOfflineEntry(casebook, { ...gate, what: doorWords });
    key = await casebook.evaluate(signingKey);
    await backUpInChromium(casebook, there);
  } finally {
    await chromium.close();
  }
  // What a passing extension stores goes when Firefox ends, unless it is told to keep it.
  const keep = {
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
  };
  firefox = await FirefoxDaybook.launch({ preferences: keep });
}, 240_000);

afterAll(async () => firefox.close());

describe('a book that moves', () => {
  it('goes on in Firefox as the same one: entries, passphrase, signing key', async () => {
    const casebook = await firefox.openOwn('casebook.html#/settings');
    await casebook.waitFor('input[type=file]');
    await casebook.chooseFile('input[type=file]', there);
    await casebook.waitForWords(words('bring_passphrase'));
    await casebook.fill('form input[type=password]', passphrase);
    await casebook.pressNamed(words('lock_open'));
    await casebook.waitForWords(words('bring_restore_title'), 60_000);
    await casebook.pressNamed(words('bring_do'));
    await casebook.waitForWords(words('bring_done'), 60_000);
    expect(await casebook.evaluate(signingKey)).toBe(key);

    const tab = await firefox.open(xPermalink(xPosts.watched));
    expect(await capturePost(firefox, tab, 'article:has(time[datetime^="2026-11-03T21:14"])')).toBe(
      words('notice_kept', 2),
    );
    await tab.close();
    const zip = await makePackage(firefox, casebook);
    const { status, result } = verifyPackage(zip);
    expect(result.checks.filter((check) => !check.ok)).toEqual([]);
    expect(status).toBe(0);
    expect(result.package).toMatchObject({ entries: 2 });
    const record = await (await openPackage(zip)).text('data/record.json');
    expect(record).toContain(doorWords);
  });

  it('comes back to Chromium with what was added in Firefox', async () => {
    const casebook = await firefox.findOwn('casebook.html');
    const entry = await casebook.evaluate(() => {
      location.hash = '#/';
      return null;
    });
    expect(entry).toBe(null);
    await casebook.pressNamed(words('site_offline'));
    await casebook.pressNamed(words('note_add'));
    await casebook.fill('textarea', noteWords);
    await casebook.pressNamed(words('note_keep'));
    await casebook.waitForWords(noteWords);
    await casebook.evaluate(() => void (location.hash = '#/settings'));
    const before = new Set(readdirSync(firefox.downloads));
    await casebook.pressNamed(words('backup_make'));
    await casebook.waitForWords(words('backup_done'), 60_000);
    back = await until('the backup', () => {
      const now = readdirSync(firefox.downloads);
      const name = now.some((file) => file.endsWith('.part')) ? undefined : now.find((file) => !before.has(file));
      return name === undefined ? null : join(firefox.downloads, name);
    });
    const chromium = await ChromiumDaybook.launch();
    try {
      const page = await chromium.openOwn('casebook.html#/settings');
      await page.locator('input[type=file]').setInputFiles(back);
      await page.getByLabel(words('bring_passphrase'), { exact: true }).fill(passphrase);
      await page.getByRole('button', { name: words('lock_open') }).click();
      await page.getByText(words('bring_restore_title')).waitFor({ timeout: 60_000 });
      await page.getByRole('button', { name: words('bring_do') }).click();
      await page.getByText(words('bring_added_other', 2)).waitFor({ timeout: 60_000 });
      expect(await page.evaluate(signingKey)).toBe(key);
      await page.getByRole('button', { name: words('check_do') }).click();
      await page.getByText(words('check_whole')).waitFor({ timeout: 60_000 });
    } finally {
      await chromium.close();
    }
  });

  it('lies in no file of Firefox in the clear once it is closed', async () => {
    const casebook = await firefox.findOwn('casebook.html');
    await casebook.evaluate(() => void (location.hash = '#/'));
    await casebook.fill('input[type=search]', 'blue gate');
    await casebook.waitForWords(words('site_offline'));
    await casebook.evaluate(() => void (location.hash = '#/settings'));
    await casebook.pressNamed(words('settings_lock_now'));
    await casebook.waitForWords(words('lock_title'));
    await firefox.end();
    const stored = join(firefox.profile, 'storage', 'default');
    const ours = readdirSync(stored).find((name) => name.startsWith('moz-extension'));
    expect(existsSync(join(stored, ours ?? 'none', 'idb')), 'what was stored is still there').toBe(true);
    const own = { doorWords, noteWords, where: 'the blue gate', searched: 'blue gate', passphrase };
    expect(foundOnDisk(firefox.profile, own)).toEqual([]);
    // What the page showed may stand in the browser's own history of visited pages, and nowhere else.
    const shown = {
      post: xPosts.watched.text.slice(0, 40),
      name: devon.name,
      handle: devon.x,
      address: xPermalink(xPosts.watched),
    };
    const found = foundOnDisk(firefox.profile, shown);
    expect(found.filter((one) => !/^(places\.sqlite|favicons\.sqlite|sessionstore)/u.test(one))).toEqual([]);
    expect(found.some((one) => one.startsWith('places.sqlite') && one.endsWith('address'))).toBe(true);
  });
});
