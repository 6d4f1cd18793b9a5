import { blobStream } from '../shared/blob-stream.ts';
import { DaybookError } from '../shared/errors.ts';
import { release } from '../shared/release.ts';

/** A file as it was given, or one inside an archive: read piece by piece, never whole. */
export interface ImportFile {
  /** Its name; with its folders where a folder was chosen or where it lies in an archive. */
  path: string;
  /** Bytes, as far as known before it is read; an archive may lie. */
  sizeBytes: number;
  /** When it was last changed, epoch milliseconds, as the computer or the archive says; null where nothing does. */
  modifiedAt: number | null;
  /** Name of the archive that it lies in. */
  archive: string | null;
  /** The bytes where they can be read at random; null inside an archive. */
  blob: Blob | null;
  /** Its bytes from the beginning; throws `import-unreadable`, `import-too-big`. */
  stream(): AsyncIterable<Uint8Array<ArrayBuffer>>;
}

/** A file that the person chose or dropped; `path` with its folders. */
export function givenFile(file: File, path = file.webkitRelativePath || file.name): ImportFile {
  return {
    path: path.toWellFormed(),
    sizeBytes: file.size,
    modifiedAt: file.lastModified || null,
    archive: null,
    blob: file,
    stream: () => blobStream(file),
  };
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.split('/').at(-1) ?? path;
}

/** The first bytes of a file, fewer where it is shorter. */
export async function headOf(file: ImportFile, length: number): Promise<Uint8Array<ArrayBuffer>> {
  if (file.blob !== null) return new Uint8Array(await file.blob.slice(0, length).arrayBuffer());
  const head = new Uint8Array(length);
  let filled = 0;
  for await (const piece of file.stream()) {
    head.set(piece.subarray(0, length - filled), filled);
    filled = Math.min(length, filled + piece.length);
    if (filled === length) break;
  }
  return head.subarray(0, filled);
}

/** All bytes of a file that must be read as one; more than `limit` of them are `import-too-big`. */
export async function wholeFile(file: ImportFile, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (file.sizeBytes > limit) throw new DaybookError('import-too-big', baseName(file.path));
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const piece of file.stream()) {
    size += piece.length;
    if (size > limit) throw new DaybookError('import-too-big', baseName(file.path));
    pieces.push(piece);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
    release(piece);
  }
  return whole;
}
