import { DaybookError } from '../../shared/errors.ts';
import { GrowingPng } from './growing-png.ts';
import { type Part, type Tile, partOf, stitchTiles } from './stitch.ts';

/** Rows of pixels that are taken out of a picture and compressed at once: some 15 ms of the background's time. */
const rowsAtOnce = 128;

/** Lets the background hear the page in between: reading pixels and compressing them never waits for anything by itself. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

/**
 * Views of a page joined one under the other while they come: each goes into the picture while the next is awaited, so
 * that hardly anything is left to do after the last.
 */
export class JoinedViews {
  readonly #tiles: Tile[] = [];
  #first: Part | null = null;
  #png: GrowingPng | null = null;
  /** A later view is wider than the first: the window was changed on the way. */
  #misfit = false;
  /** What went wrong on the way; told at the end. */
  #failure: unknown = null;
  #work: Promise<void> = Promise.resolve();

  add(tile: Tile): void {
    this.#tiles.push(tile);
    const [first = tile] = this.#tiles;
    this.#work = this.#work
      .then(() => this.#draw(partOf(tile, first)))
      .catch((thrown: unknown) => {
        this.#failure ??= thrown;
      });
  }

  async #draw(part: Part): Promise<void> {
    this.#first ??= part;
    const { left, width } = this.#first;
    this.#misfit ||= part.left < left || part.left + part.width > left + width;
    if (this.#misfit || this.#failure !== null) return;
    this.#png ??= new GrowingPng(width);
    const png = this.#png;
    const skip = Math.max(0, png.rows - part.at);
    const height = part.height - skip;
    if (height < 1) return;
    const bitmap = await createImageBitmap(
      new Blob([part.png], { type: 'image/png' }),
      part.left,
      part.top + skip,
      part.width,
      height,
    );
    const canvas = new OffscreenCanvas(width, Math.min(rowsAtOnce, height));
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new DaybookError('screenshot-refused', 'no canvas');
    const gap = Math.max(0, part.at - png.rows);
    if (gap > 0) await png.add(new Uint8Array(gap * width * 4));
    for (let from = 0; from < height; from += rowsAtOnce) {
      const rows = Math.min(rowsAtOnce, height - from);
      context.clearRect(0, 0, width, rows);
      context.drawImage(bitmap, 0, from, part.width, rows, part.left - left, 0, part.width, rows);
      const { data } = context.getImageData(0, 0, width, rows);
      await png.add(new Uint8Array(data.buffer, data.byteOffset, data.byteLength) as Uint8Array<ArrayBuffer>);
      await pause();
    }
    bitmap.close();
  }

  /** The picture, whole; throws `screenshot-refused`. */
  async png(): Promise<Uint8Array<ArrayBuffer>> {
    await this.#work;
    if (this.#failure !== null) throw this.#failure;
    if (this.#misfit) return stitchTiles(this.#tiles);
    if (this.#png === null) throw new DaybookError('screenshot-refused', 'no views');
    return this.#png.end();
  }
}
