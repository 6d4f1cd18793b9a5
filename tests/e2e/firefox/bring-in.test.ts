// Bringing in works in Firefox as it does in Chromium: dropped, chosen, kept, handed over; and every screen of the book opens there.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addresses } from '../../../components/casebook/route.ts';
import { timestampQuery } from '../../../utils/package/timestamp-query.ts';
import { FirefoxDaybook } from '../../support/firefox.ts';
import { makePackage } from '../../support/firefox-flows.ts';
import type { FirefoxTab } from '../../support/firefox-tab.ts';
import { chatText, mixedFiles } from '../../support/import-samples.ts';
import { openPackage } from '../../support/package-content.ts';
import { verifyPackage } from '../../support/recipient-tools.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newTimeAuthority } from '../../support/time-authority.ts';
import { until } from '../../support/until.ts';
import { words } from '../../support/words.ts';

let daybook: FirefoxDaybook;
let casebook: FirefoxTab;
let zip: string;
const folder = tempFolder();
/** A real `openssl ts`; what stands at its address in the browser hears its answers. */
const authority = newTimeAuthority(folder);
const timeHost = 'time.example';
let timeAnswer: (query: Buffer) => { status: number; contentType: string; body: Buffer | string };

/** The file of that name that the browser has saved, once it is whole. */
function downloaded(name: RegExp): string | null {
  const files = readdirSync(daybook.downloads);
  const found = files.some((file) => file.endsWith('.part')) ? undefined : files.find((file) => name.test(file));
  const path = found === undefined ? null : join(daybook.downloads, found);
  return path !== null && statSync(path).size > 0 ? path : null;
}

beforeAll(async () => {
  daybook = await FirefoxDaybook.launch({
    answer: (url, navigates, sent) => {
      if (url.hostname !== timeHost) return null;
      if (navigates) return { status: 200, contentType: 'text/html', body: '<title>An authority</title><p>Time' };
      return sent === null ? { status: 404, contentType: 'text/plain', body: '' } : timeAnswer(Buffer.from(sent));
    },
  });
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

describe('a trusted time', () => {
  it('by file and from a tab: refused where the server refuses or lies, in a new package where it does not', async () => {
    const verify = await daybook.openOwn('verify.html');
    await verify.waitFor('input[type=file]');
    await verify.chooseFile('input[type=file]', zip);
    await verify.waitForWords(words('verify_ok'), 60_000);
    await verify.pressNamed(words('stamp_title'));
    await verify.pressNamed(words('stamp_save_query'));
    const query = await until('the query', () => downloaded(/\.tsq$/u));
    const lies = join(folder, 'lies.tsr');
    writeFileSync(lies, authority.reply(timestampQuery(String(verifyPackage(zip).result.package.digest))));
    await verify.chooseFile('input[accept=".tsr,.tsq"]', lies);
    await verify.waitForWords(words('problem_timestamp_other_nonce'));
    const good = join(folder, 'good.tsr');
    writeFileSync(good, authority.reply(readFileSync(query)));
    await verify.chooseFile('input[accept=".tsr,.tsq"]', good);
    await verify.waitForWords('1.3.6.1.4.1.99999.1.1');

    await verify.fill('input[inputmode=url]', `https://${timeHost}/tsr?policy=1`);
    await verify.pressNamed(words('stamp_tab_open'));
    const tab = await daybook.findTab(`https://${timeHost}/`);
    const popup = await daybook.pressToolbar(tab);
    timeAnswer = () => ({ status: 503, contentType: 'text/plain', body: '' });
    await popup.pressNamed(words('stamp_here_ask'));
    await popup.waitForWords(words('stamp_here_status', '503'));
    timeAnswer = (sent) => {
      expect(sent.equals(readFileSync(query))).toBe(true);
      return { status: 200, contentType: 'application/timestamp-reply', body: Buffer.from(authority.reply(sent)) };
    };
    await popup.pressNamed(words('stamp_here_ask'));
    await popup.waitForWords(words('stamp_here_done'));
    await tab.close();
    await verify.activate();
    await verify.waitForWords('1.3.6.1.4.1.99999.1.1');
    await verify.pressNamed(words('stamp_save_package'));
    const { result } = verifyPackage(await until('the package', () => downloaded(/-stamped\.zip$/u)));
    expect(result.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(result.checks.find(({ id }) => id === 'timestamp')?.detail).toContain('Clock 1, Invented Authority');
    await verify.close();
  });
});
