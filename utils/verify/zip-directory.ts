import { DaybookError } from '../shared/errors.ts';
import type { Problems } from './problem-codes.ts';
import type { RandomAccess } from './random-access.ts';

/** A file as the ZIP's central directory describes it. */
export interface ZipFile {
  name: string;
  /** Exact bytes of the name, as text of one character a byte: two names may decode alike. */
  rawName: string;
  method: number;
  flags: number;
  crc32: number;
  packedBytes: number;
  sizeBytes: number;
  offset: number;
  isFolder: boolean;
  /** Last change as DOS writes it: date in the upper 16 bits, time in the lower. */
  dosTime: number;
}

export interface ZipDirectory {
  files: ZipFile[];
  /** Where the directory begins: nothing but files stands before it. */
  begin: number;
}

const max16 = 0xffff;
const max32 = 0xffffffff;
const endLength = 22;
/** More than any honest package holds, little enough to be read at once. */
const largestDirectory = 256 << 20;

/**
 * Reads the central directory (APPNOTE 6.3.10) and reports whatever a reader could be led astray
 * by. Throws `not-a-zip` only where there is no directory to speak of.
 */
export async function readZipDirectory(source: RandomAccess, problems: Problems): Promise<ZipDirectory> {
  const end = await findEnd(source, problems);
  const where = await readEnd64(source, end, problems);
  const directoryEnd = where.end;
  if (where.size > largestDirectory || where.begin + where.size > directoryEnd) {
    throw new DaybookError('not-a-zip', 'its directory points outside of the file');
  }
  if (where.begin + where.size !== directoryEnd) problems.add('bytes-between');
  const bytes = await source.read(where.begin, where.size);
  const files = parseDirectory(bytes, problems);
  if (files.length !== where.count) problems.add('count-disagrees');
  return { files, begin: where.begin };
}

interface End {
  offset: number;
  /** Whether its disk numbers stand elsewhere. */
  isMasked: boolean;
  count: number;
  size: number;
  begin: number;
}

async function findEnd(source: RandomAccess, problems: Problems): Promise<End> {
  if (source.size < endLength) throw new DaybookError('not-a-zip', 'too short');
  const length = Math.min(source.size, endLength + max16);
  const tail = await source.read(source.size - length, length);
  const view = new DataView(tail.buffer);
  for (let at = length - endLength; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const comment = view.getUint16(at + 20, true);
    const after = length - at - endLength;
    if (after < comment) continue;
    if (comment > 0) problems.add('zip-comment');
    if (after > comment) problems.add('bytes-after');
    // All ones: told in the Zip64 part, which must then be there.
    const disks = [view.getUint16(at + 4, true), view.getUint16(at + 6, true)];
    if (disks.some((disk) => disk !== 0 && disk !== max16)) throw new DaybookError('not-a-zip', 'one disk of several');
    if (view.getUint16(at + 8, true) !== view.getUint16(at + 10, true)) problems.add('count-disagrees');
    return {
      offset: source.size - length + at,
      isMasked: disks.includes(max16),
      count: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      begin: view.getUint32(at + 16, true),
    };
  }
  const first = new DataView((await source.read(0, 4)).buffer).getUint32(0, true);
  throw new DaybookError('not-a-zip', first === 0x04034b50 ? 'cut off' : 'no ZIP at all');
}

/** Follows Zip64 where it is there; its numbers win only where the small ones say so. */
async function readEnd64(
  source: RandomAccess,
  end: End,
  problems: Problems,
): Promise<{ count: number; size: number; begin: number; end: number }> {
  const needed = end.count === max16 || end.size === max32 || end.begin === max32;
  const locator = end.offset >= 20 ? new DataView((await source.read(end.offset - 20, 20)).buffer) : null;
  const has = locator?.getUint32(0, true) === 0x07064b50;
  if (!locator || !has) {
    if ((needed && (end.size === max32 || end.begin === max32)) || end.isMasked)
      throw new DaybookError('not-a-zip', 'Zip64 part missing');
    return { ...end, end: end.offset };
  }
  const at = safeNumber(locator, 8);
  if (at + 56 !== end.offset - 20) throw new DaybookError('not-a-zip', 'Zip64 part misplaced');
  const view = new DataView((await source.read(at, 56)).buffer);
  if (view.getUint32(0, true) !== 0x06064b50) throw new DaybookError('not-a-zip', 'Zip64 part missing');
  const big = { count: safeNumber(view, 32), size: safeNumber(view, 40), begin: safeNumber(view, 48) };
  const agrees =
    (end.count === max16 || end.count === big.count) &&
    (end.size === max32 || end.size === big.size) &&
    (end.begin === max32 || end.begin === big.begin) &&
    safeNumber(view, 24) === big.count &&
    safeNumber(view, 4) === 44 &&
    view.getUint32(16, true) === 0 &&
    view.getUint32(20, true) === 0;
  if (!agrees) problems.add('zip64-disagrees');
  return { ...big, end: at };
}

