// Every screen as people meet it: light and dark, narrow and wide, by keyboard, covered, and left in a hurry.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { axeFindings } from '../../support/axe.ts';
import { addOfflineEntry, capturePost, openCasebook } from '../../support/flows.ts';
import { launched } from '../../support/launched.ts';
import { words } from '../../support/words.ts';

const daybook = launched();
let casebook: Page;
let entryAddress: string;

beforeAll(async () => {
  const page = await daybook().open(xPermalink(xPosts.watched));
  await capturePost(daybook(), page, page.locator('article', { hasText: 'Blue coat again' }));
  casebook = await openCasebook(daybook(), page);
  await addOfflineEntry(casebook, {
    day: '2026-11-20',
    clock: '18:05',
    kind: 'kind_visit',
    where: 'my front door',
    who: 'Devon P.',
    what: 'He rang twice.',
  });
  await casebook.goto(casebook.url().replace(/#.*/u, '#/'));
  const link = casebook.locator('main a[href^="#/entry/"]').last();
  await link.waitFor();
  entryAddress = `casebook.html${(await link.getAttribute('href')) ?? ''}`;
});

const screens: [name: string, address: () => string, shown: string][] = [
  ['the popup', () => 'popup.html', 'main button'],
  ['the list', () => 'casebook.html#/', 'main a[href^="#/entry/"]'],
  ['an entry', () => entryAddress, 'main .veiled img'],
  ['a new entry', () => 'casebook.html#/new', 'main textarea'],
  ['the package', () => 'casebook.html#/package', 'main input[type="checkbox"]'],
  ['the settings', () => 'casebook.html#/settings', 'main h2'],
  ['the welcome', () => 'welcome.html', 'main button'],
  ['the check of a package', () => 'verify.html', 'main button'],
  ['the calendar', () => 'calendar.html', 'main table'],
];

describe.each(screens)('%s', (_, address, shown) => {
  it('has no fault that axe finds, light and dark, and fits 320 pixels', async () => {
    const page = await daybook().openOwn(address());
    try {
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [1280, 320]) {
          // colours that are still on their way from light to dark are nobody's contrast
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          await page.setViewportSize({ width, height: 800 });
          await page.locator(shown).first().waitFor();
          expect(await axeFindings(page), `${colorScheme}, ${width} px`).toEqual([]);
          const spill = await page.evaluate(() => {
            const { scrollWidth, clientWidth } = document.documentElement;
            return scrollWidth - clientWidth;
          });
          expect(spill, `pixels beyond ${width}`).toBe(0);
        }
      }
    } finally {
      await page.close();
    }
  });

  it('can be walked through by Tab, each stop seen, and never traps', async () => {
    const page = await daybook().openOwn(address());
    try {
      await page.locator(shown).first().waitFor();
      const stops = new Set<string>();
      for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate(() => {
          const element = document.activeElement;
          if (element === null || element === document.body) return null;
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          const seen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
          const place = [...document.querySelectorAll('*')].indexOf(element);
          return { key: `${place} ${element.localName}`, seen, words: element.textContent.trim().slice(0, 40) };
        });
        if (stop === null || stops.has(stop.key)) break;
        expect(stop.seen, `the focus shows on ${stop.key} "${stop.words}"`).toBe(true);
        stops.add(stop.key);
      }
      const focusable = await page.locator('button:visible, a[href]:visible').count();
      if (focusable > 0) expect(stops.size).toBeGreaterThan(1);
      expect(stops.size).toBeLessThan(60);
    } finally {
      await page.close();
    }
  });
});

describe('what is covered', () => {
  it('is blurred past recognition until asked for, and again once scrolled away', async () => {
    const page = await daybook().openOwn(entryAddress);
    const picture = page.locator('.veiled img').first();
    const blur = () =>
      picture.evaluate((image) => Number(/blur\((\d+)px\)/u.exec(getComputedStyle(image).filter)?.[1] ?? 0));
    await picture.waitFor();
    expect(await blur()).toBeGreaterThanOrEqual(20);
    await page
      .getByRole('button', { name: words('picture_show') })
      .first()
      .click();
    expect(await blur()).toBe(0);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect.poll(blur).toBeGreaterThanOrEqual(20);
    await page.close();
  });
});

describe('leaving in a hurry', () => {
  it('by Shift three times ends at a calendar, and Back does not lead in again', async () => {
    const page = await daybook().openOwn('casebook.html#/');
    // Three places behind this one to come back to.
    await page.locator('main a[href^="#/entry/"]').first().click();
    await page.getByRole('link', { name: words('back_to_entries') }).click();
    await page.locator('main a[href^="#/entry/"]').first().click();
    await page.getByRole('button', { name: words('note_add') }).click();
    await page.keyboard.type('Words with CAPITAL LETTERS stay.');
    expect(page.url()).toContain('#/entry/');
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
    await page.waitForURL(/calendar\.html/u);
    for (let back = 0; back < 3; back += 1) {
      await page.goBack();
      await page.waitForURL(/calendar\.html/u);
      await page.locator('main table').waitFor();
      expect(await page.locator('body').innerText()).not.toContain(words('entries_title'));
    }
    await page.close();
  });

  it('closes the book in every tab when it has a passphrase', async () => {
    const passphrase = 'paper kettle orbit moss';
    const settings = await daybook().openOwn('casebook.html#/settings');
    await settings.getByRole('button', { name: words('passphrase_set') }).click();
    await settings.getByLabel(words('passphrase_new')).fill(passphrase);
    await settings.getByLabel(words('passphrase_again')).fill(passphrase);
    await settings.getByRole('button', { name: words('passphrase_set') }).click();
    await settings.getByText(words('passphrase_set_done')).waitFor();
    const other = await daybook().openOwn('casebook.html#/');
    const book = other.url();
    await other.locator('main a[href^="#/entry/"]').first().waitFor();

    await settings.getByRole('button', { name: words('leave') }).click();
    await settings.waitForURL(/calendar\.html/u);
    // whoever leaves one page of the book leaves them all
    await other.waitForURL(/calendar\.html/u);
    await other.goto(book);
    await other.getByLabel(words('lock_passphrase')).waitFor();
    expect(await other.locator('main a[href^="#/entry/"]').count()).toBe(0);

    await other.getByLabel(words('lock_passphrase')).fill('not this one');
    await other.keyboard.press('Enter');
    await other.getByText(words('error_wrong_passphrase')).waitFor();
    await other.getByLabel(words('lock_passphrase')).fill(passphrase);
    await other.keyboard.press('Enter');
    await other.locator('main a[href^="#/entry/"]').first().waitFor();
    await Promise.all([settings.close(), other.close()]);
  });
});
