import { randomBytes } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { GrowingPng } from '../../../../utils/capture/picture/growing-png.ts';
import { crc32 } from '../../../../utils/shared/crc32.ts';

const width = 7;
const rowsOf = (count: number) => new Uint8Array(randomBytes(width * 4 * count));

/** Chunks of a PNG by type; each check sum is checked. */
function chunksOf(png: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8)).toEqual(Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]));
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length;) {
    const size = bytes.readUInt32BE(at);
    const told = bytes.subarray(at + 4, at + 8 + size);
    expect(bytes.readUInt32BE(at + 8 + size)).toBe(crc32(told));
    chunks.set(told.toString('latin1', 0, 4), told.subarray(4));
    at += 12 + size;
  }
  return chunks;
}

/** Pixels of an inflated picture, its filters undone by the specification (PNG 9.2): only None and Up may come. */
function unfiltered(raw: Buffer): Buffer {
  const size = width * 4;
  const rows = raw.length / (size + 1);
  const pixels = Buffer.alloc(rows * size);
  for (let row = 0; row < rows; row += 1) {
    const filter = raw[row * (size + 1)];
    expect([0, 2]).toContain(filter);
    for (let at = 0; at < size; at += 1) {
      const above = filter === 2 && row > 0 ? pixels[(row - 1) * size + at]! : 0;
      pixels[row * size + at] = raw[row * (size + 1) + 1 + at]! + above;
    }
  }
  return pixels;
}

describe('a PNG that grows', () => {
  it('has every pixel as it came, whatever the pieces in which it came', async () => {
    const pieces = [rowsOf(3), rowsOf(1), rowsOf(11)];
    const png = new GrowingPng(width);
    for (const piece of pieces) await png.add(piece);
    expect(png.rows).toBe(15);
    const chunks = chunksOf(await png.end());
    expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
    const header = chunks.get('IHDR')!;
    expect([header.readUInt32BE(0), header.readUInt32BE(4), ...header.subarray(8)]).toEqual([7, 15, 8, 6, 0, 0, 0]);
    expect(unfiltered(inflateSync(chunks.get('IDAT')!))).toEqual(Buffer.concat(pieces));
  });
});
