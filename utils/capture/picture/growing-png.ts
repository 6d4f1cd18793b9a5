import { concatBytes, utf8 } from '../../shared/bytes.ts';
import { crc32 } from '../../shared/crc32.ts';

const signature = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]);
const pixelBytes = 4;
/** Filter of a row that is told by how it differs from the row above (PNG specification, 9.2). */
const up = 2;

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const told = concatBytes([utf8(type), data]);
  const ends = new DataView(new ArrayBuffer(8));
  ends.setUint32(0, data.length);
  ends.setUint32(4, crc32(told));
  return concatBytes([new Uint8Array(ends.buffer, 0, 4), told, new Uint8Array(ends.buffer, 4, 4)]);
}

/**
 * A PNG that is written from its top down while its rows come, eight bits for each of red, green, blue and alpha. No more
 * of it is held than what is compressed already: a canvas for a long page takes forty times that, and all its time at the end.
 */
export class GrowingPng {
  readonly #width: number;
  #above: Uint8Array<ArrayBuffer>;
  #rows = 0;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>;
  readonly #compressed: Promise<ArrayBuffer>;

  constructor(width: number) {
    this.#width = width;
    this.#above = new Uint8Array(width * pixelBytes);
    const { readable, writable } = new CompressionStream('deflate');
    this.#writer = (writable as WritableStream<Uint8Array<ArrayBuffer>>).getWriter();
    this.#compressed = new Response(readable).arrayBuffer();
  }

  /** How many rows there are so far. */
  get rows(): number {
    return this.#rows;
  }

  /** Adds whole rows of pixels. */
  async add(pixels: Uint8Array<ArrayBuffer>): Promise<void> {
    const size = this.#width * pixelBytes;
    const count = pixels.length / size;
    const filtered = new Uint8Array(count * (size + 1));
    let above = this.#above;
    for (let row = 0, to = 0; row < count; row += 1) {
      const here = pixels.subarray(row * size, (row + 1) * size);
      filtered[to] = up;
      to += 1;
      // the array takes each difference modulo 256, as the filter has it
      for (let at = 0; at < size; at += 1, to += 1) filtered[to] = here[at]! - above[at]!;
      above = here;
    }
    this.#above = above.slice();
    this.#rows += count;
    await this.#writer.write(filtered);
  }

  /** The whole file; nothing can be added after that. */
  async end(): Promise<Uint8Array<ArrayBuffer>> {
    await this.#writer.close();
    const header = new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
    const view = new DataView(header.buffer);
    view.setUint32(0, this.#width);
    view.setUint32(4, this.#rows);
    return concatBytes([
      signature,
      chunk('IHDR', header),
      chunk('IDAT', new Uint8Array(await this.#compressed)),
      chunk('IEND', new Uint8Array()),
    ]);
  }
}
