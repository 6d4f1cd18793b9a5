// The book closes by itself in Firefox as it does in Chromium: nobody there, a machine that slept; and wrong tries are remembered.
import { afterAll, beforeAll, it } from 'vitest';
import { FirefoxDaybook } from '../support/firefox.ts';
import type { FirefoxTab } from '../support/firefox-tab.ts';
import { until } from '../support/until.ts';
import { words } from '../support/words.ts';

type Extension = {
  browser: {
    idle: { setDetectionInterval(seconds: number): void };
    storage: { session: { set(values: Record<string, unknown>): Promise<void> } };
  };
};

const passphrase = 'nine quiet copper lanterns';
let firefox: FirefoxDaybook;
let book: FirefoxTab;

beforeAll(async () => {
  firefox = await FirefoxDaybook.launch();
  book = await firefox.openOwn('casebook.html#/settings');
  await book.pressNamed(words('passphrase_set'));
  await book.waitForWords(words('passphrase_again'));
  for (const place of [0, 1]) {
    await book.evaluate(
      (at) => document.querySelectorAll<HTMLInputElement>('input[type=password]')[at]?.focus(),
      place,
    );
    await book.keys(...passphrase);
  }
  await book.pressNamed(words('passphrase_set'));
  await book.waitForWords(words('passphrase_set_done'), 60_000);
});

afterAll(async () => {
  await firefox.close();
});

async function open(): Promise<void> {
  // What was written there before is written over.
  await book.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('form input[type=password]');
    field?.focus();
    field?.select();
  });
  await book.keys(...passphrase);
  await book.pressNamed(words('lock_open'));
  await until('the book to open', async () => !(await book.words()).includes(words('lock_passphrase')), 60_000);
}

it('when nobody touches the computer', async () => {
  // As many seconds as Firefox lets anybody choose; the minutes of the settings are told to it the same way.
  await book.evaluate(() => (globalThis as unknown as Extension).browser.idle.setDetectionInterval(15));
  await book.waitForWords(words('lock_title'), 60_000);
  await open();
});

it('when the machine slept', async () => {
  const seen = () => (globalThis as unknown as Extension).browser.storage.session.set({ seen: Date.now() - 600_000 });
  await book.evaluate(seen);
  await book.waitForWords(words('lock_title'), 90_000);
});

it('and says how often a wrong passphrase was tried, once it is open again', async () => {
  await book.fill('form input[type=password]', 'wrong');
  await book.pressNamed(words('lock_open'));
  await book.waitForWords(words('error_wrong_passphrase'), 60_000);
  await open();
  await book.waitForWords(words('lock_tries_one').split(',')[0] ?? '');
});
