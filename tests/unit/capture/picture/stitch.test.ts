import { expect, it } from 'vitest';
import { momentNow } from '../../../../utils/shared/clock.ts';
import { type Tile, largestSide, tilesToPictures } from '../../../../utils/capture/picture/stitch.ts';

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

it('an item that one picture holds is in one', () => {
  expect(tilesToPictures([view(0, 700), view(700, 300)])).toHaveLength(1);
});
