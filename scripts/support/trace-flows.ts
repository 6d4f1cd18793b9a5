import { xPermalink, xPosts } from '../../tests/practice/x-pages.ts';
import { ChromiumDaybook } from '../../tests/support/chromium.ts';
import { keepWholePage, putNoticeAway } from '../../tests/support/capture-flows.ts';
import { FirefoxDaybook } from '../../tests/support/firefox.ts';
import * as inFirefox from '../../tests/support/firefox-flows.ts';
import type { FirefoxTab } from '../../tests/support/firefox-tab.ts';
import { addOfflineEntry, capturePost, captureScreen, makePackage, setPassphrase } from '../../tests/support/flows.ts';
import { until } from '../../tests/support/until.ts';
import { words } from '../../tests/support/words.ts';

export const told = {
  passphrase: 'copper lantern seven gulls',
  door: 'He stood at the green side door and would not go.',
  who: 'Devon Penhale',
  where: 'the corner of Tarpot Lane',
  post: xPosts.watched.text.slice(0, 40),
  address: xPermalink(xPosts.watched),
};

/** The ten flows, in their order, as the page that is written names them. */
export const flowNames = [
  'the first pages read',
  'a passphrase set',
  'a post kept',
  'the screen kept',
  'a whole page kept',
  'something written down',
  'a picture and words looked at',
  'a package made and saved',
  'an entry deleted and erased at once',
  'left in a hurry, browser closed',
];

/** What a run asked the network for, as the proxy saw it: by the browser itself, and by anything else. */
export interface Asked {
  everything: string[];
  notTheBrowser: string[];
}

/** Does all ten in Chromium, in a profile that is kept. `only` opens the page and closes, for the comparison. */
export async function tenInChromium(profile: string, extension: string, only: boolean): Promise<Asked> {
  const daybook = await ChromiumDaybook.launch({ profile, extension });
  try {
    const page = await daybook.open(told.address);
    if (!only) {
      const welcome = await daybook.openOwn('welcome.html');
      await welcome.getByRole('button', { name: words('welcome_next') }).click();
      await welcome.getByRole('radio').first().check();
      await welcome.getByRole('button', { name: words('welcome_next') }).click();
      await welcome.close();
      const casebook = await daybook.openOwn('casebook.html');
      await setPassphrase(casebook, told.passphrase);
      await capturePost(daybook, page, page.locator('article', { hasText: 'Blue coat' }));
      await captureScreen(daybook, page);
      await keepWholePage(daybook, page);
      await putNoticeAway(page);
      await casebook.bringToFront();
      await addOfflineEntry(casebook, {
        day: '2026-11-20',
        clock: '18:05',
        kind: 'kind_visit',
        where: told.where,
        who: told.who,
        what: told.door,
      });
      await casebook
        .getByRole('link', { name: words('nav_entries') })
        .first()
        .click();
      await casebook.locator('main a[href^="#/entry/"]').last().click();
      await casebook
        .getByRole('button', { name: words('picture_show') })
        .first()
        .click();
      await casebook
        .getByRole('button', { name: words('words_show') })
        .first()
        .click();
      await makePackage(casebook);
      await casebook
        .getByRole('link', { name: words('nav_entries') })
        .first()
        .click();
      await casebook.locator('main a[href^="#/entry/"]').last().click();
      await casebook.getByRole('button', { name: words('remove_entry'), exact: true }).click();
      await casebook.getByRole('button', { name: words('remove_entry_sure') }).click();
      await casebook.waitForURL(/#\/$/);
      await casebook
        .getByRole('link', { name: words('nav_settings') })
        .first()
        .click();
      await casebook
        .getByRole('button', { name: words('removed_erase') })
        .first()
        .click();
      await casebook.getByText(words('removed_none')).waitFor();
      await casebook.getByRole('button', { name: words('leave') }).click();
      await casebook.waitForURL(/calendar\.html/u);
    }
    return {
      everything: [...daybook.everythingAsked],
      notTheBrowser: [...daybook.refused, ...daybook.reachedForNetwork],
    };
  } finally {
    await daybook.close();
  }
}

/** Writes into the field with this label, as typing would. */
async function fill(tab: FirefoxTab, label: string, value: string): Promise<void> {
  await until(`the field "${label}"`, () =>
    tab.evaluate(
      (name, text) => {
        const labels = [...document.querySelectorAll('label')].filter(({ textContent }) =>
          textContent?.trim().startsWith(name),
        );
        const field = labels.map(({ control }) => control).find((control) => control !== null);
        if (field === undefined || field === null) return false;
        const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
        Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, text);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        return true;
      },
      label,
      value,
    ),
  );
}

