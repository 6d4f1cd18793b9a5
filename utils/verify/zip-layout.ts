import type { Problems } from './problem-codes.ts';
import type { RandomAccess } from './random-access.ts';
import { decodeName, readExtra, type ZipDirectory, type ZipFile } from './zip-directory.ts';

/** Where a file's packed bytes stand, once both of its headers were compared. */
export interface PlacedFile extends ZipFile {
  dataOffset: number;
}

/**
 * Compares every local header with the directory and makes sure that files lie one after the other
 * from the first byte to the directory, without gap or overlap: so that every reader of the ZIP,
 * whichever way it reads, sees the same files.
 */
export async function placeFiles(
  source: RandomAccess,
  directory: ZipDirectory,
  problems: Problems,
): Promise<PlacedFile[]> {
  const inOrder = directory.files.toSorted((a, b) => a.offset - b.offset);
  const placed: PlacedFile[] = [];
  let expected = 0;
  for (const file of inOrder) {
    if (file.offset > expected) problems.add(expected === 0 ? 'bytes-before' : 'bytes-between', file.name);
    if (file.offset < expected) problems.add('overlapping-files', file.name);
    const end = await placeFile(source, file, directory.begin, problems, placed);
    if (end === null) return placed;
    expected = Math.max(expected, end);
  }
  if (expected < directory.begin) problems.add('bytes-between');
  return placed;
}

/** Where the file ends; null where its header makes going on pointless. */
async function placeFile(
  source: RandomAccess,
  file: ZipFile,
  limit: number,
  problems: Problems,
  placed: PlacedFile[],
): Promise<number | null> {
  const bad = (): null => {
    problems.add('bad-header', file.name);
    return null;
  };
  if (file.offset + 30 > limit) return bad();
  const head = new DataView((await source.read(file.offset, 30)).buffer);
  if (head.getUint32(0, true) !== 0x04034b50) return bad();
  const nameLength = head.getUint16(26, true);
  const extraLength = head.getUint16(28, true);
  const dataOffset = file.offset + 30 + nameLength + extraLength;
  if (dataOffset + file.packedBytes > limit) return bad();
  const names = await source.read(file.offset + 30, nameLength + extraLength);
  const local = {
    ...decodeName(names.subarray(0, nameLength)),
    flags: head.getUint16(6, true),
    method: head.getUint16(8, true),
    dosTime: head.getUint32(10, true),
    crc32: head.getUint32(14, true),
    packedBytes: head.getUint32(18, true),
    sizeBytes: head.getUint32(22, true),
  };
  readExtra(names.slice(nameLength), local, problems);
  const described = (local.flags & 8) !== 0;
  const sameSizes =
    described && local.crc32 === 0 && local.packedBytes === 0 && local.sizeBytes === 0
      ? true
      : local.crc32 === file.crc32 && local.packedBytes === file.packedBytes && local.sizeBytes === file.sizeBytes;
  const same =
    local.rawName === file.rawName &&
    local.method === file.method &&
    local.flags === file.flags &&
    local.dosTime === file.dosTime &&
    sameSizes;
  if (!same) problems.add('headers-disagree', file.name);
  placed.push({ ...file, dataOffset });
  const dataEnd = dataOffset + file.packedBytes;
  return described ? await endOfDescriptor(source, file, dataEnd, limit, problems) : dataEnd;
}

/** A data descriptor: with or without its mark, with 4-byte or 8-byte sizes (APPNOTE 4.3.9). */
async function endOfDescriptor(
  source: RandomAccess,
  file: ZipFile,
  at: number,
  limit: number,
  problems: Problems,
): Promise<number> {
  const view = new DataView((await source.read(at, Math.min(24, limit - at))).buffer);
  const marks = view.byteLength >= 4 && view.getUint32(0, true) === 0x08074b50 ? [4, 0] : [0];
  for (const begin of marks) {
    for (const wide of [false, true]) {
      const length = begin + (wide ? 20 : 12);
      if (view.byteLength < length || view.getUint32(begin, true) !== file.crc32) continue;
      const size = (field: number): number =>
        wide ? Number(view.getBigUint64(begin + 4 + field * 8, true)) : view.getUint32(begin + 4 + field * 4, true);
      if (size(0) === file.packedBytes && size(1) === file.sizeBytes) return at + length;
    }
  }
  problems.add('headers-disagree', file.name);
  return at;
}
