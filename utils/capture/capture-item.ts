import { mayReadAgain } from '../record/media-setting.ts';
import type { EntrySummary } from '../record/types.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { DaybookError } from '../shared/errors.ts';
import { type CaptureRun, beginRun, failRun, keepRun, tryStep } from './capture-run.ts';
import { askSecond, checkClock } from './check-clock.ts';
import { readingIssues } from './corroborate.ts';
import { keptReading } from './kept-reading.ts';
import { letPicturesGo } from './let-pictures-go.ts';
import { addMedia, takeMedia } from './media.ts';
import { qualityIssues } from './quality-gate.ts';
import type { ReaderLink } from './reader-link.ts';
import { takeRedrawn } from './redrawn.ts';
import { takeScreenshot } from './screenshot.ts';
import { type Tile, stitchTiles } from './stitch.ts';
import { takeContext } from './take-context.ts';
import { itemExhibit, screenExhibit, textExhibits } from './taken.ts';

/** More views than this of one item are not taken: the rest is listed as missing. */
const mostTiles = 40;

export type ItemMode = 'post' | 'words' | 'private';

async function readItem(run: CaptureRun, link: ReaderLink): Promise<string> {
  const { adapter, reading } = await link.ask('read', null);
  run.adapter = { id: adapter.id, version: adapter.version };
  run.reading = keptReading(reading);
  run.issues.push(...qualityIssues(reading, adapter.required ?? undefined));
  if (reading.text.state === 'found') {
    run.taken.push(...(await textExhibits(reading.text.value, `read from the page: ${reading.text.via}`)));
  }
  return identity(run);
}

/** What must still be the same after the pictures: who said what. */
function identity({ reading }: CaptureRun): string {
  return canonicalJson(reading === null ? null : [reading.author, reading.itemId, reading.text]);
}

async function takeTiles(run: CaptureRun, link: ReaderLink): Promise<Tile[]> {
  const tiles: Tile[] = [];
  for (let from = 0; ;) {
    const view = await link.ask('tile', { from });
    tiles.push({ view, shot: await takeScreenshot(link.tabId) });
    const reached = view.offset + view.box.height;
    if (!view.more) return tiles;
    const { stopped } = await link.ask('progress', {
      key: 'notice_going_on_item',
      values: [String(Math.round((reached / view.itemHeight) * 100))],
    });
    if (stopped) {
      run.issues.push({
        step: 'tiles',
        code: 'stopped',
        detail: `${Math.round(reached)} of ${Math.round(view.itemHeight)} px`,
      });
      return tiles;
    }
    if (reached <= from || tiles.length === mostTiles) {
      run.issues.push({
        step: 'tiles',
        code: 'item-cut',
        detail: `${Math.round(reached)} of ${Math.round(view.itemHeight)} px`,
      });
      return tiles;
    }
    from = reached;
  }
}

async function takePictures(run: CaptureRun, link: ReaderLink): Promise<Tile[]> {
  const tiles = await takeTiles(run, link);
  const screens = await Promise.all(tiles.map(({ shot }, index) => screenExhibit(shot, index + 1)));
  run.taken.unshift(...screens);
  const png = await tryStep(run, 'tiles', 'screenshot-refused', () => stitchTiles(tiles));
  if (png !== undefined) run.taken.splice(screens.length, 0, await itemExhibit(png, screens));
  return tiles;
}

/** Where the item cannot be photographed (covered, or the browser refuses): the window as it is, and the item drawn anew. */
async function takeOtherwise(run: CaptureRun, link: ReaderLink): Promise<void> {
  if (run.issues.some(({ code }) => code === 'item-covered')) {
    await tryStep(run, 'tiles', 'screenshot-refused', async () => {
      run.taken.unshift(await screenExhibit(await takeScreenshot(link.tabId), 1));
    });
  }
  await tryStep(run, 'redraw', 'screenshot-refused', () => takeRedrawn(run, link));
}

async function checkUnchanged(run: CaptureRun, link: ReaderLink, before: string): Promise<void> {
  const { reading } = await link.ask('read', null);
  if (identity({ ...run, reading: keptReading(reading) }) !== before) throw new DaybookError('page-changed');
}

/**
 * Keeps the item that is chosen in the page: pictures first the browser's own, then the crop; words; facts.
 * The page going away in the middle leaves a stored `failed`, never half a capture. `words`: address, time and words
 * only, for what must not be copied as a picture. `private`: digests and a blurred thumbnail in place of pictures.
 */
export async function captureItem(link: ReaderLink, mode: ItemMode = 'post'): Promise<EntrySummary> {
  const run = await beginRun(mode, await link.ask('facts', null));
  try {
    const before = await readItem(run, link);
    if (mode === 'words') return await keepRun(run, link);
    const media = takeMedia(run.reading?.media ?? [], link, await mayReadAgain());
    const second = askSecond(run, link);
    const tiles = await tryStep(run, 'tiles', 'screenshot-refused', () => takePictures(run, link));
    if (!run.taken.some(({ facts }) => facts.role === 'item')) await takeOtherwise(run, link);
    await tryStep(run, 'page', 'page-changed', () => checkUnchanged(run, link, before));
    const only = tiles?.length === 1 ? (tiles[0] ?? null) : null;
    if (run.reading?.replyTo != null || run.reading?.quotes != null) {
      await tryStep(run, 'context', 'page-gone', () => takeContext(run, link, only));
    }
    const shown = await checkClock(run, second);
    if (shown !== null && run.reading !== null) run.issues.push(...readingIssues(run.reading, shown));
    await tryStep(run, 'media', 'media-unavailable', async () => addMedia(run, await media));
    await tryStep(run, 'page', 'page-gone', () => link.ask('restore', null));
  } catch (thrown) {
    await tryStep(run, 'read', 'page-gone', () => Promise.reject(thrown as Error));
  }
  if (mode === 'private') await letPicturesGo(run);
  const gone = run.issues.some(({ code }) => code === 'page-gone');
  const pictured = run.taken.some(({ facts }) => facts.role === 'item');
  return gone && !pictured ? failRun(run) : keepRun(run, link);
}
