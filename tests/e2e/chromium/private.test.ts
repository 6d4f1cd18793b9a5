// A book with a passphrase: posts can be kept while it is closed; nothing of it lies about in the clear.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { devon } from '../../practice/story.ts';
import { ChromiumDaybook } from '../../support/chromium.ts';
import { foundOnDisk } from '../../support/disk-search.ts';
import {
  addOfflineEntry,
  asksForPassphrase,
  capturePost,
  lockCasebook,
  makePackage,
  openCasebook,
  setPassphrase,
  unlockCasebook,
} from '../../support/flows.ts';
import { openPackage } from '../../support/package-content.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { until } from '../../support/until.ts';
import { words } from '../../support/words.ts';

const folder = tempFolder();
const profile = join(folder, 'profile');
const passphrase = 'seven plain harbour words';
const doorWords = 'He rang at half past nine and shouted through the letter box.';
const noteWords = 'Jo heard it too, from the stairs of number nine.';
const searched = 'letter box';
/** Typed by the person, or made here: in no file at all. Bytes of a picture join them once there is one. */
const own: Record<string, string | Buffer> = {
  doorWords,
  where: 'the green side door',
  noteWords,
  searched,
  passphrase,
};
/** Shown by the page: the browser's own history of visited pages may hold them, nothing else. */
const captured: Record<string, string> = { post: xPosts.watched.text.slice(0, 40), handle: devon.x, name: devon.name };
const address = { address: xPermalink(xPosts.watched) };
/** Files in which the browser itself writes down what was visited: docs/traces.md. */
const browsersOwn =
  /(^|\/)(History|Favicons|Top Sites|Visited Links|Network Action Predictor|Sessions|segmentation_platform)(\/|-|:|$)/u;

function leaks(): string[] {
  const ours = foundOnDisk(profile, { ...captured, ...address }).filter((found) => !browsersOwn.test(found));
  return [...foundOnDisk(profile, own), ...ours];
}

async function withDaybook<T>(work: (daybook: ChromiumDaybook) => Promise<T>): Promise<T> {
  const daybook = await ChromiumDaybook.launch({ profile });
  try {
    const result = await work(daybook);
    expect([...daybook.refused, ...daybook.reachedForNetwork]).toEqual([]);
    return result;
  } finally {
    await daybook.close();
  }
}

/** What the vault knows of tries and openings. */
function vaultOf(page: Page): Promise<{ failedTries: number; openedAt: string[] }> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('keys');
        opening.addEventListener('error', () => reject(new Error('not opened')));
        opening.addEventListener('success', () => {
          const row = opening.result.transaction('vault').objectStore('vault').get('vault');
          row.addEventListener('success', () => {
            opening.result.close();
            const { failedTries, openedAt } = row.result as { failedTries: number; openedAt: string[] };
            resolve({ failedTries, openedAt });
          });
        });
      }),
  );
}

/** How many open keys the extension holds in the browser's memory. */
async function keysInMemory(daybook: ChromiumDaybook): Promise<number> {
  const worker = await daybook.worker();
  return worker.evaluate(async () => {
    const { storage } = (
      globalThis as unknown as { chrome: { storage: { session: { get(k: string): Promise<object> } } } }
    ).chrome;
    return Object.keys(await storage.session.get('open')).length;
  });
}

/** What the background of the extension has of the browser's own interface, and of its events how to bring them about. */
interface Background {
  idle: { onStateChanged: { dispatch(state: string): void } };
  storage: { session: { set(items: object): Promise<void> } };
  alarms: { create(name: string, when: { when: number }): Promise<void> };
}

/** The browser says that nobody has touched the computer. */
async function leaveUntouched(daybook: ChromiumDaybook): Promise<void> {
  await (
    await daybook.worker()
  ).evaluate(() => (globalThis as unknown as { chrome: Background }).chrome.idle.onStateChanged.dispatch('idle'));
}

/** The minute's alarm comes, and the one before it was four minutes ago. */
async function wakeFromSleep(daybook: ChromiumDaybook): Promise<void> {
  await (
    await daybook.worker()
  ).evaluate(async () => {
    const { storage, alarms } = (globalThis as unknown as { chrome: Background }).chrome;
    await storage.session.set({ seen: Date.now() - 240_000 });
    await alarms.create('watch', { when: Date.now() });
  });
}