function safeNumber(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new DaybookError('not-a-zip', 'impossible size');
  return Number(value);
}

function parseDirectory(bytes: Uint8Array<ArrayBuffer>, problems: Problems): ZipFile[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files: ZipFile[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) {
      problems.add('bad-header', `directory, byte ${at}`);
      break;
    }
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const commentLength = view.getUint16(at + 32, true);
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > bytes.length) {
      problems.add('bad-header', `directory, byte ${at}`);
      break;
    }
    const rawBytes = bytes.subarray(at + 46, at + 46 + nameLength);
    const file: ZipFile = {
      ...decodeName(rawBytes),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc32: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      sizeBytes: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      isFolder: rawBytes.at(-1) === 0x2f,
      dosTime: view.getUint32(at + 12, true),
    };
    if (!isPlain(view.getUint32(at + 38, true), file.isFolder)) problems.add('not-a-plain-file', file.name);
    if (commentLength > 0) problems.add('zip-comment', file.name);
    if (view.getUint16(at + 34, true) !== 0) problems.add('bad-header', file.name);
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    readExtra(extra, file, problems);
    files.push(file);
    at = next;
  }
  return files;
}

const unixTypes = { mask: 0xf000, file: 0x8000, folder: 0x4000 } as const;
const dosFolder = 0x10;

/**
 * Whether the attributes leave a file a file. A link is unpacked as a link: who opens it sees another file than the one
 * whose digest was taken. Whoever made the ZIP, unpackers look at the Unix half; zero says nothing.
 */
function isPlain(attributes: number, isFolder: boolean): boolean {
  const type = (attributes >>> 16) & unixTypes.mask;
  if (type !== 0 && type !== (isFolder ? unixTypes.folder : unixTypes.file)) return false;
  return isFolder || (attributes & dosFolder) === 0;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The name as UTF-8 if it is, else byte by byte; never two names for different bytes. */
export function decodeName(bytes: Uint8Array): { name: string; rawName: string } {
  let rawName = '';
  for (const byte of bytes) rawName += String.fromCharCode(byte);
  try {
    return { name: strictUtf8.decode(bytes), rawName };
  } catch (error) {
    if (error instanceof TypeError) return { name: rawName, rawName };
    throw error;
  }
}

/** Extra fields that ZIP programs write beside a file, and how long they are at most: times and owners, no words. */
const harmlessExtras: Readonly<Record<number, number>> = {
  0x000a: 32,
  0x5455: 13,
  0x5855: 12,
  0x7855: 4,
  0x7875: 23,
  0xcafe: 0,
};
/** Extra fields by which a file becomes a link on Unix. */
const linkExtras: readonly number[] = [0x000d, 0x756e];

/** Takes Zip64 numbers from the extra field; one that gives the file another name, makes it a link or hides bytes is refused. */
export function readExtra(
  extra: Uint8Array<ArrayBuffer>,
  file: { name: string; sizeBytes: number; packedBytes: number; offset?: number },
  problems: Problems,
): void {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  let at = 0;
  let seen64 = false;
  while (at + 4 <= extra.length) {
    const id = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    const end = at + 4 + length;
    if (end > extra.length) break;
    if (id === 1 && !seen64) {
      seen64 = true;
      let field = at + 4;
      for (const key of ['sizeBytes', 'packedBytes', 'offset'] as const) {
        if (file[key] !== max32) continue;
        if (field + 8 > end) return problems.add('zip64-disagrees', file.name);
        file[key] = safeNumber(view, field);
        field += 8;
      }
      if (field !== end) problems.add('zip64-disagrees', file.name);
    } else if (id === 1 || id === 0x7075) problems.add('bad-header', file.name);
    else if (linkExtras.includes(id)) problems.add('not-a-plain-file', file.name);
    else if (length > (harmlessExtras[id] ?? -1)) problems.add('extra-bytes', file.name);
    at = end;
  }
  if (at !== extra.length) problems.add('bad-header', file.name);
}
