import { createSHA256 } from 'hash-wasm';
import { release } from '../shared/release.ts';
import { sha256Hex } from '../shared/sha256.ts';
import { openStream, openStreamOf } from '../vault/stream-seal.ts';
import { subjectKey } from '../vault/subject-key.ts';

/** Up to here a file is opened as a whole, beside its neighbours; larger ones piece by piece, one after the other. */
export const smallSize = 1 << 20;

/**
 * SHA-256 (hex) of what a sealed file opens to. `key` is the raw key of its entry. Has a hasher of its own: while it
 * reads, others may be read, too. Throws `seal-broken`.
 */
export async function storedDigest(key: Uint8Array<ArrayBuffer>, id: string, sealed: Blob): Promise<string> {
  const subject = `bytes/${id}`;
  const raw = await subjectKey(key, subject);
  if (sealed.size <= smallSize) {
    const stored = new Uint8Array(await sealed.arrayBuffer());
    const opened = await openStream(raw, stored, subject);
    const sha256 = await sha256Hex(opened);
    for (const bytes of [stored, opened]) release(bytes);
    return sha256;
  }
  const hash = (await createSHA256()).init();
  for await (const piece of openStreamOf(raw, sealed, subject)) {
    hash.update(piece);
    release(piece);
  }
  return hash.digest('hex');
}
