import { DaybookError } from '../../shared/errors.ts';
import type { PassingWords } from '../corroborate/passing-words.ts';
import { takeScreenshot } from '../picture/screenshot.ts';
import { isSameWindow } from '../picture/same-window.ts';
import { type Tile, holdsView, isSameWidth } from '../picture/stitch.ts';
import type { ReaderLink } from '../reader/reader-link.ts';
import type { PageTileAsked, PageTileView } from '../reader/reader-protocol.ts';
import { type CaptureRun, tryStep } from '../run/capture-run.ts';
import { tellProgress } from '../run/tell-progress.ts';
import { lateIssues, unfinishedIssues } from '../run/unfinished-issues.ts';
import { mostTries, mostWindows, tooLong } from './page-limits.ts';
import type { PagePictures } from './page-pictures.ts';

export interface PageOptions {
  /** Null: what is there now. A number: go on over what the page loads, that many windows at most. */
  mostScreens: number | null;
}

/** What is gathered while the page is gone through. */
interface OnTheWay {
  pictures: PagePictures;
  passing: PassingWords;
}

/** So often a page is begun anew where the window was made another size, or the page zoomed. */
const mostAnew = 3;

/** Whether a view stands where it can be photographed: inside the window. */
const isInWindow = ({ box, viewport }: PageTileView) => box.y > -1 && box.y + box.height < viewport.height + 1;

/**
 * A picture of a view, and how long the page took to be ready for it; null where the window is not that of `before` by now.
 * Throws `page-changed` where the page does not let itself be scrolled there.
 */
async function photographStill(
  link: ReaderLink,
  asked: Omit<PageTileAsked, 'again'>,
  before: Tile | null,
): Promise<(Tile & { view: PageTileView; readyMs: number }) | null> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const begun = performance.now();
    const view = await link.ask('page-tile', { ...asked, again: false });
    const readyMs = performance.now() - begun;
    if (before !== null && !isSameWindow(before.view.viewport, view.viewport)) return null;
    if (!isInWindow(view)) continue;
    const shot = await takeScreenshot(link.tabId);
    const { viewport, box, drawnSince, unfinished } = await link.ask('page-tile', { ...asked, again: true });
    if (!isSameWindow(view.viewport, viewport) || !holdsView({ view, shot })) continue;
    if (before !== null && !isSameWidth(before, { view, shot })) return null;
    const still = Math.abs(box.y - view.box.y) < 1 && Math.abs(box.x - view.box.x) < 1;
    // what goes on coming is in the last picture as far as it had come
    if (still && (!drawnSince || tries === mostTries - 1)) return { view: { ...view, unfinished }, shot, readyMs };
  }
  throw new DaybookError('page-changed', 'the page scrolls by itself');
}

/** Goes down the page at the pace that the browser allows, and down what lies beside it, column by column. */
export async function takeViews(
  run: CaptureRun,
  link: ReaderLink,
  { mostScreens }: PageOptions,
  { pictures, passing }: OnTheWay,
): Promise<void> {
  let late = 0;
  let anew = 0;
  let before: Tile | null = null;
  const unfinished: number[] = [];
  let beside = 0;
  let parts = 0;
  const whole = await tryStep(run, 'tiles', 'screenshot-refused', async () => {
    for (let [from, column] = [0, 0]; ;) {
      // what a page loads on the way is in its first column
      const asked = { from, column, mostScreens: column === 0 ? mostScreens : null };
      const photograph = await photographStill(link, asked, before);
      if (photograph === null) {
        if ((anew += 1) === mostAnew) throw new DaybookError('page-changed', 'the window has another size');
        await link.ask('restore', null);
        run.page = await link.ask('facts', null);
        pictures.beginAnew(run.page.devicePixelRatio ?? 1);
        [from, column, before, late, parts, unfinished.length] = [0, 0, null, 0, 0, 0];
        continue;
      }
      const { view } = photograph;
      pictures.add(photograph, column);
      before = photograph;
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
  run.issues.push(...lateIssues(late), ...unfinishedIssues(unfinished));
  if (whole === undefined) pictures.cutShort();
}
