import { DaybookError } from '../../shared/errors.ts';
import { PassingWords } from '../corroborate/passing-words.ts';
import { type PageRect, takeScreenshot, takeWholePage } from '../picture/screenshot.ts';
import { largestSide } from '../picture/stitch.ts';
import type { ReaderLink } from '../reader/reader-link.ts';
import type { CaptureRun } from '../run/capture-run.ts';
import { exhibitOf, screenExhibit } from '../run/taken.ts';
import { tellProgress } from '../run/tell-progress.ts';
import { lateIssues, unfinishedIssues } from '../run/unfinished-issues.ts';
import { mostTries, mostWindows, tooLong } from './page-limits.ts';

/**
 * Goes down the page once without pictures, so that it fetches and draws what it shows only then. False where one picture of
 * all would not show what its views do: bars that stay with the window, what fades once it is out of view, and rows that
 * stand only while they are in view.
 */
export async function goThrough(run: CaptureRun, link: ReaderLink): Promise<boolean> {
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
export async function takeAtOnce(run: CaptureRun, link: ReaderLink): Promise<void> {
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
  const { late, unfinished } = await link.ask('left-out', null);
  run.issues.push(...lateIssues(late), ...unfinishedIssues(unfinished > 0 ? pages : []));
  if (most < size.height) throw tooLong(most, size.height);
}
