import { crc32 as ofNode } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../utils/shared/crc32.ts';

const bytes = new Uint8Array(200).map((_, at) => (at * 151) ^ (at >> 2));

describe('crc32', () => {
  it('is that of zlib wherever bytes begin in their buffer and however many there are', () => {
    const wrong: string[] = [];
    for (let from = 0; from < 20; from += 1)
      for (let to = from; to <= 120; to += 1) {
        const part = bytes.subarray(from, to);
        if (crc32(part) !== ofNode(part) || crc32(part, 0x1234abcd) !== ofNode(part, 0x1234abcd))
          wrong.push(`${from}–${to}`);
      }
    expect(wrong).toEqual([]);
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });

  it('goes on where other bytes ended', () => {
    const [first, second] = [bytes.subarray(0, 77), bytes.subarray(77)];
    expect(crc32(second, crc32(first))).toBe(ofNode(bytes));
  });
});
