import browser from 'webextension-polyfill';
import { mayReadAgain } from '../../record/media-setting.ts';
import { utf8 } from '../../shared/bytes.ts';
import { DaybookError } from '../../shared/errors.ts';
import { takeBrowserCopy } from './browser-copy.ts';
import { type CaptureRun, type Kept, beginRun, failRun, keepRun, tryStep } from '../run/capture-run.ts';
import { askSecond, checkClock } from '../corroborate/check-clock.ts';
import { copyIssues } from '../corroborate/corroborate.ts';
import { PagePictures } from './page-pictures.ts';
import { PassingWords } from '../corroborate/passing-words.ts';
import { readPageWords } from './read-page-words.ts';
import type { ReaderLink } from '../reader/reader-link.ts';
import type { PageTileAsked, PageTileView, ShownWindow } from '../reader/reader-protocol.ts';
import { type PageRect, takeScreenshot, takeWholePage } from '../picture/screenshot.ts';
import { isSameWindow } from '../picture/same-window.ts';
import { type Tile, largestSide } from '../picture/stitch.ts';
import { exhibitOf, screenExhibit } from '../run/taken.ts';
import { tellProgress } from '../run/tell-progress.ts';
import { unfinishedIssues } from '../run/unfinished-issues.ts';

export interface PageOptions {
  /** Null: what is there now. A number: go on over what the page loads, that many windows at most. */
  mostScreens: number | null;
}

/** What is gathered while the page is gone through. */
interface OnTheWay {
  pictures: PagePictures;
  passing: PassingWords;
}

/**
 * A page of more windows than this is cut: its pictures would take longer than anybody waits, and more room than there is.
 * Its words and its copy are whole.
 */
const mostWindows = 500;

/** So often a view is photographed anew where the page moved meanwhile. */
const mostTries = 3;

/** So often a page is begun anew where the window was made another size, or the page zoomed. */
const mostAnew = 3;

/** Whether a view stands where it can be photographed: inside the window. */
const isInWindow = ({ box, viewport }: PageTileView) => box.y > -1 && box.y + box.height < viewport.height + 1;

/**
 * A picture of a view, and how long the page took to be ready for it; null where the window is not `window` by now. Throws
 * `page-changed` where the page does not let itself be scrolled there.
 */
async function photographStill(
  link: ReaderLink,
  asked: Omit<PageTileAsked, 'again'>,
  window: ShownWindow | null,
): Promise<(Tile & { view: PageTileView; readyMs: number }) | null> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const begun = performance.now();
    const view = await link.ask('page-tile', { ...asked, again: false });
    const readyMs = performance.now() - begun;
    if (window !== null && !isSameWindow(window, view.viewport)) return null;
    if (!isInWindow(view)) continue;
    const shot = await takeScreenshot(link.tabId);
    const { viewport, box, drawnSince, unfinished } = await link.ask('page-tile', { ...asked, again: true });
    if (!isSameWindow(view.viewport, viewport)) continue;
    const still = Math.abs(box.y - view.box.y) < 1 && Math.abs(box.x - view.box.x) < 1;
    // what goes on coming is in the last picture as far as it had come
    if (still && (!drawnSince || tries === mostTries - 1)) return { view: { ...view, unfinished }, shot, readyMs };
  }
  throw new DaybookError('page-changed', 'the page scrolls by itself');
}

const tooLong = (from: number, end: number) =>
  new DaybookError('page-too-long', `${Math.round(from)} of ${Math.round(end)} px`);

