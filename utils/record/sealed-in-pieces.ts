import { release } from '../shared/release.ts';
import type { ContentKey } from './content-key.ts';
import type { FileWork } from './file-work.ts';
import type { Measured, Pieces } from './measured-seal.ts';
import type { SealedContent } from './sealed-content.ts';
import { type Job, type LaidPart, layPart } from './staging.ts';

/** Sealed bytes of a large file are laid down in parts of this size until all of them are there. */
const partSize = 4 << 20;

/** Measures and seals what comes in pieces and may be too large to be held whole; its parts lie in the store until it does. */
export async function sealedInPieces(
  { raw }: ContentKey,
  id: string,
  content: Pieces | Blob,
  job: Job,
  work: FileWork,
): Promise<SealedContent & { laid: LaidPart[] }> {
  return { id, ...(await gathered(work.measuredSeal(raw, id, content), job)) };
}

async function gathered(
  chunks: AsyncGenerator<Uint8Array<ArrayBuffer>, Measured>,
  job: Job,
): Promise<Measured & { sealed: Blob; laid: LaidPart[] }> {
  const laid: LaidPart[] = [];
  let pending: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await chunks.next();
    if (done === true) return { ...value, sealed: new Blob([...laid.map(({ part }) => part), ...pending]), laid };
    pending.push(value);
    size += value.length;
    if (size < partSize) continue;
    try {
      laid.push(await layPart(job, new Blob(pending)));
    } catch (thrown) {
      // Whoever reads the file for it is told to stop.
      await chunks.return({ sizeBytes: 0, sha256: '', crc32: 0 });
      throw thrown;
    }
    for (const one of pending) release(one);
    [pending, size] = [[], 0];
  }
}
