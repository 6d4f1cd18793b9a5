import { crc32 } from '../shared/crc32.ts';
import { release } from '../shared/release.ts';
import { sha256Hex } from '../shared/sha256.ts';
import { sealStream } from '../vault/stream-seal.ts';
import { subjectKey } from '../vault/subject-key.ts';
import type { Exhibit } from './types.ts';

/** A file on its way in: measured, and sealed under its own id. */
export interface SealedContent extends Pick<Exhibit, 'id' | 'sizeBytes' | 'sha256' | 'crc32'> {
  sealed: Blob;
}

/**
 * Measures and seals what is in memory as a whole. `key` is the raw key of the entry that it belongs to. Runs in a worker
 * too, which needs nothing of the record for it.
 */
export async function sealedContent(
  key: Uint8Array<ArrayBuffer>,
  id: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<SealedContent> {
  const subject = `bytes/${id}`;
  const [sha256, chunks] = await Promise.all([
    sha256Hex(bytes),
    subjectKey(key, subject).then((raw) => sealStream(raw, bytes, subject)),
  ]);
  const sealed = new Blob(chunks);
  for (const chunk of chunks) release(chunk);
  return { id, sealed, sizeBytes: bytes.length, sha256, crc32: crc32(bytes) };
}
