// Pictures with care, deleting with a day to change one's mind, and what the first press of the button shows.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { chooseMoreInPopup } from '../../support/capture-flows.ts';
import { captureScreen, makePackage, waitForOutcome, waitForPicker } from '../../support/flows.ts';
import { launched } from '../../support/launched.ts';
import { openPackage } from '../../support/package-content.ts';
import { entryOf } from '../../support/package-entry.ts';
import { verifyPackage } from '../../support/recipient-tools.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { until } from '../../support/until.ts';
import { words } from '../../support/words.ts';

/** In the service worker, where the functions below run. */
declare const chrome: {
  storage: { local: { set(items: object): Promise<void>; get(names: null): Promise<object> } };
};

const daybook = launched();
const folder = tempFolder();

async function openEntry(number: number): Promise<Page> {
  const casebook = await daybook().openOwn('casebook.html#/');
  await casebook
    .locator('main a[href^="#/entry/"]', { hasText: String(number) })
    .first()
    .click();
  await casebook.getByRole('heading', { name: words('entry_number', number) }).waitFor();
  return casebook;
}

describe('the first press of the button', () => {
  it('shows the way out and the first pages once, and again after a new main version', async () => {
    const page = await daybook().open(xPermalink(xPosts.threat));
    const popup = await daybook().pressToolbar(page);
    await popup.waitForWords(words('first_card_title'));
    expect(await popup.words()).toContain(words('first_card_leave'));
    // and does not stand in the way of what it was pressed for
    expect(await popup.words()).toContain(words('popup_capture_post'));
    await popup.pressNamed(words('first_card_later'));
    await until('the card to go', async () => !(await popup.words()).includes(words('first_card_title')));
    await popup.runSource('close()').catch(() => undefined);
    await until('the popup to close', async () => !(await daybook().popupIsOpen()));
    const again = await daybook().pressToolbar(page);
    expect(await again.words()).not.toContain(words('first_card_title'));
    await again.runSource('close()').catch(() => undefined);
    await until('the popup to close', async () => !(await daybook().popupIsOpen()));
    // a main version later, as if this one had come over the one in which they were put aside
    await (await daybook().worker()).evaluate(() => chrome.storage.local.set({ begun: 'the one before' }));
    const later = await daybook().pressToolbar(page);
    await later.waitForWords(words('first_card_again'));
    await later.pressNamed(words('first_card_later'));
    await until('the card to go', async () => !(await later.words()).includes(words('first_card_title')));
    await later.runSource('close()').catch(() => undefined);
    await until('the popup to close', async () => !(await daybook().popupIsOpen()));
    await page.close();
  });
});

describe('the first pages', () => {
  it('store none of what was answered, and nothing but that they were read', async () => {
    const welcome = await daybook().openOwn('welcome.html');
    const stored = () => welcome.evaluate(() => chrome.storage.local.get(null));
    await welcome.getByText(words('welcome_leave_limits')).waitFor();
    await welcome.getByRole('button', { name: words('welcome_next') }).click();
    for (const question of ['question_device', 'question_account', 'question_danger'])
      await welcome
        .getByRole('group', { name: words(question) })
        .getByRole('radio', { name: words('answer_yes') })
        .check();
    await welcome.getByText(words('advice_danger')).waitFor();
    for (const said of ['sync_what', 'welcome_cannot_spyware', 'welcome_cannot_history'])
      await welcome.getByText(words(said)).waitFor();
    await welcome.getByRole('button', { name: words('welcome_next') }).click();
    await welcome.getByText(words('passphrase_title')).first().waitFor();
    expect(Object.keys(await stored())).toEqual(['begun']);
    await welcome.close();
  });
});

describe('pictures with care', () => {
  let young = { digest: '', number: 0 };
  let privateNumber = 0;

  it('keeps a private picture as words, digests and a blur', async () => {
    const page = await daybook().open(xPermalink(xPosts.threat));
    await chooseMoreInPopup(daybook(), page, 'private');
    await waitForPicker(page);
    const post = await page.locator('article', { hasText: 'One photograph each day' }).boundingBox();
    if (post === null) throw new Error('the post is not shown');
    await page.mouse.move(post.x + 60, post.y + 60);
    await page.mouse.click(post.x + 60, post.y + 60);
    const { number, notice } = await waitForOutcome(page);
    expect(notice).toBe(words('notice_kept', number));
    privateNumber = number;
    await page.close();

    const casebook = await openEntry(number);
    const drawn = casebook.locator('figure.veiled img');
    await drawn.waitFor();
    // what is left of the picture: twelve grains across, without colour
    const picture = await drawn.evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      let coloured = 0;
      for (let at = 0; at < data.length; at += 4)
        if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) coloured += 1;
      return { width: image.naturalWidth, coloured };
    });
    expect(picture).toEqual({ width: 192, coloured: 0 });
    await casebook.close();
  });

  it('stops where somebody young is noticed afterwards: not shown, not saved, whom to ring', async () => {
    const page = await daybook().open(xPermalink(xPosts.threat));
    const { number } = await captureScreen(daybook(), page);
    await page.close();
    const casebook = await openEntry(number);
    const row = casebook.locator('.exhibit', { hasText: 'screen-1.png' });
    young = { number, digest: /[0-9a-f]{64}/.exec(await row.innerText())?.[0] ?? '' };
    expect(young.digest).toHaveLength(64);
    expect(await casebook.locator('figure.veiled').count()).toBe(1);
    await casebook.getByRole('button', { name: words('care_mark_young') }).click();
    await casebook.getByText(words('care_young_whom')).waitFor();
    expect(await casebook.locator('figure.veiled').count()).toBe(0);
    expect(await row.getByRole('button', { name: words('exhibit_save') }).count()).toBe(0);
    await casebook.close();
  });

  it('hands over neither, and the package says so and checks out', async () => {
    const casebook = await daybook().openOwn('casebook.html#/');
    const zip = join(folder, 'after.zip');
    await (await makePackage(casebook)).saveAs(zip);
    await casebook.close();
    expect(verifyPackage(zip).status).toBe(0);
    const content = await openPackage(zip);
    const entry = await entryOf(content, privateNumber);
    expect(entry.files.map(({ fileName }) => fileName)).toEqual(['text.txt']);
    const { notKept = [] } = entry.capture;
    expect(notKept.map(({ role }) => role)).toEqual(expect.arrayContaining(['screen', 'item', 'media']));
    for (const { sha256 } of notKept) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await content.text('data/record.json')).toContain(young.digest);
    expect(await content.text('data/report.html')).toContain('Pictures of this entry are not in this package');
    const pictures = content.paths.filter((path) => /^data\/exhibits\/.*\.(png|jpe?g|webp|svg|txt)$/.test(path));
    const digests = await Promise.all(
      pictures.map(async (path) =>
        createHash('sha256')
          .update(await content.bytes(path))
          .digest('hex'),
      ),
    );
    expect(digests).not.toContain(young.digest);
    expect(pictures.filter((path) => path.endsWith('.png'))).toEqual([]);
  });
});

