import type { FileSink } from './own-file.ts';

/** Bytes gathered before they are handed to the browser, which may keep its blobs on disk. */
const flushAt = 8 << 20;

/** Gathers a package as a blob of blobs: for browsers that have no files of their own. */
export function newBlobSink(type = 'application/zip'): FileSink {
  let blobs: Blob[] = [];
  let pending: Uint8Array<ArrayBuffer>[] = [];
  let pendingBytes = 0;
  let whole: Blob | null = null;
  const flush = () => {
    if (pendingBytes > 0) blobs.push(new Blob(pending));
    pending = [];
    pendingBytes = 0;
  };
  return {
    async write(bytes) {
      // The writer may use its buffer again.
      pending.push(bytes.slice());
      pendingBytes += bytes.length;
      if (pendingBytes >= flushAt) flush();
    },
    async close() {
      flush();
      whole = new Blob(blobs, { type });
    },
    async abort() {
      blobs = [];
      pending = [];
      pendingBytes = 0;
      whole = null;
    },
    content: async () => whole,
  };
}
