import { DaybookError } from '../shared/errors.ts';
import type { Shot } from './screenshot.ts';
import type { Box } from './reader-protocol.ts';

/** A picture of part of something: which shot, where in it, and where in the whole it belongs. CSS pixels. */
export interface Tile {
  shot: Shot;
  view: { viewport: { width: number; height: number }; box: Box; offset: number };
}

/** Larger canvases fail or turn out blank in one browser or the other. */
export const largestSide = 16_384;

/** Device pixels for one CSS pixel in this shot: pixel ratio and page zoom together, taken from the picture itself. */
function scaleOf(bitmap: ImageBitmap, view: Tile['view']): number {
  return bitmap.width / view.viewport.width;
}

/** The crop of one tile, or of several joined one under the other, as PNG. Never resampled: whole device pixels only. */
export async function stitchTiles(tiles: readonly Tile[]): Promise<Uint8Array<ArrayBuffer>> {
  const bitmaps = await Promise.all(tiles.map(({ shot }) => createImageBitmap(new Blob([shot.png], { type: 'image/png' }))));
  try {
    const parts = tiles.map(({ view }, index) => {
      const bitmap = bitmaps[index] as ImageBitmap;
      const scale = scaleOf(bitmap, view);
      const left = Math.max(0, Math.floor(view.box.x * scale));
      const top = Math.max(0, Math.round(view.box.y * scale));
      const right = Math.min(bitmap.width, Math.ceil((view.box.x + view.box.width) * scale));
      const bottom = Math.min(bitmap.height, Math.round((view.box.y + view.box.height) * scale));
      return { bitmap, left, top, width: right - left, height: bottom - top, at: Math.round((view.offset - (tiles[0]?.view.offset ?? 0)) * scale) };
    });
    const width = Math.max(...parts.map((part) => part.width));
    const height = Math.max(...parts.map((part) => part.at + part.height));
    if (width < 1 || height < 1) throw new DaybookError('screenshot-refused', 'the item is not in the picture');
    if (height > largestSide || width > largestSide) throw new DaybookError('screenshot-refused', 'too tall to join');
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new DaybookError('screenshot-refused', 'no canvas');
    for (const part of parts) {
      context.drawImage(part.bitmap, part.left, part.top, part.width, part.height, 0, part.at, part.width, part.height);
    }
    return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  } finally {
    for (const bitmap of bitmaps) bitmap.close();
  }
}
