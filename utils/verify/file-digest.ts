import { createSHA256 } from 'hash-wasm';
import { toHex } from '../shared/bytes.ts';
import type { TreeFile } from './bag-tree.ts';

/**
 * SHA-256 (hex) of a file read piece by piece. What fits in one piece goes to WebCrypto, which works
 * beside us; longer files are hashed as they come, so that memory does not grow with them.
 */
export async function fileSha256(file: TreeFile): Promise<string> {
  let first: Uint8Array<ArrayBuffer> | null = null;
  let hash: Awaited<ReturnType<typeof createSHA256>> | null = null;
  for await (const chunk of file.bytes()) {
    if (first === null) first = chunk;
    else {
      if (hash === null) {
        hash = await createSHA256();
        hash.update(first);
      }
      hash.update(chunk);
    }
  }
  if (hash !== null) return hash.digest('hex');
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', first ?? new Uint8Array(0))));
}

/** Runs `work` over all items, a few at a time. */
export async function forEachOf<T>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