/** The same in Firefox; `folder` keeps profile and downloads. */
export async function tenInFirefox(folder: string, extension: string, only: boolean): Promise<Asked> {
  const daybook = await FirefoxDaybook.launch({
    extension,
    keptIn: folder,
    // an extension that is loaded for one run would be taken out with its data at the end
    preferences: {
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
    },
  });
  try {
    const tab = await daybook.open(told.address);
    if (!only) {
      const welcome = await daybook.openOwn('welcome.html');
      await welcome.pressNamed(words('welcome_next'));
      await welcome.pressNamed(words('answer_yes'));
      await welcome.pressNamed(words('welcome_next'));
      await welcome.close();
      const casebook = await daybook.openOwn('casebook.html#/settings');
      await casebook.pressNamed(words('passphrase_set'));
      await fill(casebook, words('passphrase_new'), told.passphrase);
      await fill(casebook, words('passphrase_again'), told.passphrase);
      await casebook.pressNamed(words('passphrase_set'));
      await casebook.waitForWords(words('passphrase_set_done'), 60_000);
      await inFirefox.capturePost(daybook, tab, 'article:has(time[datetime^="2026-11-03T21:14"])');
      await until('the notice to go', async () => (await inFirefox.overlayWords(daybook, tab)).length === 0);
      await inFirefox.chooseInPopup(daybook, tab, 'screen');
      await inFirefox.waitForNotice(daybook, tab);
      await until('the notice to go', async () => (await inFirefox.overlayWords(daybook, tab)).length === 0);
      const popup = await daybook.pressToolbar(tab);
      await popup.press('.more-ways summary');
      await popup.pressNamed(words('popup_whole_page'));
      await inFirefox.waitForNotice(daybook, tab);
      await casebook.activate();
      await casebook.evaluate((hash) => void (location.hash = hash), '#/new');
      await fill(casebook, words('happened_date'), '2026-11-20');
      await fill(casebook, words('offline_where'), told.where);
      await fill(casebook, words('offline_who'), told.who);
      await fill(casebook, words('offline_words'), told.door);
      await casebook.pressNamed(words('offline_keep'));
      await until('the entry', () => casebook.evaluate(() => location.hash.startsWith('#/entry/')));
      const openFirst = async () => {
        await casebook.evaluate((hash) => void (location.hash = hash), '#/');
        await casebook.waitFor('main a[href^="#/entry/"]');
        await casebook.evaluate(() =>
          [...document.querySelectorAll<HTMLAnchorElement>('main a[href^="#/entry/"]')].at(-1)?.click(),
        );
        await casebook.waitForWords(words('remove_entry'));
      };
      await openFirst();
      await casebook.pressNamed(words('picture_show'));
      await casebook.pressNamed(words('words_show'));
      await inFirefox.makePackage(daybook, casebook);
      await openFirst();
      await casebook.pressNamed(words('remove_entry'));
      await casebook.pressNamed(words('remove_entry_sure'));
      await until('the list', () => casebook.evaluate(() => location.hash === '#/'));
      await casebook.evaluate((hash) => void (location.hash = hash), '#/settings');
      await casebook.pressNamed(words('removed_erase'));
      await casebook.waitForWords(words('removed_none'));
      await casebook.pressNamed(words('leave'));
      await until('the calendar', () => casebook.evaluate(() => location.pathname === '/calendar.html'));
    }
    return {
      everything: [...daybook.everythingAsked],
      notTheBrowser: [...daybook.refused, ...daybook.reachedForNetwork],
    };
  } finally {
    await daybook.close();
  }
}