describe('a book with a passphrase', () => {
  beforeAll(async () => {
    await withDaybook(async (daybook) => {
      const casebook = await daybook.openOwn('casebook.html');
      await setPassphrase(casebook, passphrase);
      await addOfflineEntry(casebook, {
        day: '2026-11-21',
        clock: '21:30',
        kind: 'kind_visit',
        where: 'the green side door',
        who: 'Devon P.',
        what: doorWords,
      });
      await casebook.getByRole('button', { name: words('note_add') }).click();
      await casebook.getByRole('textbox', { name: words('note_text') }).fill(noteWords);
      await casebook.getByRole('button', { name: words('note_keep') }).click();
      await casebook.getByText(noteWords).first().waitFor();
      await lockCasebook(casebook);
      const page = await daybook.open(xPermalink(xPosts.watched));
      const { number, notice } = await capturePost(daybook, page, page.locator('article', { hasText: 'Blue coat' }));
      expect(number).toBe(2);
      expect(notice).toBe(words('notice_kept', 2));

      await unlockCasebook(casebook, passphrase);
      await casebook
        .getByRole('link', { name: words('nav_entries') })
        .first()
        .click();
      await casebook.getByLabel(words('timeline_search')).fill(searched);
      await casebook
        .getByRole('link', { name: words('site_offline') })
        .first()
        .waitFor();
      const zip = join(folder, 'all.zip');
      await (await makePackage(casebook)).saveAs(zip);
      const content = await openPackage(zip);
      const picture = content.paths.find((path) => /0002.*item.*\.png$/u.test(path));
      const png = Buffer.from(await content.bytes(picture ?? ''));
      own['picture'] = png.subarray(Math.floor(png.length / 2), Math.floor(png.length / 2) + 48);
      await lockCasebook(casebook);
    });
  });

  it('lies in no file of the browser in the clear, after the browser closed', () => {
    expect(leaks()).toEqual([]);
    // the search itself works: the browser's history does hold the addresses
    expect(foundOnDisk(profile, address).some((found) => found.includes('History'))).toBe(true);
  });

  it('asks for the passphrase after a restart, slows who tries wrong ones, opens with the right one, tells of it, and closes by itself', async () => {
    await withDaybook(async (daybook) => {
      const page = await daybook.open(xPermalink(xPosts.watched));
      const casebook: Page = await openCasebook(daybook, page);
      expect(await asksForPassphrase(casebook)).toBe(true);
      expect(await casebook.locator('body').innerText()).not.toContain('green side door');
      const wrongTries = 6;
      for (let tried = 1; tried <= wrongTries; tried += 1) {
        await casebook.getByLabel(words('lock_passphrase'), { exact: true }).fill(`some other words ${tried}`);
        await casebook.getByRole('button', { name: words('lock_open') }).click();
        await casebook.getByText(words('error_wrong_passphrase')).waitFor({ timeout: 60_000 });
        await until('the try to be counted', async () => (await vaultOf(casebook)).failedTries === tried);
      }
      const begun = performance.now();
      await unlockCasebook(casebook, passphrase);
      // a second after the fifth, two after the sixth
      expect(performance.now() - begun).toBeGreaterThan(2000);
      const [, before = ''] = (await vaultOf(casebook)).openedAt;
      expect(Date.parse(before)).toBeGreaterThan(Date.now() - 600_000);
      const told = await casebook.getByRole('main').innerText();
      expect(told).toContain(words('lock_opened_before', '').split('$')[0]?.slice(0, 30));
      expect(told).toContain(words('lock_tries_other', `${wrongTries}`, '').slice(0, 40));
      await casebook.getByText(words('site_offline')).first().waitFor();
      await casebook.getByText(words('site_x'), { exact: true }).first().waitFor();

      // closes by itself once nothing shows it any more
      await casebook.close();
      await until('the keys to be forgotten', async () => (await keysInMemory(daybook)) === 0, 30_000);
      // and, with its page open, when nobody touches the computer, and when that has slept
      const open = await openCasebook(daybook, page);
      for (const leave of [leaveUntouched, wakeFromSleep]) {
        await unlockCasebook(open, passphrase);
        expect(await keysInMemory(daybook)).toBe(1);
        await leave(daybook);
        await until('the keys to be forgotten', async () => (await keysInMemory(daybook)) === 0, 30_000);
      }
      await open.getByLabel(words('lock_passphrase'), { exact: true }).waitFor();
      expect(await open.locator('body').innerText()).not.toContain('green side door');
    });
  });
});
