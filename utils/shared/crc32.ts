/** Sixteen tables of 256 in one: what a byte does to the sum, so many bytes before the end of a step. */
const table = new Int32Array(16 * 256);

for (let byte = 0; byte < 256; byte += 1) {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  table[byte] = value;
}
for (let at = 256; at < table.length; at += 1) {
  const before = table[at - 256]!;
  table[at] = (before >>> 8) ^ table[before & 0xff]!;
}

/**
 * CRC-32 as ZIP has it (IEEE 802.3), unsigned. Pass the CRC of the bytes before as `before`
 * to go on where they ended. Sixteen bytes a step, read as words: a package has gigabytes, and every one of them is
 * summed where it is kept and where it is checked. Words are little-endian on all machines that browsers run on.
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  // bytes before the first whole word of the buffer
  const first = Math.min(bytes.length, -bytes.byteOffset & 3);
  const crc = byBytes(bytes.subarray(0, first), ~before);
  const words = first === bytes.length ? 0 : (bytes.length - first) >>> 4;
  if (words === 0) return ~byBytes(bytes.subarray(first), crc) >>> 0;
  const sum = byWords(new Int32Array(bytes.buffer, bytes.byteOffset + first, words * 4), crc);
  return ~byBytes(bytes.subarray(first + words * 16), sum) >>> 0;
}

function byBytes(bytes: Uint8Array, before: number): number {
  let crc = before;
  for (const byte of bytes) crc = table[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return crc;
}

/** `words` in whole steps of four. */
function byWords(words: Int32Array, before: number): number {
  let crc = before;
  for (let at = 0; at < words.length; at += 4) {
    const a = crc ^ words[at]!;
    const b = words[at + 1]!;
    const c = words[at + 2]!;
    const d = words[at + 3]!;
    crc =
      table[0xf00 + (a & 0xff)]! ^
      table[0xe00 + ((a >>> 8) & 0xff)]! ^
      table[0xd00 + ((a >>> 16) & 0xff)]! ^
      table[0xc00 + (a >>> 24)]! ^
      table[0xb00 + (b & 0xff)]! ^
      table[0xa00 + ((b >>> 8) & 0xff)]! ^
      table[0x900 + ((b >>> 16) & 0xff)]! ^
      table[0x800 + (b >>> 24)]! ^
      table[0x700 + (c & 0xff)]! ^
      table[0x600 + ((c >>> 8) & 0xff)]! ^
      table[0x500 + ((c >>> 16) & 0xff)]! ^
      table[0x400 + (c >>> 24)]! ^
      table[0x300 + (d & 0xff)]! ^
      table[0x200 + ((d >>> 8) & 0xff)]! ^
      table[0x100 + ((d >>> 16) & 0xff)]! ^
      table[d >>> 24]!;
  }
  return crc;
}
