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

interface Part {
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

/** A tile in device pixels. How many make a CSS pixel (pixel ratio and page zoom together) the picture itself tells. */
function partOf({ shot, view }: Tile, first: Tile): Part {
  const size = sizeOf(shot.png);
  const scale = size.width / view.viewport.width;
  const left = Math.max(0, Math.floor(view.box.x * scale));
  const top = Math.max(0, Math.round(view.box.y * scale));
  const right = Math.min(size.width, Math.ceil((view.box.x + view.box.width) * scale));
  const bottom = Math.min(size.height, Math.round((view.box.y + view.box.height) * scale));
  const at = Math.round((view.offset - first.view.offset) * scale);
  return { png: shot.png, left, top, width: right - left, height: bottom - top, at };
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
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
}
