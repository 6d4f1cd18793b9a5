import { expect, it } from 'vitest';
import { momentNow } from '../../../../utils/shared/clock.ts';
import {
  type Tile,
  holdsView,
  largestSide,
  partOf,
  tilesToPictures,
} from '../../../../utils/capture/picture/stitch.ts';

/** A view of a window of 1000 × 800, of which only the header of its picture matters. */
function view(offset: number, height: number): Tile {
  const png = new Uint8Array(24);
  new DataView(png.buffer).setUint32(16, 1000);
  new DataView(png.buffer).setUint32(20, 800);
  return {
    shot: { png, takenAt: momentNow() },
    view: { viewport: { width: 1000, height: 800, ratio: 1 }, box: { x: 0, y: 0, width: 1000, height }, offset },
  };
}

it('views of an item are joined into as few pictures as fit, in order', () => {
  const tiles = Array.from({ length: 45 }, (_, n) => view(n * 800, 800));
  const pictures = tilesToPictures(tiles);
  expect(pictures.flat()).toEqual(tiles);
  const heights = pictures.map((group) => group.length * 800);
  expect(heights.every((height) => height <= largestSide)).toBe(true);
  expect(pictures).toHaveLength(Math.ceil((45 * 800) / (Math.floor(largestSide / 800) * 800)));
});

it('a picture that ends before the view that it was taken of is not of all of it', () => {
  expect(holdsView(view(0, 800))).toBe(true);
  const short = view(0, 800);
  new DataView(short.shot.png.buffer).setUint32(20, 501);
  expect(holdsView(short)).toBe(false);
  expect(holdsView({ ...short, view: { ...short.view, box: { x: 0, y: 20, width: 1000, height: 480 } } })).toBe(true);
  // what goes on below the window is in no picture, and in no view
  const long = view(0, 900);
  expect(holdsView(long)).toBe(true);
});

it('an item that one picture holds is in one', () => {
  expect(tilesToPictures([view(0, 700), view(700, 300)])).toHaveLength(1);
});

it('a line of a page has one place in the pictures on both sides of it, also between two pixels', () => {
  // measured at one and a half pixels to one: a page scrolled to its end, 2438 pixels down
  const last = view(2025, 400);
  const header = new DataView(last.shot.png.buffer);
  header.setUint32(16, 1500);
  header.setUint32(20, 1200);
  last.view = { ...last.view, box: { x: 0, y: 399.6666259765625, width: 1000, height: 400 } };
  const { at, top, height } = partOf(last, view(0, 800));
  expect({ at, top, ends: top + height }).toEqual({ at: 3038, top: 3038 - 2438, ends: 1200 });
});
