import type { Download, Locator, Page } from 'playwright-core';
import type { ChromiumDaybook } from './chromium.ts';
import { overlayWords } from './overlay-words.ts';
import { until } from './until.ts';
import type { View } from './view.ts';
import { words } from './words.ts';

/** What the page's notice said about a capture. */
export interface Outcome {
  /** Number of the entry. */
  number: number;
  /** The whole notice, line by line. */
  notice: string;
  /** From the choosing click to the notice. */
  tookMs: number;
}

/** Presses the toolbar button and one of the two ways to keep something; back when the popup is gone. */
export async function chooseInPopup(daybook: ChromiumDaybook, page: Page, way: 'post' | 'screen'): Promise<void> {
  const popup = await daybook.pressToolbar(page);
  await popup.pressNamed(words(way === 'post' ? 'popup_capture_post' : 'popup_this_screen'));
  await popupGone(daybook, popup);
}

async function popupGone(daybook: ChromiumDaybook, popup: View): Promise<void> {
  try {
    await until('the popup to close', async () => !(await daybook.popupIsOpen()));
  } catch (cause) {
    throw new Error(`the popup stayed and says: ${await popup.words()}`, { cause });
  }
}

/** Whether the picker lies over the page, and nothing has been chosen. */
export async function pickerWaits(page: Page): Promise<boolean> {
  return (await overlayWords(page)).some((text) => text.includes(words('picker_hint')));
}

/** Waits until the picker lies over the page. */
export async function waitForPicker(page: Page): Promise<void> {
  await until('the picker', () => pickerWaits(page));
}

/** Waits for the notice that ends every capture, and reads the entry's number from it; `look` finds what our layers say. */
export async function waitForOutcome(
  page: Page,
  begun = performance.now(),
  limitMs = 30_000,
  look = () => overlayWords(page),
  everyMs = 25,
): Promise<Outcome> {
  const ends = ['notice_kept', 'notice_failed', 'notice_not_kept'].map((key) => words(key, '\u0000'));
  const notice = await until(
    'the notice',
    async () => (await look()).find((text) => ends.some((end) => text.startsWith(end.split('\u0000')[0] ?? end))),
    limitMs,
    everyMs,
  );
  const tookMs = performance.now() - begun;
  const number = Number(/\d+/.exec(notice)?.[0] ?? Number.NaN);
  return { number, notice, tookMs };
}

/** Begins to keep one post: toolbar button, *Capture a post*, a click of the mouse on it; gives when that was. */
export async function beginPost(
  daybook: ChromiumDaybook,
  page: Page,
  post: Locator,
  pointOf = visiblePoint,
): Promise<number> {
  await post.scrollIntoViewIfNeeded();
  await chooseInPopup(daybook, page, 'post');
  await waitForPicker(page);
  const at = await pointOf(page, post);
  await page.mouse.move(at.x - 3, at.y - 3);
  await page.mouse.move(at.x, at.y);
  const begun = performance.now();
  await page.mouse.click(at.x, at.y);
  return begun;
}

/** Keeps one post, and waits for the notice. */
export async function capturePost(
  daybook: ChromiumDaybook,
  page: Page,
  post: Locator,
  pointOf = visiblePoint,
): Promise<Outcome> {
  const outcome = await waitForOutcome(page, await beginPost(daybook, page, post, pointOf));
  await noticeGone(page, outcome);
  return outcome;
}

/** Keeps what the window shows. */
export async function captureScreen(daybook: ChromiumDaybook, page: Page): Promise<Outcome> {
  const begun = performance.now();
  await chooseInPopup(daybook, page, 'screen');
  const outcome = await waitForOutcome(page, begun);
  await noticeGone(page, outcome);
  return outcome;
}

/** Puts the notice away by a click on it, as a person does who goes on at once. */
async function noticeGone(page: Page, outcome: Outcome): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 800 };
  await until('the notice to go', async () => {
    await page.mouse.click(size.width - 60, size.height - 40);
    return !(await overlayWords(page)).includes(outcome.notice);
  });
}

/** The edge of a frame, where nothing of what it shows lies. */
export async function edgeOf(_: Page, frame: Locator): Promise<{ x: number; y: number }> {
  const { x, y, height } = (await frame.boundingBox()) ?? { x: Number.NaN, y: 0, height: 0 };
  return { x: x + 1, y: y + height / 2 };
}

