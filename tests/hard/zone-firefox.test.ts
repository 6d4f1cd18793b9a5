// Firefox can tell pages another zone than this computer's, against fingerprinting: what a chat shows is of that zone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeptEntry } from '../support/capture-flows.ts';
import { FirefoxDaybook } from '../support/firefox.ts';
import { capturePost, makePackage } from '../support/firefox-flows.ts';
import { openPackage } from '../support/package-content.ts';
import { entryOf } from '../support/package-entry.ts';
import type { Entry, HappenedAt } from '../../utils/record/types.ts';
import { words } from '../support/words.ts';

const chat = readFileSync(join(import.meta.dirname, '../fixtures/sites/whatsapp/in-a-row-2026.html'), 'utf8')
  // to a summer, in which London's clocks are not UTC's
  .replaceAll('11/13/2025', '7/13/2026');
/** Tells whenever anybody asks the clock that the page put in the place of its own. */
const trap = `<script>
  window.asked = 0;
  window.Date = new Proxy(Date, {
    get: (target, name) => (window.asked += 1, target[name]),
    construct: (target, given) => (window.asked += 1, new target(...given)),
  });
</script>`;

let daybook: FirefoxDaybook;
let entry: KeptEntry;
let happened: HappenedAt | undefined;
let asked: number;

beforeAll(async () => {
  daybook = await FirefoxDaybook.launch({
    answer: (url) =>
      url.host === 'web.whatsapp.com'
        ? { status: 200, contentType: 'text/html; charset=utf-8', body: `<!doctype html>${trap}${chat}` }
        : null,
    preferences: { 'privacy.resistFingerprinting': true },
  });
  const tab = await daybook.open('https://web.whatsapp.com/');
  expect(await capturePost(daybook, tab, '[data-testid="msg-container"]')).toContain(words('notice_kept', 1));
  asked = await tab.evaluate(() => (window as unknown as { asked: number }).asked);
  const casebook = await daybook.openOwn('casebook.html');
  await casebook.waitForWords(words('entries_title'));
  const content = await openPackage(await makePackage(daybook, casebook));
  entry = await entryOf(content, 1);
  const record = JSON.parse(await content.text('data/record.json')) as { entries: { entry: Entry }[] };
  happened = record.entries[0]?.entry.happened;
}, 120_000);
afterAll(() => daybook.close());

describe('a page to which the browser tells UTC for this computer’s zone', () => {
  it('is known to be of that zone, and is not asked', () => {
    expect(entry.capture.startedAt.zone).toBe('Europe/London');
    expect(entry.capture.page?.timeZone).toBe('UTC');
    expect(asked).toBe(0);
  });

  it('has its clock times taken for UTC, in summer too', () => {
    const local = entry.capture.reading?.facts['localTime'] ?? '';
    expect(local).toMatch(/^2026-07-13T/u);
    expect(happened).toMatchObject({ from: `${local}:00.000Z`, precision: 'minute' });
  });
});
