import { open, type FileHandle } from 'node:fs/promises';
import type { RandomAccess } from '../../utils/verify/random-access.ts';

/** A file on disk as random-access bytes; `close` when done. */
export async function fileAccess(path: string): Promise<RandomAccess & { close(): Promise<void> }> {
  const handle: FileHandle = await open(path, 'r');
  const { size } = await handle.stat();
  return {
    size,
    close: () => handle.close(),
    read: async (offset, length) => {
      if (offset < 0 || length < 0 || offset + length > size) throw new RangeError('read beyond the end');
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length;) {
        const { bytesRead } = await handle.read(bytes, at, length - at, offset + at);
        if (bytesRead === 0) throw new RangeError('the file became shorter');
        at += bytesRead;
      }
      return bytes;
    },
  };
}
