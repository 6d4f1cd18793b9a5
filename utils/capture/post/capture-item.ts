import { type TakenExhibit, sealAhead } from '../../record/captures.ts';
import { mayReadAgain } from '../../record/media-setting.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { DaybookError } from '../../shared/errors.ts';
import { type CaptureRun, type Kept, failRun, keepRun, newRun, putDown, tryStep } from '../run/capture-run.ts';
import { askSecond, checkClock } from '../corroborate/check-clock.ts';
import { isTextSaid, readingIssues } from '../corroborate/corroborate.ts';
import { keptReading } from '../corroborate/kept-reading.ts';
import { letPicturesGo } from './let-pictures-go.ts';
import { addMedia, takeMedia } from './media.ts';
import { qualityIssues } from '../corroborate/quality-gate.ts';
import { lookForCover, lookForCutEnds } from './look-for-cover.ts';
import type { ReaderLink } from '../reader/reader-link.ts';
import type { TileView } from '../reader/reader-protocol.ts';
import { takeRedrawn } from '../picture/redrawn.ts';
import { isSameWindow } from '../picture/same-window.ts';
import { takeScreenshot } from '../picture/screenshot.ts';
import {
  type Tile,
  decodeAhead,
  holdsView,
  isSameWidth,
  showsNothing,
  stitchTiles,
  tilesToPictures,
} from '../picture/stitch.ts';
import { addContext, askContext } from './take-context.ts';
import { itemExhibit, screenAhead, screenExhibit, textExhibits } from '../run/taken.ts';
import { tellProgress } from '../run/tell-progress.ts';
import { lateIssues } from '../run/unfinished-issues.ts';

/** More views than this of one item are not taken: the rest is listed as missing. */
const mostTiles = 40;

export type ItemMode = 'post' | 'words' | 'private';

async function readItem(run: CaptureRun, link: ReaderLink): Promise<string> {
  const { adapter, reading } = await link.ask('read', null);
  run.adapter = { id: adapter.id, version: adapter.version };
  run.reading = keptReading(reading);
  run.issues.push(...qualityIssues(reading, adapter.required ?? undefined));
  if (reading.text.state === 'found') {
    const words = await textExhibits(reading.text.value, `read from the page: ${reading.text.via}`);
    words.forEach(sealAhead);
    run.taken.push(...words);
  }
  return identity(run);
}

/** What must still be the same after the pictures: who said what. */
function identity({ reading }: CaptureRun): string {
  return canonicalJson(reading === null ? null : [reading.author, reading.itemId, reading.text]);
}

/** The views of an item, and what is kept of each: hashed and sealed while the next is awaited. */
interface Views {
  tiles: Tile[];
  screens: Promise<TakenExhibit>[];
}

/** So often a view is photographed anew where the item moved meanwhile. */
const mostTries = 4;

/** Whether two looks at a view found the item at one place, with the same pictures in it. */
const isSameView = (one: TileView, other: TileView) =>
  one.offset === other.offset &&
  one.lateImages === other.lateImages &&
  (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(one.box[side] - other.box[side]) < 1);

/**
 * A picture of a view in which the item stands where it stood before: what a page puts above it in that moment would move
 * another item to its place. Throws `page-changed` where it does not keep still.
 */
async function photographStill(link: ReaderLink, first: TileView, from: number): Promise<Tile & { view: TileView }> {
  let view = first;
  for (let tries = 1; ; tries += 1) {
    const shot = await takeScreenshot(link.tabId);
    // an item of one view, as most are, is cut out of it at once
    const decoded = from === 0 && !view.more ? { decoded: decodeAhead(shot) } : {};
    const after = await link.ask('tile', { from });
    if (isSameView(view, after) && holdsView({ view, shot })) return { view, shot, ...decoded };
    if (tries === mostTries) throw new DaybookError('page-changed', 'the item does not stand still');
    view = after;
  }
}

/** Says where the item is wider than its picture. */
function checkWidth(run: CaptureRun, { box, itemWidth }: TileView): void {
  const whole = itemWidth * (run.page?.visualZoom ?? 1);
  const detail = `${Math.round(box.width)} of ${Math.round(whole)} px wide`;
  if (box.width < whole - 2) run.issues.push({ step: 'tiles', code: 'item-cut', detail });
}

/** About as long as the next view of an item takes to be ready. */
const tileMs = 100;

/** Tells how far it is; whether the person stopped it. */
function tellHowFar(link: ReaderLink, share: number): Promise<boolean> {
  const values = [String(Math.round(share * 100))];
  return tellProgress(link, { key: 'notice_going_on_item', values }, tileMs);
}

async function takeTiles(run: CaptureRun, link: ReaderLink, first: TileView): Promise<Views> {
  const tiles: (Tile & { view: TileView })[] = [];
  const screens: Promise<TakenExhibit>[] = [];
  checkWidth(run, first);
  const next = async (view: TileView, from: number) => {
    const taken = await photographStill(link, view, from);
    if (!isSameWindow(first.viewport, taken.view.viewport) || !isSameWidth(tiles[0] ?? taken, taken))
      throw new DaybookError('page-changed', 'the window has another size');
    tiles.push(taken);
    screens.push(screenAhead(taken.shot, tiles.length));
    return taken.view;
  };
  let view = await next(first, 0);
  // what is there already is not thrown away for what may come after it
  await tryStep(run, 'tiles', 'screenshot-refused', async () => {
    for (let from = 0; view.more; view = await next(await link.ask('tile', { from }), from)) {
      const reached = view.offset + view.box.height;
      const detail = `${Math.round(reached)} of ${Math.round(view.itemHeight)} px`;
      if (await tellHowFar(link, reached / view.itemHeight)) throw new DaybookError('stopped', detail);
      if (reached <= from || tiles.length === mostTiles) throw new DaybookError('item-cut', detail);
      from = reached;
    }
  });
  run.issues.push(...lateIssues(view.lateImages));
  return { tiles, screens };
}

