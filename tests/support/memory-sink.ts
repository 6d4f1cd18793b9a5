import { concatBytes } from '../../utils/shared/bytes.ts';
import type { ByteSink } from '../../utils/shared/sink.ts';

/** A sink in memory that remembers how it ended. */
export function memorySink(): ByteSink & {
  readonly state: 'open' | 'closed' | 'aborted';
  bytes(): Uint8Array<ArrayBuffer>;
} {
  let chunks: Uint8Array[] = [];
  let state: 'open' | 'closed' | 'aborted' = 'open';
  return {
    get state() {
      return state;
    },
    write: async (bytes) => {
      chunks.push(bytes.slice());
    },
    close: async () => {
      state = 'closed';
    },
    abort: async () => {
      chunks = [];
      state = 'aborted';
    },
    bytes: () => concatBytes(chunks),
  };
}
