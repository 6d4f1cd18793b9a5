import type { ByteSink } from '../../../utils/shared/sink.ts';

/** A sink that gives what was written as a file; null unless it was closed. */
export function memoryFile(): ByteSink & { file(): Blob | null } {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let state: 'open' | 'closed' | 'aborted' = 'open';
  return {
    async write(bytes) {
      parts.push(bytes.slice());
    },
    async close() {
      state = 'closed';
    },
    async abort() {
      state = 'aborted';
    },
    file: () => (state === 'closed' ? new Blob(parts) : null),
  };
}
