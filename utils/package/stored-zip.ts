import { concatBytes, utf8 } from '../shared/bytes.ts';
import type { ByteSink } from '../shared/sink.ts';
import type { ZipTime } from './dos-time.ts';

/** What must be known of a file before its first byte is written; so no data descriptor is needed. */
export interface StoredFile {
  path: string;
  sizeBytes: number;
  crc32: number;
  time: ZipTime;
}

interface WrittenFile extends StoredFile {
  offset: number;
}

const max16 = 0xffff;
const max32 = 0xffffffff;
/** PKWARE APPNOTE 4.4.4, bit 11: names are UTF-8. Ours are ASCII, which is the same bytes. */
const utf8Names = 0x0800;

/**
 * Writes a ZIP of stored entries (APPNOTE 6.3.10), front to back, with Zip64 only where a
 * number does not fit. Nothing is compressed: pictures are already, and stored bytes can be
 * copied by anyone with a hex editor.
 */
export class StoredZip {
  readonly #sink: Pick<ByteSink, 'write'>;
  readonly #files: WrittenFile[] = [];
  #offset = 0;

  constructor(sink: Pick<ByteSink, 'write'>) {
    this.#sink = sink;
  }

  /** Bytes written so far. */
  get sizeBytes(): number {
    return this.#offset;
  }

  get fileCount(): number {
    return this.#files.length;
  }

  /** Writes one file. `content` must give exactly `sizeBytes`; otherwise throws RangeError. */
  async add(
    file: StoredFile,
    content: AsyncIterable<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer>,
  ): Promise<void> {
    this.#files.push({ ...file, offset: this.#offset });
    await this.#write(localHeader(file));
    const begin = this.#offset;
    if (content instanceof Uint8Array) await this.#write(content);
    else for await (const chunk of content) await this.#write(chunk);
    if (this.#offset - begin !== file.sizeBytes) throw new RangeError(`size of ${file.path} is not as announced`);
  }

  /** Writes the directory; the ZIP is whole after it. The sink is left open. */
  async finish(): Promise<void> {
    const begin = this.#offset;
    for (const file of this.#files) await this.#write(centralHeader(file));
    await this.#write(endOfDirectory(this.#files.length, begin, this.#offset - begin));
  }

  async #write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    // Taken before: a sink may hand the very buffer on, and leave nothing here.
    const { length } = bytes;
    await this.#sink.write(bytes);
    this.#offset += length;
  }
}

/**
 * Pieces that make a whole ZIP of a directory that is there (its bytes, where it began, its lines) and further files:
 * `locals` stand where the directory stood, `tail` after them.
 */
export function appendedFiles(
  files: readonly (StoredFile & { blob: Blob })[],
  directory: { bytes: Uint8Array<ArrayBuffer>; begin: number; count: number },
): { locals: BlobPart[]; tail: BlobPart[] } {
  const locals: BlobPart[] = [];
  const lines: Uint8Array<ArrayBuffer>[] = [directory.bytes];
  let offset = directory.begin;
  for (const file of files) {
    const head = localHeader(file);
    locals.push(head, file.blob);
    lines.push(centralHeader({ ...file, offset }));
    offset += head.length + file.sizeBytes;
  }
  const size = lines.reduce((sum, { length }) => sum + length, 0);
  return { locals, tail: [...lines, endOfDirectory(directory.count + files.length, offset, size)] };
}

function record(length: number, fill: (view: DataView) => void): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  fill(new DataView(bytes.buffer));
  return bytes;
}

/** Info-ZIP's extended timestamp: modification time in UTC seconds. */
function timeExtra(time: ZipTime): Uint8Array<ArrayBuffer> {
  return record(9, (view) => {
    view.setUint16(0, 0x5455, true);
    view.setUint16(2, 5, true);
    view.setUint8(4, 1);
    view.setInt32(5, time.unixSeconds, true);
  });
}

