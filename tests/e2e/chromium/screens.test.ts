// Every screen as people meet it: light and dark, narrow and wide, by keyboard, covered, and left in a hurry.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { axeFindings } from '../../support/axe.ts';
import { addOfflineEntry, capturePost, openCasebook } from '../../support/flows.ts';
import { launched } from '../../support/launched.ts';
import { seedBook } from '../../support/record-in-page.ts';
import { words } from '../../support/words.ts';

const daybook = launched();
let casebook: Page;
let entryAddress: string;
let full: { entry: string; consent: string };

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
  full = await seedBook((source) => casebook.evaluate(source));
});

const screens: [name: string, address: () => string, shown: string][] = [
  ['the popup', () => 'popup.html', 'main button'],
  ['the list', () => 'casebook.html#/', 'main a[href^="#/entry/"]'],
  ['an entry', () => entryAddress, 'main .veiled img'],
  ['an entry with much around it', () => `casebook.html#/entry/${full.entry}`, 'main h1'],
  ['a new entry', () => 'casebook.html#/new', 'main textarea'],
  ['old ones in a table', () => 'casebook.html#/bulk', 'main .bulk input'],
  ['bringing in', () => 'casebook.html#/bring', 'main .drop'],
  ['the overview', () => 'casebook.html#/pattern', 'main svg'],
  ['people and accounts', () => 'casebook.html#/people', 'main .card'],
  ['effects', () => 'casebook.html#/impact', 'main .card'],
  ['contacts', () => 'casebook.html#/contacts', 'main .card'],
  ['who may speak for me', () => `casebook.html#/consent/${full.consent}`, 'main .consent'],
  ['questions', () => 'casebook.html#/questions', 'main .law-offence'],
  ['sorting together', () => 'casebook.html#/together', 'main form'],
  ['enough for today', () => 'casebook.html#/pause', 'main h1'],
  ['the package', () => 'casebook.html#/package', 'main input[type="checkbox"]'],
  ['the settings', () => 'casebook.html#/settings', 'main h2'],
  ['the welcome', () => 'welcome.html', 'main button'],
  ['the check of a package', () => 'verify.html', 'main button'],
  ['the calendar', () => 'calendar.html', 'main table'],
];

/** 640 is what is left of 1280 at a zoom of 200 %. */
const looks = [
  { colorScheme: 'light', width: 1280, forcedColors: 'none', axe: true },
  { colorScheme: 'dark', width: 320, forcedColors: 'none', axe: true },
  { colorScheme: 'light', width: 640, forcedColors: 'active', axe: false },
] as const;

/** What is wrong with the keyboard's way through the page: stops that do not show, traps. */
async function walkByTab(page: Page): Promise<string[]> {
  const wrong: string[] = [];
  const stops = new Set<string>();
  const focusable = await page.locator('button:visible, a[href]:visible').count();
  const most =
    focusable + (await page.locator('input:visible, select:visible, textarea:visible, summary:visible').count()) + 20;
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const seen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      const place = [...document.querySelectorAll('*')].indexOf(element);
      return { key: `${place} ${element.localName}`, seen, words: element.textContent.trim().slice(0, 40) };
    });
    if (stop === null || stops.has(stop.key)) return focusable > 0 && stops.size < 2 ? ['nothing to stop at'] : wrong;
    if (!stop.seen) wrong.push(`no focus shows on ${stop.key} "${stop.words}"`);
    stops.add(stop.key);
  }
  return [...wrong, `no way round in ${most} stops`];
}

describe.each(screens)('%s', (_, address, shown) => {
  it('has no fault that axe finds, fits 320 pixels and twice the size, can be seen and walked by keyboard alone', async () => {
    const page = await daybook().openOwn(address());
    try {
      for (const { width, axe, ...media } of looks) {
        // colours that are still on their way from light to dark are nobody's contrast
        await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 800 });
        await page.locator(shown).first().waitFor();
        if (axe) expect(await axeFindings(page), `${media.colorScheme}, ${width} px`).toEqual([]);
        const spill = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          const wide = [...document.querySelectorAll('main *')].filter(
            (one) => one.getBoundingClientRect().right > clientWidth + 1,
          );
          return scrollWidth > clientWidth ? wide.slice(0, 3).map((one) => one.outerHTML.slice(0, 120)) : [];
        });
        expect(spill, `beyond ${width} pixels`).toEqual([]);
      }
      // with the browser's own high contrast still on
      await page.setViewportSize({ width: 1280, height: 800 });
      expect(await walkByTab(page)).toEqual([]);
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
    await expect.poll(blur).toBe(0);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect.poll(blur).toBeGreaterThanOrEqual(20);
    await page.close();
  });

  it('is no word of it on the screen until asked for, and none again once scrolled away', async () => {
    const page = await daybook().openOwn(entryAddress);
    const said = page.getByText(xPosts.watched.text.slice(0, 40)).first();
    const show = page.getByRole('button', { name: words('words_show') }).first();
    await show.waitFor();
    expect(await said.count()).toBe(0);
    await show.click();
    await said.waitFor();
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect.poll(() => said.count()).toBe(0);
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