/** Goes down the page at the pace that the browser allows, and down what lies beside it, column by column. */
async function takeViews(
  run: CaptureRun,
  link: ReaderLink,
  { mostScreens }: PageOptions,
  { pictures, passing }: OnTheWay,
): Promise<void> {
  let late = 0;
  let anew = 0;
  let window: ShownWindow | null = null;
  const unfinished: number[] = [];
  let beside = 0;
  let parts = 0;
  const whole = await tryStep(run, 'tiles', 'screenshot-refused', async () => {
    for (let [from, column] = [0, 0]; ;) {
      // what a page loads on the way is in its first column
      const asked = { from, column, mostScreens: column === 0 ? mostScreens : null };
      const photograph = await photographStill(link, asked, window);
      if (photograph === null) {
        if ((anew += 1) === mostAnew) throw new DaybookError('page-changed', 'the window has another size');
        await link.ask('restore', null);
        run.page = await link.ask('facts', null);
        pictures.beginAnew(run.page.devicePixelRatio ?? 1);
        [from, column, window, late, parts, unfinished.length] = [0, 0, null, 0, 0, 0];
        continue;
      }
      const { view } = photograph;
      pictures.add(photograph, column);
      window = view.viewport;
      if (view.unfinished > 0) unfinished.push(pictures.count);
      if (column === 0) await passing.look(() => link.ask('words', null));
      late += view.lateImages;
      beside = Math.max(beside, view.beside);
      parts += view.partsGoingOn;
      from = view.offset + view.box.height;
      const share = (column + from / view.end) / view.columns;
      if (!view.more) {
        [from, column] = [0, column + 1];
        if (column >= view.columns) return true;
      }
      if (column === 0 && from >= view.viewport.height * mostWindows) throw tooLong(from, view.end);
      const values = [String(Math.round(share * 100))];
      if (await tellProgress(link, { key: 'notice_going_on', values }, photograph.readyMs)) {
        const where = column === 0 ? '' : `, column ${column + 1} of ${view.columns}`;
        throw new DaybookError('stopped', `${Math.round(from)} of ${Math.round(view.end)} px${where}`);
      }
    }
  });
  await tryStep(run, 'tiles', 'page-gone', () => link.ask('restore', null));
  if (beside > 1) run.issues.push({ step: 'tiles', code: 'page-wider', detail: `${Math.round(beside)} px` });
  if (parts > 0) run.issues.push({ step: 'tiles', code: 'page-longer', detail: String(parts) });
  if (late > 0) run.issues.push({ step: 'tiles', code: 'pictures-late', detail: String(late) });
  run.issues.push(...unfinishedIssues(unfinished));
  if (whole === undefined) pictures.cutShort();
}

/**
 * Goes down the page once without pictures, so that it fetches and draws what it shows only then. False where one picture of
 * all would not show what its views do: bars that stay with the window, what fades once it is out of view, and rows that
 * stand only while they are in view.
 */
async function goThrough(run: CaptureRun, link: ReaderLink): Promise<boolean> {
  const passing = new PassingWords();
  try {
    for (let from = 0; ;) {
      const view = await link.ask('page-tile', { from, column: 0, mostScreens: null, again: false });
      if (!view.likeOne) return false;
      await passing.look(() => link.ask('words', null));
      from = view.offset + view.box.height;
      const values = [String(Math.round((from / view.end) * 100))];
      if (!view.more || from >= view.viewport.height * mostWindows) break;
      if (await tellProgress(link, { key: 'notice_going_on', values }, 0)) {
        const detail = `gone through ${Math.round(from)} of ${Math.round(view.end)} px`;
        run.issues.push({ step: 'tiles', code: 'stopped', detail });
        break;
      }
    }
  } finally {
    await link.ask('restore', null);
  }
  return passing.goneFrom(await link.ask('words', null)).length === 0;
}

/**
 * Between two large pictures, each of which takes a long page its time: how far it is, and the way to stop, where the window is
 * in none of the next; else our card goes. Throws `stopped`.
 */
async function sayHowFar(link: ReaderLink, next: PageRect, end: number): Promise<void> {
  const values = [String(Math.round((next.y / end) * 100))];
  const stopped = next.y > 0 && (await tellProgress(link, { key: 'notice_going_on', values }, 0));
  if (stopped) throw new DaybookError('stopped', `${Math.round(next.y)} of ${Math.round(end)} px`);
  const { scroll, viewport } = await link.ask('facts', null);
  const top = scroll?.y ?? 0;
  if (top >= next.y + next.height || top + (viewport?.height ?? 0) <= next.y) return;
  await link.ask('restore', null);
  await link.ask('settle', null);
}

async function sizeOf(link: ReaderLink): Promise<{ width: number; height: number }> {
  return (await link.ask('facts', null)).documentSize ?? { width: 0, height: 0 };
}

/** Where the browser gives a page in one picture: that picture is an original. */
async function takeAtOnce(run: CaptureRun, link: ReaderLink): Promise<void> {
  await link.ask('settle', null);
  const screen = await takeScreenshot(link.tabId);
  run.taken.push(await screenExhibit(screen, 1));
  const ratio = run.page?.devicePixelRatio ?? 1;
  const step = Math.floor(largestSide / ratio);
  const most = (run.page?.viewport?.height ?? Infinity) * mostWindows;
  // what was fetched on the way has made it taller
  let size = await sizeOf(link);
  for (let [y, number, tries] = [0, 1, 1]; y < Math.min(size.height, most);) {
    const end = Math.min(size.height, most);
    const rect = { x: 0, y, width: size.width, height: Math.min(step, end - y) };
    await sayHowFar(link, rect, end);
    const shot = await takeWholePage(link.tabId, rect);
    const after = await sizeOf(link);
    const grown = after.height !== size.height;
    size = after;
    // what came in that moment has moved what is below it
    if (grown && tries < mostTries) {
      tries += 1;
      continue;
    }
    run.taken.push(
      await exhibitOf(shot.png, {
        role: 'page',
        fileName: number === 1 ? 'page.png' : `page-${number}.png`,
        mediaType: 'image/png',
        parents: [],
        madeBy: `tabs.captureVisibleTab with rect ${rect.x},${rect.y} ${rect.width}×${rect.height}, PNG, as given by the browser`,
      }),
    );
    [y, number, tries] = [y + step, number + 1, 1];
  }
  const pages = run.taken.flatMap(({ facts }, at) => (facts.role === 'page' ? [at] : []));
  if ((await link.ask('left-out', null)).unfinished > 0) run.issues.push(...unfinishedIssues(pages));
  if (most < size.height) throw tooLong(most, size.height);
}

