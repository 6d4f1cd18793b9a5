import { BlobReader, ERR_UNSAFE_FILENAME, type FileEntry, ZipReader, configure } from '@zip.js/zip.js';
import { DaybookError } from '../shared/errors.ts';
import type { ImportFile } from './import-file.ts';

// Our pages let no worker start that is not a file of ours; the browser's own inflater needs none.
configure({ useWebWorkers: false, useCompressionStream: true });

/** More files than platforms put into one archive; the library needs five kilobytes of memory for each. */
const mostFiles = 100_000;
/** No text, picture or film shrinks more than this; only files made to fill a disk do. */
const mostGrowth = 200;
/** Up to here a file may shrink as much as it likes: runs of zeros are small either way. */
const freeGrowth = 1 << 20;

/** Names that lead out of the archive on some system, or that no system takes. */
function isUnsafe(name: string): boolean {
  const parts = name.split(/[/\\]/u);
  return parts.includes('..') || /^[/\\]|^[A-Za-z]:|\0/u.test(name);
}

function unreadable(thrown: unknown, detail: string): DaybookError {
  if (thrown instanceof Error && thrown.message === ERR_UNSAFE_FILENAME) {
    return new DaybookError('import-unsafe', 'name leads out', { cause: thrown });
  }
  return thrown instanceof DaybookError ? thrown : new DaybookError('import-unreadable', detail, { cause: thrown });
}

/** The file's bytes as they are inflated, one piece at a time; stops where it gives more than it may. */
async function* inflated(entry: FileEntry): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const limit = Math.max(freeGrowth, entry.compressedSize * mostGrowth);
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>(
    undefined,
    { highWaterMark: 1 },
    { highWaterMark: 1 },
  );
  const stop = new AbortController();
  let failed: unknown;
  const done = entry
    .getData(writable, { checkSignature: true, useWebWorkers: false, signal: stop.signal })
    .catch((thrown: unknown) => {
      failed = thrown;
      return writable.abort(thrown).catch(() => undefined);
    });
  const reader = readable.getReader();
  let size = 0;
  try {
    for (;;) {
      const { done: ended, value } = await reader.read();
      if (ended) break;
      size += value.length;
      if (size > limit) throw new DaybookError('import-too-big', 'inflates without end');
      yield value;
    }
    await done;
    if (failed !== undefined) throw failed;
  } catch (thrown) {
    throw unreadable(failed ?? thrown, 'file in archive');
  } finally {
    stop.abort();
    await reader.cancel().catch(() => undefined);
  }
}

function memberOf(entry: FileEntry, archive: string): ImportFile {
  const modified = entry.lastModDate instanceof Date ? entry.lastModDate.getTime() : Number.NaN;
  return {
    path: entry.filename.toWellFormed(),
    sizeBytes: entry.uncompressedSize,
    modifiedAt: Number.isFinite(modified) ? modified : null,
    archive,
    blob: null,
    stream: () => inflated(entry),
  };
}

/**
 * The files of a ZIP, read from its directory alone: nothing is unpacked here, so its size does not matter. Throws
 * `import-unreadable` (cut off, damaged, behind a password), `import-unsafe` (a name that leads out of it, files that
 * lie over one another),
 * `import-too-big` (too many files).
 */
export async function archiveFiles(blob: Blob, name: string): Promise<ImportFile[]> {
  const files: ImportFile[] = [];
  let packed = 0;
  const reader = new ZipReader(new BlobReader(blob));
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (isUnsafe(entry.filename)) throw new DaybookError('import-unsafe', 'name leads out');
      if (entry.directory) continue;
      if (entry.encrypted) throw new DaybookError('import-unreadable', 'behind a password');
      // Files that lie over one another, thousands of them in the same few bytes, are made to fill a disk.
      packed += entry.compressedSize;
      if (packed > blob.size) throw new DaybookError('import-unsafe', 'files overlap');
      files.push(memberOf(entry, name));
      if (files.length > mostFiles) throw new DaybookError('import-too-big', 'files');
    }
  } catch (thrown) {
    throw unreadable(thrown, 'archive');
  }
  return files;
}
