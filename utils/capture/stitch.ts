import { DaybookError } from '../shared/errors.ts';
import type { Shot } from './screenshot.ts';
import type { Box, ShownWindow } from './reader-protocol.ts';

/** A picture of part of something: which shot, where in it, and where in the whole it belongs. CSS pixels. */
export interface Tile {
  shot: Shot;
  view: { viewport: ShownWindow; box: Box; offset: number };
}

/** Larger canvases fail or turn out blank in one browser or the other. */
export const largestSide = 16_384;

/** A part of a picture, in its own pixels. */
export interface Part {
  png: Uint8Array<ArrayBuffer>;
  left: number;
  top: number;
  width: number;
  height: number;
  /** Where it begins in the whole. */
  at: number;
}

/** A PNG's width and height, from its header (PNG specification, 11.2.2). */
function sizeOf(png: Uint8Array<ArrayBuffer>): { width: number; height: number } {
  const header = new DataView(png.buffer, png.byteOffset, 24);
  return { width: header.getUint32(16), height: header.getUint32(20) };
}

/**
 * How many pixels of the picture make a CSS pixel. A window's width in CSS pixels is a whole number, and at a page zoom
 * rounded: the page's own ratio is exact, where it fits the picture.
 */
function scaleOf(pictureWidth: number, { width, ratio }: ShownWindow): number {
  return Math.abs(pictureWidth - width * ratio) <= ratio + 1 ? ratio : pictureWidth / width;
}

/** A tile in device pixels. What reaches the window's edge goes on to the picture's: a part of a CSS pixel is kept. */
export function partOf({ shot, view }: Tile, first: Tile): Part {
  const size = sizeOf(shot.png);
  const { viewport, box } = view;
  const scale = scaleOf(size.width, viewport);
  const toEdge = (end: number, windowEnd: number, pictureEnd: number, whole: (value: number) => number) =>
    end >= windowEnd - 0.5 ? pictureEnd : Math.min(pictureEnd, whole(end * scale));
  const left = Math.max(0, Math.floor(box.x * scale));
  const top = Math.max(0, Math.round(box.y * scale));
  const right = toEdge(box.x + box.width, viewport.width, size.width, Math.ceil);
  const bottom = toEdge(box.y + box.height, viewport.height, size.height, Math.round);
  const at = Math.round((view.offset - first.view.offset) * scale);
  return { png: shot.png, left, top, width: right - left, height: bottom - top, at };
}

async function pngOf(canvas: OffscreenCanvas): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
}

/** One part alone: what the browser decodes goes into the new picture as it is, drawn nowhere. */
async function cutOut({ png, left, top, width, height }: Part): Promise<Uint8Array<ArrayBuffer>> {
  const picture = await createImageBitmap(new Blob([png], { type: 'image/png' }), left, top, width, height);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('bitmaprenderer');
  if (context === null) throw new DaybookError('screenshot-refused', 'no canvas');
  context.transferFromImageBitmap(picture);
  return pngOf(canvas);
}

/** The crop of one tile, or of several joined one under the other, as PNG. Never resampled: whole device pixels only. */
export async function stitchTiles(tiles: readonly Tile[]): Promise<Uint8Array<ArrayBuffer>> {
  const [first] = tiles;
  if (first === undefined) throw new DaybookError('screenshot-refused', 'no views');
  const parts = tiles.map((tile) => partOf(tile, first));
  const left = Math.min(...parts.map((part) => part.left));
  const width = Math.max(...parts.map((part) => part.left + part.width)) - left;
  const height = Math.max(...parts.map((part) => part.at + part.height));
  if (width < 1 || height < 1) throw new DaybookError('screenshot-refused', 'the item is not in the picture');
  if (height > largestSide || width > largestSide) throw new DaybookError('screenshot-refused', 'too tall to join');
  if (parts.length === 1 && parts[0] !== undefined) return cutOut(parts[0]);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new DaybookError('screenshot-refused', 'no canvas');
  // One after the other: decoded all at once, the views of a long page take more memory than the page.
  for (const part of parts) {
    const bitmap = await createImageBitmap(new Blob([part.png], { type: 'image/png' }));
    context.drawImage(
      bitmap,
      part.left,
      part.top,
      part.width,
      part.height,
      part.left - left,
      part.at,
      part.width,
      part.height,
    );
    bitmap.close();
  }
  return pngOf(canvas);
}
