/** Snappy (raw format): LevelDB's blocks and the values of Firefox's databases. Null where it is none. */
export function unsnappy(bytes: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> | null {
  let size = 0;
  let at = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined) return null;
    size += (byte & 127) * 2 ** shift;
    if (byte < 128) break;
  }
  if (size > 256 * 2 ** 20) return null;
  const out = Buffer.alloc(size);
  let filled = 0;
  while (at < bytes.length && filled < size) {
    const tag = bytes[at++]!;
    if ((tag & 3) === 0) {
      let length = tag >> 2;
      if (length >= 60) {
        const extra = length - 59;
        if (at + extra > bytes.length) return null;
        length = bytes.readUIntLE(at, extra);
        at += extra;
      }
      length += 1;
      if (at + length > bytes.length || filled + length > size) return null;
      bytes.copy(out, filled, at, at + length);
      at += length;
      filled += length;
      continue;
    }
    const kind = tag & 3;
    if (at + [0, 1, 2, 4][kind]! > bytes.length) return null;
    const length = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const back =
      kind === 1 ? ((tag >> 5) << 8) | bytes[at]! : kind === 2 ? bytes.readUInt16LE(at) : bytes.readUInt32LE(at);
    at += [0, 1, 2, 4][kind]!;
    if (back === 0 || back > filled || filled + length > size) return null;
    for (let i = 0; i < length; i += 1) out[filled + i] = out[filled + i - back]!;
    filled += length;
  }
  return filled === size ? out : null;
}

/** Firefox's `mozLz40` files (sessions and such). Null where it is none. */
export function unMozLz4(bytes: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> | null {
  if (bytes.subarray(0, 8).toString('latin1') !== 'mozLz40\0') return null;
  const out = Buffer.alloc(bytes.readUInt32LE(8));
  let at = 12;
  let filled = 0;
  const more = (start: number) => {
    let length = start;
    if (start !== 15) return length;
    for (;;) {
      const byte = bytes[at++] ?? 0;
      length += byte;
      if (byte !== 255) return length;
    }
  };
  while (at < bytes.length) {
    const token = bytes[at++]!;
    const literals = more(token >> 4);
    bytes.copy(out, filled, at, at + literals);
    at += literals;
    filled += literals;
    if (at >= bytes.length) break;
    const back = bytes.readUInt16LE(at);
    at += 2;
    const length = more(token & 15) + 4;
    for (let i = 0; i < length; i += 1) out[filled + i] = out[filled + i - back]!;
    filled += length;
  }
  return out;
}

const tableMagic = Buffer.from('57fb808b247547db', 'hex');

function varint(bytes: Buffer<ArrayBuffer>, from: number): [value: number, next: number] {
  let value = 0;
  for (let at = from, shift = 0; ; at += 1, shift += 7) {
    const byte = bytes[at] ?? 0;
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at + 1];
  }
}

/** Every block of a LevelDB table (`.ldb`), uncompressed; none where it is no table. */
export function levelTableBlocks(bytes: Buffer<ArrayBuffer>): Buffer<ArrayBuffer>[] {
  if (bytes.length < 48 || !bytes.subarray(-8).equals(tableMagic)) return [];
  const block = (at: number, size: number): Buffer<ArrayBuffer> => {
    const raw = bytes.subarray(at, at + size);
    return bytes[at + size] === 1 ? (unsnappy(raw) ?? raw) : raw;
  };
  const footer = bytes.subarray(-48);
  const [, afterMeta] = varint(footer, varint(footer, 0)[1]);
  const [indexAt, next] = varint(footer, afterMeta);
  const index = block(indexAt, varint(footer, next)[0]);
  const blocks = [index];
  const end = index.length - 4 - 4 * index.readUInt32LE(index.length - 4);
  for (let at = 0; at < end;) {
    const [, unshared] = varint(index, at);
    const [keyRest, valueSizeAt] = varint(index, unshared);
    const [valueSize, keyAt] = varint(index, valueSizeAt);
    const valueAt = keyAt + keyRest;
    const [offset, sizeAt] = varint(index, valueAt);
    blocks.push(block(offset, varint(index, sizeAt)[0]));
    at = valueAt + valueSize;
  }
  return blocks;
}

/** A LevelDB log with its records joined again: one is cut wherever 32 KiB are full. */
export function levelLogRecords(bytes: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  const parts: Buffer<ArrayBuffer>[] = [];
  for (let at = 0; at + 7 <= bytes.length;) {
    const left = 32768 - (at % 32768);
    const size = bytes.readUInt16LE(at + 4);
    if (left < 7 || size === 0) {
      at += left;
      continue;
    }
    parts.push(bytes.subarray(at + 7, at + 7 + size));
    at += 7 + size;
  }
  return Buffer.concat(parts);
}