async function cutItem(run: CaptureRun, tiles: readonly Tile[], screens: readonly TakenExhibit[]): Promise<void> {
  const pictures = tilesToPictures(tiles);
  const items = await Promise.all(
    pictures.map(async (group, index) => {
      const png = await stitchTiles(group);
      const isBare = index === 0 && run.reading?.text.state === 'found' && (await showsNothing(png));
      if (isBare && !isTextSaid(run.issues))
        run.issues.push({
          step: 'tiles',
          code: 'reading-differs',
          detail: 'the picture shows no words',
          missing: ['text'],
        });
      const item = await itemExhibit(
        png,
        screens.filter((_, at) => group.includes(tiles[at] as Tile)),
        index + 1,
      );
      sealAhead(item);
      return item;
    }),
  );
  run.taken.splice(screens.length, 0, ...items);
}

/** The window as it is, where something covers the item: that cannot be photographed. */
async function takeCovered(run: CaptureRun, link: ReaderLink): Promise<void> {
  if (!run.issues.some(({ code }) => code === 'item-covered')) return;
  run.taken.unshift(await screenExhibit(await takeScreenshot(link.tabId), 1));
}

async function checkUnchanged(run: CaptureRun, link: ReaderLink, before: string): Promise<void> {
  const { reading, changed } = await link.ask('read', null);
  if (changed || identity({ ...run, reading: keptReading(reading) }) !== before) throw new DaybookError('page-changed');
}

/**
 * The last look at the page: what was read must still be there; what stands around it; then, after `other` looks that need
 * the item where it is, all is put back. One way there and back.
 */
function lookAgain(run: CaptureRun, link: ReaderLink, before: string, other?: Promise<unknown>) {
  const unchanged = tryStep(run, 'page', 'page-changed', () => checkUnchanged(run, link, before));
  const around = askContext(run, link);
  const restored = tryStep(run, 'page', 'page-gone', async () => {
    await other;
    return link.ask('restore', null);
  });
  return { looked: Promise.all([unchanged, restored]), around };
}

/** Pictures, words, what is around, files: what can be done side by side is. `begun`: that the capture begins is written down. */
async function takeItem(run: CaptureRun, link: ReaderLink, begun: Promise<void>): Promise<void> {
  const read = readItem(run, link);
  const first = tryStep(run, 'tiles', 'screenshot-refused', () => link.ask('tile', { from: 0 }));
  const second = askSecond(run, link);
  const before = await read.catch(async (thrown: unknown) => {
    await first;
    await tryStep(run, 'page', 'page-gone', () => link.ask('restore', null));
    throw thrown;
  });
  const media = tryStep(run, 'media', 'media-unavailable', async () =>
    takeMedia(run.reading?.media ?? [], link, await mayReadAgain()),
  );
  const [view] = await Promise.all([first, begun]);
  const views = view && (await tryStep(run, 'tiles', 'screenshot-refused', () => takeTiles(run, link, view)));
  // while the item is cut out, when the page has nothing else to do
  const covered = view && tryStep(run, 'tiles', 'screenshot-refused', () => lookForCover(run, link));
  if (views === undefined) {
    await covered;
    await tryStep(run, 'tiles', 'screenshot-refused', () => takeCovered(run, link));
  } else {
    const { looked, around } = lookAgain(run, link, before, covered);
    const { tiles } = views;
    const screens = await Promise.all(views.screens);
    run.taken.unshift(...screens);
    await Promise.all([
      looked,
      tryStep(run, 'tiles', 'screenshot-refused', () => cutItem(run, tiles, screens)),
      addContext(run, around, tiles.length === 1 ? (tiles[0] ?? null) : null),
    ]);
    for (const { decoded } of tiles) void decoded?.then((picture) => picture?.close());
  }
  const pictured = run.taken.some(({ facts }) => facts.role === 'item');
  if (!pictured || run.issues.some(({ code }) => code === 'item-covered')) {
    await tryStep(run, 'redraw', 'screenshot-refused', () => takeRedrawn(run, link));
    const { looked, around } = lookAgain(run, link, before);
    await looked;
    if (views === undefined) await addContext(run, around, null);
  }
  const shown = await checkClock(run, second);
  if (shown !== null && run.reading !== null)
    run.issues.push(...readingIssues(run.reading, shown, isTextSaid(run.issues)));
  addMedia(run, await media);
}

/**
 * Keeps the item that is chosen in the page: pictures first the browser's own, then the crop; words; facts.
 * The page going away in the middle leaves a stored `failed`, never half a capture. `words`: address, time and words
 * only, for what must not be copied as a picture. `private`: digests and a blurred thumbnail in place of pictures.
 */
export async function captureItem(link: ReaderLink, mode: ItemMode = 'post'): Promise<Kept> {
  const run = newRun(mode, null);
  const begun = link.ask('facts', null).then((page) => {
    run.page = page;
    return putDown(run);
  });
  const taken = tryStep(run, 'read', 'page-gone', async () => {
    if (mode === 'words') {
      await readItem(run, link);
      await lookForCutEnds(run, link);
    } else await takeItem(run, link, begun);
  });
  await Promise.allSettled([begun, taken]);
  await begun;
  if (mode === 'private') await letPicturesGo(run);
  const gone = run.issues.some(({ code }) => code === 'page-gone');
  const pictured = run.taken.some(({ facts }) => facts.role === 'item');
  return gone && !pictured ? failRun(run) : keepRun(run, link);
}
