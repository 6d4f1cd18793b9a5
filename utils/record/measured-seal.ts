import { createSHA256 } from 'hash-wasm';
import { crc32 } from '../shared/crc32.ts';
import { sealStreamOf } from '../vault/stream-seal.ts';
import { subjectKey } from '../vault/subject-key.ts';
import type { Exhibit } from './types.ts';

/** Bytes that come one piece after the other. */
export type Pieces = AsyncIterable<Uint8Array<ArrayBuffer>> | Iterable<Uint8Array<ArrayBuffer>>;

/** What was measured of a file while it was sealed. */
export type Measured = Pick<Exhibit, 'sizeBytes' | 'sha256' | 'crc32'>;

/**
 * Sealed chunks of what comes in pieces and may be too large to be held whole, and at the end what it measured. `key` is
 * the raw key of the entry that it belongs to. Runs in a worker too, which needs nothing of the record for it.
 */
export async function* measuredSeal(
  key: Uint8Array<ArrayBuffer>,
  id: string,
  pieces: Pieces,
): AsyncGenerator<Uint8Array<ArrayBuffer>, Measured> {
  const hash = (await createSHA256()).init();
  let [sizeBytes, crc] = [0, 0];
  const measured = async function* (): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for await (const piece of pieces) {
      sizeBytes += piece.length;
      crc = crc32(piece, crc);
      hash.update(piece);
      yield piece;
    }
  };
  const subject = `bytes/${id}`;
  yield* sealStreamOf(await subjectKey(key, subject), measured(), subject);
  return { sizeBytes, sha256: hash.digest('hex'), crc32: crc };
}
