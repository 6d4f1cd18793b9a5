import type { Page } from 'playwright-core';
import type { CaptureFacts, Exhibit } from '../../utils/record/types.ts';
import type { ChromiumDaybook } from './chromium.ts';
import { type Outcome, waitForOutcome } from './flows.ts';
import { overlayWords } from './overlay-words.ts';
import type { RecordReading } from './read-record.ts';
import { bundledForPage } from './record-in-page.ts';
import { until } from './until.ts';
import { words } from './words.ts';

/** The ways behind *More ways to keep*, by the key of their button. */
export type MoreWay =
  | 'whole_page'
  | 'conversation_newer'
  | 'conversation_older'
  | 'conversation_between'
  | 'profile'
  | 'words_only'
  | 'private'
  | 'record';

/**
 * Presses the toolbar button, opens *More ways to keep* and presses one of them; back when the popup is gone. `film`: the
 * tab is recorded along the way.
 */
export async function chooseMoreInPopup(
  daybook: ChromiumDaybook,
  page: Page,
  way: MoreWay,
  mostScreens: number | null = null,
  film = false,
): Promise<void> {
  const popup = await daybook.pressToolbar(page);
  await popup.press('.more-ways summary');
  if (film) await popup.pressNamed(words('popup_record_film'));
  if (mostScreens !== null) {
    await popup.evaluate((count) => {
      const field = document.querySelector('select');
      if (field === null) throw new Error('no choice of screens');
      field.value = String(count);
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }, mostScreens);
  }
  await popup.pressNamed(words(`popup_${way}`));
  await until('the popup to close', async () => !(await daybook.popupIsOpen())).catch(async (cause: unknown) => {
    throw new Error(`the popup stayed and says: ${await popup.words()}`, { cause });
  });
}

/** Agrees in the popup to what a way needs: recording, or the browser's own copies. The browser has to remember it (`agreedTo`). */
export async function allowInPopup(
  daybook: ChromiumDaybook,
  page: Page,
  way: 'record' | 'browser_copy',
): Promise<void> {
  const popup = await daybook.pressToolbar(page);
  await popup.press('.more-ways summary');
  await popup.pressNamed(words(`popup_${way}`));
  await popup.waitForWords(words(`popup_${way}_why`));
  await popup.pressNamed(words('popup_record_allow'));
  await until('the question to go', async () => !(await popup.words()).includes(words(`popup_${way}_why`)));
  await popup.runSource('close()').catch(() => undefined);
  await until('the popup to close', async () => !(await daybook.popupIsOpen()));
}

/** Keeps a whole page, and waits for its notice; the page is as the person left it when this is back. */
export async function keepWholePage(
  daybook: ChromiumDaybook,
  page: Page,
  mostScreens: number | null = null,
  limitMs = 60_000,
): Promise<Outcome> {
  await chooseMoreInPopup(daybook, page, 'whole_page', mostScreens);
  return waitForOutcome(page, performance.now(), limitMs);
}

/** Puts a notice away by a click on it. */
export async function putNoticeAway(page: Page): Promise<void> {
  await until('the notice to go', async () => {
    const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    await page.mouse.click(width - 60, height - 40);
    return (await overlayWords(page)).length === 0;
  });
}

/** A capture as it lies in the record: what it says of itself, and its files. */
export interface KeptEntry {
  capture: CaptureFacts;
  files: (Exhibit & { path: string })[];
  file(name: string): Promise<Buffer>;
  text(name: string): Promise<string>;
}

/** Opens the captures of a record. */
export type OpenRecord = (number: number) => Promise<KeptEntry>;

/**
 * Everything so far, opened in a page of ours by the record's own code. That a package holds the same is shown by the tests
 * of packages: it costs the typesetting of a report each time.
 */
export async function openRecord(daybook: ChromiumDaybook): Promise<OpenRecord> {
  const own = await daybook.openOwn('calendar.html');
  await own.evaluate(`${await bundledForPage('read-record.ts')}; undefined`);
  return async (number) => {
    const { capture, files } = await own.evaluate(
      (asked) => (globalThis as unknown as { reading: RecordReading }).reading.capture(asked),
      number,
    );
    const file = async (name: string): Promise<Buffer> => {
      const exhibit = files.find(({ path }) => path === name);
      if (exhibit === undefined) throw new Error(`no ${name} in ${files.map(({ path }) => path).join(' ')}`);
      const base64 = await own.evaluate(
        (asked) => (globalThis as unknown as { reading: RecordReading }).reading.bytes(asked),
        exhibit,
      );
      return Buffer.from(base64, 'base64');
    };
    return { capture, files, file, text: async (name) => (await file(name)).toString('utf8') };
  };
}

/** The entry with this number, out of the record as it is now. */
export async function keptEntry(daybook: ChromiumDaybook, number: number): Promise<KeptEntry> {
  return (await openRecord(daybook))(number);
}