function zip64Extra(values: readonly number[]): Uint8Array<ArrayBuffer> {
  if (values.length === 0) return new Uint8Array(0);
  return record(4 + values.length * 8, (view) => {
    view.setUint16(0, 1, true);
    view.setUint16(2, values.length * 8, true);
    values.forEach((value, at) => view.setBigUint64(4 + at * 8, BigInt(value), true));
  });
}

function localHeader(file: StoredFile): Uint8Array<ArrayBuffer> {
  const name = utf8(file.path);
  const big = file.sizeBytes >= max32;
  // A local header must carry both sizes in Zip64 when it carries one (APPNOTE 4.5.3).
  const extra = concatBytes([zip64Extra(big ? [file.sizeBytes, file.sizeBytes] : []), timeExtra(file.time)]);
  const head = record(30, (view) => {
    view.setUint32(0, 0x04034b50, true);
    view.setUint16(4, big ? 45 : 20, true);
    view.setUint16(6, utf8Names, true);
    view.setUint16(10, file.time.dosTime, true);
    view.setUint16(12, file.time.dosDate, true);
    view.setUint32(14, file.crc32, true);
    view.setUint32(18, big ? max32 : file.sizeBytes, true);
    view.setUint32(22, big ? max32 : file.sizeBytes, true);
    view.setUint16(26, name.length, true);
    view.setUint16(28, extra.length, true);
  });
  return concatBytes([head, name, extra]);
}

function centralHeader(file: WrittenFile): Uint8Array<ArrayBuffer> {
  const name = utf8(file.path);
  const big = file.sizeBytes >= max32;
  const far = file.offset >= max32;
  const big64 = [...(big ? [file.sizeBytes, file.sizeBytes] : []), ...(far ? [file.offset] : [])];
  const extra = concatBytes([zip64Extra(big64), timeExtra(file.time)]);
  const needs = big || far ? 45 : 20;
  const head = record(46, (view) => {
    view.setUint32(0, 0x02014b50, true);
    // Made by: Unix (3), so that the mode below means something; and as new as needed.
    view.setUint16(4, (3 << 8) | needs, true);
    view.setUint16(6, needs, true);
    view.setUint16(8, utf8Names, true);
    view.setUint16(12, file.time.dosTime, true);
    view.setUint16(14, file.time.dosDate, true);
    view.setUint32(16, file.crc32, true);
    view.setUint32(20, big ? max32 : file.sizeBytes, true);
    view.setUint32(24, big ? max32 : file.sizeBytes, true);
    view.setUint16(28, name.length, true);
    view.setUint16(30, extra.length, true);
    // A plain file that its owner may read and write, others may read: nothing here is a program.
    view.setUint32(38, (0o100644 << 16) >>> 0, true);
    view.setUint32(42, far ? max32 : file.offset, true);
  });
  return concatBytes([head, name, extra]);
}

function endOfDirectory(count: number, begin: number, size: number): Uint8Array<ArrayBuffer> {
  const end = record(22, (view) => {
    view.setUint32(0, 0x06054b50, true);
    view.setUint16(8, Math.min(count, max16), true);
    view.setUint16(10, Math.min(count, max16), true);
    view.setUint32(12, Math.min(size, max32), true);
    view.setUint32(16, Math.min(begin, max32), true);
  });
  if (count < max16 && size < max32 && begin < max32) return end;
  const end64 = record(56 + 20, (view) => {
    view.setUint32(0, 0x06064b50, true);
    view.setBigUint64(4, 44n, true);
    view.setUint16(12, (3 << 8) | 45, true);
    view.setUint16(14, 45, true);
    view.setBigUint64(24, BigInt(count), true);
    view.setBigUint64(32, BigInt(count), true);
    view.setBigUint64(40, BigInt(size), true);
    view.setBigUint64(48, BigInt(begin), true);
    view.setUint32(56, 0x07064b50, true);
    view.setBigUint64(64, BigInt(begin + size), true);
    view.setUint32(72, 1, true);
  });
  return concatBytes([end64, end]);
}
