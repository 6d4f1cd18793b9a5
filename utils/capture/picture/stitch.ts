import { DaybookError } from '../../shared/errors.ts';
import type { Shot } from './screenshot.ts';
import type { Box, ShownWindow } from '../reader/reader-protocol.ts';

/** A picture of part of something: which shot, where in it, and where in the whole it belongs. CSS pixels. */
export interface Tile {
  shot: Shot;
  view: { viewport: ShownWindow; box: Box; offset: number };
  /** The shot decoded, where that was begun ahead: {@link decodeAhead}. */
  decoded?: Decoded;
}

/** A decoded shot; null where it could not be decoded ahead, which whoever cuts it finds out again. */
export type Decoded = Promise<ImageBitmap | null>;

/** Begins to decode a picture, beside what else is to be done, for all that will be cut out of it. */
export function decodeAhead({ png }: Shot): Decoded {
  return createImageBitmap(new Blob([png], { type: 'image/png' })).catch(() => null);
}

/** Larger canvases fail or turn out blank in one browser or the other. */
export const largestSide = 16_384;

/** A part of a picture, in its own pixels. */
export interface Part {
  png: Uint8Array<ArrayBuffer>;
  decoded: Decoded | undefined;
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

/** To a whole pixel: places that a browser tells are a little short of the halves that they mean, and a line must not have two. */
const toPixel = (value: number) => Math.round(value + 0.01);

/** A tile in device pixels. What reaches the window's edge goes on to the picture's: a part of a CSS pixel is kept. */
export function partOf({ shot, view, decoded }: Tile, first: Tile): Part {
  const size = sizeOf(shot.png);
  const { viewport, box } = view;
  const scale = scaleOf(size.width, viewport);
  const toEdge = (end: number, windowEnd: number, pictureEnd: number, whole: (value: number) => number) =>
    end >= windowEnd - 0.5 ? pictureEnd : Math.min(pictureEnd, whole(end * scale));
  const left = Math.max(0, Math.floor(box.x * scale));
  const top = Math.max(0, toPixel(box.y * scale));
  const right = toEdge(box.x + box.width, viewport.width, size.width, Math.ceil);
  const bottom = toEdge(box.y + box.height, viewport.height, size.height, toPixel);
  const at = toPixel((view.offset - first.view.offset) * scale);
  return { png: shot.png, decoded, left, top, width: right - left, height: bottom - top, at };
}

/**
 * Whether the picture has all of the view that it was taken of: while a window comes to another screen or is made anew, a
 * browser may draw less of the page than the page takes for its window.
 */
export function holdsView({ shot, view: { viewport, box } }: Pick<Tile, 'shot' | 'view'>): boolean {
  const { width, height } = sizeOf(shot.png);
  const scale = scaleOf(width, viewport);
  return Math.min(box.y + box.height, viewport.height) * scale <= height + scale + 1;
}

/** Whether two pictures are of a window of one width in pixels: others are drawn larger or smaller, whatever the page knows of it. */
export function isSameWidth(one: Tile, other: Tile): boolean {
  return sizeOf(one.shot.png).width === sizeOf(other.shot.png).width;
}

/** Views of one item in groups of which each fits into one picture. */
export function tilesToPictures(tiles: readonly Tile[]): Tile[][] {
  const pictures: Tile[][] = [];
  for (const tile of tiles) {
    const group = pictures.at(-1);
    const first = group?.[0];
    const part = partOf(tile, first ?? tile);
    if (group === undefined || part.at + part.height > largestSide) pictures.push([tile]);
    else group.push(tile);
  }
  return pictures;
}

async function pngOf(canvas: OffscreenCanvas): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
}

/** A picture that takes more bytes than one for so many pixels is not of one colour. */
const pixelsToByte = 20;
/** Steps of brightness, of 255, that words differ from their ground where they can be read. */
const leastContrast = 24;

/**
 * Whether the inside of a picture is of one colour, so that no word can be read in it: blank, veiled, or written in the
 * colour of its ground.
 */
export async function showsNothing(png: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const { width, height } = sizeOf(png);
  if (png.length * pixelsToByte > width * height || width < 20 || height < 20) return false;
  // what frames it is left out
  const [left, top] = [Math.ceil(width / 50), Math.ceil(height / 20)];
  const picture = await createImageBitmap(
    new Blob([png], { type: 'image/png' }),
    left,
    top,
    width - 2 * left,
    height - 2 * top,
  );
  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new DaybookError('screenshot-refused', 'no canvas');
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  picture.close();
  for (let channel = 0; channel < 3; channel += 1) {
    let [least, most] = [255, 0];
    for (let at = channel; at < data.length; at += 4) {
      const value = data[at] ?? 0;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    if (most - least >= leastContrast) return false;
  }
  return true;
}

/** Whether a picture that is handed over is written with what was cut off it (Firefox); known from the first one on. */
let handsOverWhole = false;

/** What the browser decodes goes into the new picture as it is, drawn nowhere: the quickest way. Null where it is not what was cut out. */
async function handedOver({ png, decoded, left, top, width, height }: Part): Promise<Uint8Array<ArrayBuffer> | null> {
  const source = (await decoded) ?? new Blob([png], { type: 'image/png' });
  const picture = await createImageBitmap(source, left, top, width, height);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('bitmaprenderer');
  if (context === null) throw new DaybookError('screenshot-refused', 'no canvas');
  context.transferFromImageBitmap(picture);
  const cut = await pngOf(canvas);
  const size = sizeOf(cut);
  return size.width === width && size.height === height ? cut : null;
}

/** One part alone. */
async function cutOut(part: Part): Promise<Uint8Array<ArrayBuffer>> {
  const { png, decoded, left, top, width, height } = part;
  const handed = handsOverWhole ? null : await handedOver(part);
  if (handed !== null) return handed;
  handsOverWhole = true;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new DaybookError('screenshot-refused', 'no canvas');
  const ahead = await decoded;
  const whole = ahead ?? (await createImageBitmap(new Blob([png], { type: 'image/png' })));
  context.drawImage(whole, left, top, width, height, 0, 0, width, height);
  // what was decoded ahead serves for others too
  if (whole !== ahead) whole.close();
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
