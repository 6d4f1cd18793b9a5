import { createSHA256 } from 'hash-wasm';
import { crc32 } from '../shared/crc32.ts';
import { release } from '../shared/release.ts';
import { type ContentKey, sealPieces } from './content-key.ts';
import type { SealedContent } from './sealed-content.ts';
import { type Job, type LaidPart, layPart } from './staging.ts';

/** Bytes that come one piece after the other. */
export type Pieces = AsyncIterable<Uint8Array<ArrayBuffer>> | Iterable<Uint8Array<ArrayBuffer>>;

/** Sealed bytes of a large file are laid down in parts of this size until all of them are there. */
const partSize = 4 << 20;

/** Measures and seals what comes in pieces and may be too large to be held whole; its parts lie in the store until it does. */
export async function sealedInPieces(
  key: ContentKey,
  id: string,
  pieces: Pieces,
  job: Job,
): Promise<SealedContent & { laid: LaidPart[] }> {
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
  const { sealed, laid } = await gathered(await sealPieces(key, `bytes/${id}`, measured()), job);
  return { id, sealed, laid, sizeBytes, sha256: hash.digest('hex'), crc32: crc };
}

async function gathered(chunks: Pieces, job: Job): Promise<{ sealed: Blob; laid: LaidPart[] }> {
  const laid: LaidPart[] = [];
  let pending: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    pending.push(chunk);
    size += chunk.length;
    if (size >= partSize) {
      laid.push(await layPart(job, new Blob(pending)));
      for (const one of pending) release(one);
      pending = [];
      size = 0;
    }
  }
  return { sealed: new Blob([...laid.map(({ part }) => part), ...pending]), laid };
}
