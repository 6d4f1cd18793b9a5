// A book with a passphrase: posts can be kept while it is closed; nothing of it lies about in the clear.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { ChromiumDaybook } from '../../support/chromium.ts';
import {
  addOfflineEntry,
  asksForPassphrase,
  capturePost,
  lockCasebook,
  openCasebook,
  setPassphrase,
  unlockCasebook,
} from '../../support/flows.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { words } from '../../support/words.ts';

const profile = join(tempFolder(), 'profile');
const passphrase = 'seven plain harbour words';
const doorWords = 'He rang at half past nine and shouted through the letter box.';
const secrets = [doorWords, 'the green side door', xPosts.watched.text.slice(0, 40), passphrase];

/** Every file of the profile that holds one of the texts, as UTF-8 or UTF-16. */
function leaks(): string[] {
  const needles = secrets.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
  return readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name))
    .filter((path) => {
      const content = readFileSync(path);
      return needles.some((needle) => content.includes(needle));
    });
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
      await lockCasebook(casebook);
      const page = await daybook.open(xPermalink(xPosts.watched));
      const { number, notice } = await capturePost(daybook, page, page.locator('article', { hasText: 'Blue coat' }));
      expect(number).toBe(2);
      expect(notice).toBe(words('notice_kept', 2));
    });
  });

  it('lies in no file of the browser in the clear, after the browser closed', () => {
    expect(leaks()).toEqual([]);
    // the search itself works: the browser's history does hold the addresses
    secrets.push(xPermalink(xPosts.watched));
    const found = leaks();
    secrets.pop();
    expect(found.some((path) => path.endsWith('History'))).toBe(true);
  });

  it('asks for the passphrase after a restart, refuses a wrong one, and opens with the right one', async () => {
    await withDaybook(async (daybook) => {
      const page = await daybook.open(xPermalink(xPosts.watched));
      const casebook: Page = await openCasebook(daybook, page);
      expect(await asksForPassphrase(casebook)).toBe(true);
      expect(await casebook.locator('body').innerText()).not.toContain('green side door');
      await casebook.getByLabel(words('lock_passphrase'), { exact: true }).fill('some other words');
      await casebook.getByRole('button', { name: words('lock_open') }).click();
      await casebook.getByText(words('error_wrong_passphrase')).waitFor({ timeout: 60_000 });
      await unlockCasebook(casebook, passphrase);
      await casebook.getByText(words('kind_visit')).first().waitFor();
      await casebook.getByText(words('site_x'), { exact: true }).first().waitFor();
    });
  });
});
