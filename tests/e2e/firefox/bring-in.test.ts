// Bringing in works in Firefox as it does in Chromium: dropped, chosen, kept, handed over; and every screen of the book opens there.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addresses } from '../../../components/casebook/route.ts';
import { FirefoxDaybook } from '../../support/firefox.ts';
import { makePackage } from '../../support/firefox-flows.ts';
import type { FirefoxTab } from '../../support/firefox-tab.ts';
import { chatText, mixedFiles } from '../../support/import-samples.ts';
import { openPackage } from '../../support/package-content.ts';
import { verifyPackage } from '../../support/recipient-tools.ts';
import { until } from '../../support/until.ts';
import { words } from '../../support/words.ts';

let daybook: FirefoxDaybook;
let casebook: FirefoxTab;
let zip: string;
beforeAll(async () => {
  daybook = await FirefoxDaybook.launch();
  casebook = await daybook.openOwn('casebook.html#/bring');
  await casebook.waitForWords(words('import_drop'));
});
afterAll(async () => {
  const asked = [...daybook.refused, ...daybook.reachedForNetwork];
  await daybook.close();
  expect(asked, 'requests that left the browser').toEqual([]);
});

describe('bringing in', () => {
  it('takes dropped files, says what they are, and keeps what is chosen', async () => {
    const files = (await mixedFiles()).map(({ name, buffer }) => ({ name, base64: buffer.toString('base64') }));
    await casebook.evaluate((list) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of list) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        transfer.items.add(new File([bytes], name));
      }
      const drop = new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true });
      document.querySelector('.drop')?.dispatchEvent(drop);
    }, files);
    await casebook.waitForWords(words('import_chosen', '4', '2', '4'), 30_000);
    await casebook.pressNamed(words('import_keep'));
    await casebook.waitForWords(words('import_kept_other', '7'), 30_000);
  });

  it('hands the originals over byte for byte', async () => {
    zip = await makePackage(daybook, casebook);
    const { status, result } = verifyPackage(zip);
    expect(result.checks.filter((check) => !check.ok)).toEqual([]);
    expect(status).toBe(0);
    const content = await openPackage(zip);
    const original = content.paths.find((path) => /whatsapp-export\/.*\.txt$/u.test(path));
    expect(await content.text(original ?? '')).toBe(chatText);
  });
});

describe('the book', () => {
  it('opens each of its screens, and nothing stands there that went wrong', async () => {
    for (const address of Object.values(addresses)) {
      if (typeof address !== 'string') continue;
      await casebook.evaluate((hash) => void (location.hash = hash), address);
      await casebook.waitFor(address === addresses.entries ? 'main a[href^="#/entry/"]' : 'main h1');
      const wrong = await casebook.evaluate(() => document.querySelector('main [role="alert"]')?.textContent ?? null);
      expect(wrong, address).toBe(null);
    }
  });

  it('takes an entry out, and puts it back', async () => {
    const show = (address: string) => casebook.evaluate((hash) => void (location.hash = hash), address);
    const count = () => casebook.evaluate(() => document.querySelectorAll('main a[href^="#/entry/"]').length);
    await show(addresses.entries);
    const before = await until('the entries', count);
    await casebook.press('main a[href^="#/entry/"]');
    await casebook.pressNamed(words('remove_entry'));
    await casebook.pressNamed(words('remove_entry_sure'));
    await until('one fewer', async () => (await count()) === before - 1);
    await show(addresses.settings);
    await casebook.pressNamed(words('removed_put_back'));
    await casebook.waitForWords(words('removed_none'));
    await show(addresses.entries);
    await until('all of them', async () => (await count()) === before);
  });

  it('has a page that checks a package', async () => {
    const verify = await daybook.openOwn('verify.html');
    await verify.waitFor('input[type=file]');
    await verify.chooseFile('input[type=file]', zip);
    await verify.waitForWords(words('verify_ok'), 60_000);
    await verify.close();
  });
});