/** Words, the page's own reading, and a copy of the page that opens without a network. */
async function readWhole(run: CaptureRun, link: ReaderLink, passing: PassingWords): Promise<void> {
  const words = await readPageWords(run, link, passing);
  const { behind } = await link.ask('left-out', null);
  if (behind > 0) run.issues.push({ step: 'read', code: 'more-behind', detail: String(behind) });
  const second = askSecond(run, link);
  await tryStep(run, 'copy', 'copy-failed', async () => {
    const { html, words: copied, missing } = await link.ask('copy', { mayRequest: await mayReadAgain() });
    run.taken.push(
      await exhibitOf(utf8(html.toWellFormed()), {
        role: 'copy',
        fileName: 'page.html',
        mediaType: 'text/html;charset=utf-8',
        parents: [],
        madeBy: 'copy of the page as it stood, scripts and outside addresses taken out',
      }),
    );
    if (missing.length > 0) run.issues.push({ step: 'copy', code: 'copy-incomplete', missing: missing.slice(0, 200) });
    run.issues.push(...copyIssues(words, copied));
  });
  await checkClock(run, second);
}

/** A page that went elsewhere without being loaded anew: what was taken after that is of another page. */
async function checkSamePage(run: CaptureRun, link: ReaderLink): Promise<void> {
  const now = await link.ask('facts', null);
  const plain = (url: string | undefined) => url?.replace(/[?#].*$/, '');
  // some pages write into their address how far they are scrolled: that alone is the same page
  if (plain(now.url) !== plain(run.page?.url) && now.title.text !== run.page?.title.text)
    throw new DaybookError('page-changed', `now ${now.url}`);
}

/** What is read when the pictures have been taken. */
async function readAfter(run: CaptureRun, link: ReaderLink, passing: PassingWords): Promise<void> {
  await tryStep(run, 'read', 'page-gone', () => readWhole(run, link, passing));
  await tryStep(run, 'page', 'page-gone', () => checkSamePage(run, link));
  await tryStep(run, 'copy', 'copy-failed', () => takeBrowserCopy(run, link.tabId));
}

/** Whether this browser takes a whole page in one call (Firefox); asked of the browser, not of its name. */
function takesWholePages(): boolean {
  return 'getBrowserInfo' in browser.runtime;
}

/** *Whole page*: every part of it in pictures, its words, and a copy. Stopping keeps what there is, and says how far it went. */
export async function capturePage(
  link: ReaderLink,
  options: PageOptions,
  mode: 'page' | 'profile' = 'page',
): Promise<Kept> {
  const run = await beginRun(mode, await link.ask('facts', null));
  // A page no taller than its window may scroll in a part of it: that only views can follow.
  const scrolls = (run.page?.documentSize?.height ?? 0) > (run.page?.viewport?.height ?? 0);
  const atOnce = takesWholePages() && options.mostScreens === null && scrolls;
  const pictures = new PagePictures(run.page?.devicePixelRatio ?? 1);
  const passing = new PassingWords();
  await tryStep(run, 'tiles', 'screenshot-refused', async () => {
    // a page that does not let itself be gone through is in the one picture all the same
    const standing = atOnce && (await tryStep(run, 'tiles', 'page-changed', () => goThrough(run, link))) !== false;
    if (standing) await takeAtOnce(run, link).finally(() => link.ask('restore', null));
    else await takeViews(run, link, options, { pictures, passing });
  });
  // joined while the page is read
  const [views] = await Promise.all([pictures.taken(run), readAfter(run, link, passing)]);
  run.taken.unshift(...views);
  const gone = run.issues.some(({ code }) => code === 'page-gone');
  const pictured = run.taken.some(({ facts }) => facts.role === 'page' || facts.role === 'screen');
  return gone && !pictured ? failRun(run) : keepRun(run, link);
}