/** A point inside the element that the window shows, near its top. */
async function visiblePoint(page: Page, post: Locator): Promise<{ x: number; y: number }> {
  const box = await post.boundingBox();
  if (box === null) throw new Error('the post is not shown');
  const height = page.viewportSize()?.height ?? 800;
  const top = Math.max(box.y, 70);
  const bottom = Math.min(box.y + box.height, height - 10);
  return { x: Math.round(box.x + box.width / 2), y: Math.round((top + bottom) / 2) };
}

export interface OfflineWords {
  /** `2026-11-20`, `18:05` */
  day: string;
  clock: string;
  /** Key of `_locales` for the kind, e.g. `kind_visit`. */
  kind: string;
  where: string;
  who: string;
  what: string;
}

/** Opens the casebook by the popup's own button. */
export async function openCasebook(daybook: ChromiumDaybook, page: Page): Promise<Page> {
  const popup = await daybook.pressToolbar(page);
  await popup.pressNamed(words('popup_open_casebook'));
  const casebook = await until('the casebook', () =>
    daybook.context.pages().find((tab) => tab.url().includes('/casebook.html')),
  );
  await casebook.waitForLoadState();
  return casebook;
}

/** Writes down something that happened away from the screen, in an open casebook. */
export async function addOfflineEntry(casebook: Page, given: OfflineWords): Promise<void> {
  await casebook
    .getByRole('link', { name: words('nav_new') })
    .first()
    .click();
  await casebook.getByLabel(words('happened_time')).check();
  await casebook.getByLabel(words('happened_date'), { exact: true }).fill(given.day);
  await casebook.getByLabel(words('happened_clock'), { exact: true }).fill(given.clock);
  await casebook.getByLabel(words('offline_kind')).selectOption({ label: words(given.kind) });
  await casebook.getByLabel(words('offline_where')).fill(given.where);
  await casebook.getByLabel(words('offline_who')).fill(given.who);
  await casebook.getByLabel(words('offline_words')).fill(given.what);
  await casebook.getByRole('button', { name: words('offline_keep') }).click();
  await casebook.waitForURL(/#\/entry\//);
}

/** Makes a package of everything, in an open casebook, and gives the browser's download of it. */
export async function makePackage(casebook: Page, reference?: string): Promise<Download> {
  await casebook
    .getByRole('link', { name: words('nav_package'), exact: true })
    .first()
    .click();
  if (reference !== undefined) await casebook.getByLabel(words('package_reference')).fill(reference);
  const download = casebook.waitForEvent('download', { timeout: 120_000 });
  await casebook.getByRole('button', { name: words('package_save'), exact: true }).click();
  const file = await download;
  await casebook.getByRole('heading', { name: words('result_title') }).waitFor();
  return file;
}

/** Sets the first passphrase under *Settings*, in an open casebook. */
export async function setPassphrase(casebook: Page, passphrase: string): Promise<void> {
  await casebook
    .getByRole('link', { name: words('nav_settings') })
    .first()
    .click();
  await casebook.getByRole('button', { name: words('passphrase_set') }).click();
  await casebook.getByLabel(words('passphrase_new'), { exact: true }).fill(passphrase);
  await casebook.getByLabel(words('passphrase_again'), { exact: true }).fill(passphrase);
  await casebook.getByRole('button', { name: words('passphrase_set') }).click();
  // deriving the key takes its time on purpose
  await casebook.getByText(words('passphrase_set_done')).waitFor({ timeout: 60_000 });
}

/** Opens a locked casebook. */
export async function unlockCasebook(casebook: Page, passphrase: string): Promise<void> {
  await casebook.getByLabel(words('lock_passphrase'), { exact: true }).fill(passphrase);
  await casebook.getByRole('button', { name: words('lock_open') }).click();
  await casebook.getByRole('heading', { name: words('lock_title') }).waitFor({ state: 'hidden', timeout: 60_000 });
}

/** Closes the record under *Settings*; back when the casebook asks for the passphrase. */
export async function lockCasebook(casebook: Page): Promise<void> {
  await casebook
    .getByRole('link', { name: words('nav_settings') })
    .first()
    .click();
  await casebook.getByRole('button', { name: words('settings_lock_now') }).click();
  await casebook.getByRole('heading', { name: words('lock_title') }).waitFor();
}

/** Whether an opened casebook asks for its passphrase. */
export async function asksForPassphrase(casebook: Page): Promise<boolean> {
  const locked = casebook.getByRole('heading', { name: words('lock_title') });
  // The names of the screens stand beside the lock too: what is asked is in the page's own part.
  await casebook.locator('#main h1').first().waitFor();
  return locked.isVisible();
}
