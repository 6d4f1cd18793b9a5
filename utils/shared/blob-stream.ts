import { DaybookError } from './errors.ts';

/** Bytes of a file that are asked for at once: each asking goes through another process and back. */
const pieceSize = 4 << 20;

/** A blob's bytes, a few megabytes at a time; nothing is read before it is asked for. Throws `import-unreadable`. */
export async function* blobStream(blob: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < blob.size; at += pieceSize) {
    try {
      yield new Uint8Array(await blob.slice(at, at + pieceSize).arrayBuffer());
    } catch (cause) {
      // The file was changed, moved or taken away while it was being read.
      throw new DaybookError('import-unreadable', 'file gone', { cause });
    }
  }
}
