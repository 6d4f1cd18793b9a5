import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { CaptureFacts, Exhibit } from '../../utils/record/types.ts';
import type { ChromiumDaybook } from './chromium.ts';
import { type Outcome, makePackage, waitForOutcome } from './flows.ts';
import { overlayWords } from './overlay-words.ts';
import { openPackage, type PackageContent } from './package-content.ts';
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

/** One entry of a package: what its capture says, and its files. */
export interface KeptEntry {
  folder: string;
  capture: CaptureFacts;
  files: (Exhibit & { path: string })[];
  file(name: string): Promise<Buffer>;
  text(name: string): Promise<string>;
}

/** A package of everything so far, made through the casebook, opened by another reader. */
export async function packageOfAll(daybook: ChromiumDaybook): Promise<PackageContent> {
  const casebook = await daybook.openOwn('casebook.html');
  const folder = mkdtempSync(join(tmpdir(), 'daybook-package-'));
  try {
    const file = join(folder, 'all.zip');
    await (await makePackage(casebook)).saveAs(file);
    return await openPackage(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await casebook.close();
  }
}

/** The entry with this number, out of a package of everything. */
export async function keptEntry(daybook: ChromiumDaybook, number: number): Promise<KeptEntry> {
  return entryOf(await packageOfAll(daybook), number);
}

/** The entry with this number in a package. */
export async function entryOf(content: PackageContent, number: number): Promise<KeptEntry> {
  const beginning = `data/exhibits/${String(number).padStart(4, '0')}-`;
  const path = content.paths.find((one) => one.startsWith(beginning) && one.endsWith('/capture.json'));
  if (path === undefined) throw new Error(`no entry ${number} in ${content.paths.join(' ')}`);
  const folder = path.replace(/capture\.json$/, '');
  const capture = await content.json<CaptureFacts & { files: (Exhibit & { path: string })[] }>(path);
  return {
    folder,
    capture,
    files: capture.files,
    file: async (name) => Buffer.from(await content.bytes(`${folder}${name}`)),
    text: (name) => content.text(`${folder}${name}`),
  };
}