describe('deleting', () => {
  it('takes a person away with all that is theirs, and puts it back', async () => {
    const casebook = await daybook().openOwn('casebook.html#/people');
    const main = casebook.getByRole('main');
    const screen = async (hash: string) => casebook.goto(casebook.url().replace(/#.*/u, hash));
    const rows = () => main.locator('a[href^="#/entry/"]').count();
    await main.getByRole('button', { name: words('people_add') }).click();
    await main.getByLabel(words('people_name')).fill('Devon of number nine');
    await main.getByRole('button', { name: words('things_keep') }).click();
    await main.getByRole('heading', { name: 'Devon of number nine' }).waitFor();
    await main.getByText(words('people_put_short')).first().click();
    await main.getByRole('button', { name: words('things_keep') }).click();
    const ask = main.getByRole('button', { name: words('remove_person', 'Devon of number nine') });
    await main
      .getByRole('link', { name: words('things_entries_one', 1) })
      .first()
      .waitFor();
    await ask.click();
    for (const said of ['remove_limits', 'remove_courts']) await main.getByText(words(said)).waitFor();
    await main.getByRole('button', { name: words('remove_person_sure_one', 1, 'Devon of number nine') }).click();
    await main.getByText(words('people_empty')).waitFor();
    expect(await main.innerText()).not.toContain('number nine');
    await screen('#/');
    await until('the other entry', async () => (await rows()) === 1);
    await screen('#/settings');
    const back = main.getByRole('button', { name: new RegExp(`^${words('removed_put_back')}`, 'u') });
    await back.first().waitFor();
    for (let left = await back.count(); left > 0; left -= 1) {
      await back.first().click();
      await until('one fewer', async () => (await back.count()) < left);
      left = (await back.count()) + 1;
    }
    await screen('#/people');
    await main.getByRole('heading', { name: 'Devon of number nine' }).waitFor();
    await screen('#/');
    await until('both entries', async () => (await rows()) === 2);
    await casebook.close();
  });

  it('takes an entry away, puts it back, erases it; then everything', async () => {
    const rows = (casebook: Page) => casebook.locator('main a[href^="#/entry/"]');
    const casebook = await openEntry(2);
    await casebook.getByRole('button', { name: words('remove_entry'), exact: true }).click();
    await casebook.getByText(words('remove_courts')).waitFor();
    await casebook.getByRole('button', { name: words('remove_entry_sure') }).click();
    await casebook.waitForURL(/#\/$/);
    await until('one entry', async () => (await rows(casebook).count()) === 1);

    const settings = casebook.getByRole('link', { name: words('nav_settings') }).first();
    await settings.click();
    await casebook
      .getByRole('button', { name: words('removed_put_back') })
      .first()
      .click();
    await casebook.getByText(words('removed_none')).waitFor();
    await casebook
      .getByRole('link', { name: words('nav_entries') })
      .first()
      .click();
    await until('both entries', async () => (await rows(casebook).count()) === 2);

    await settings.click();
    await casebook.getByRole('button', { name: words('erase_all'), exact: true }).click();
    await casebook.getByText(words('erase_what')).waitFor();
    await casebook.getByRole('button', { name: words('erase_all_sure') }).click();
    await casebook.getByText(words('erase_done')).waitFor();
    await casebook
      .getByRole('link', { name: words('nav_entries') })
      .first()
      .click();
    await casebook.getByText(words('no_entries_title')).waitFor();
    // a new book has begun since, with a key of its own; of the old one there is no row
    const rowsLeft = await casebook.evaluate(async () => {
      const counts: Record<string, number> = {};
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open(name);
          opening.addEventListener('success', () => resolve(opening.result));
          opening.addEventListener('error', () => reject(new Error(name)));
        });
        for (const store of database.objectStoreNames) {
          counts[`${name}/${store}`] = await new Promise((resolve) => {
            const counting = database.transaction(store).objectStore(store).count();
            counting.addEventListener('success', () => resolve(counting.result));
          });
        }
        database.close();
      }
      return Object.entries(counts).filter(([name, count]) => count > 0 && name !== 'keys/vault');
    });
    expect(rowsLeft).toEqual([]);
    await casebook.close();
  });
});
