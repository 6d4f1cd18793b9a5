import type { ByteSink } from '../../utils/shared/sink.ts';

/** Bytes gathered before they are handed to the browser, which may keep its blobs on disk. */
const flushAt = 8 << 20;

export interface BlobSink extends ByteSink {
  /** All bytes; null unless `close` came back. */
  content(): Blob | null;
}

/** Gathers a package as a blob of blobs, so that this page never holds more than a few megabytes of it. */
export function newBlobSink(type = 'application/zip'): BlobSink {
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
    content: () => whole,
  };
}
