import { createSHA256 } from 'hash-wasm';
import { DaybookError } from '../shared/errors.ts';
import { release } from '../shared/release.ts';
import { sha256Hex } from '../shared/sha256.ts';
import { openBlobWith, openBytesWith } from './content-key.ts';
import { type BytesRow, recordDatabase } from './database.ts';

/** A file sealed for the store, and what it must be when it is read back. */
export interface SealedFile {
  id: string;
  /** The raw key that it was sealed with. */
  key: Uint8Array<ArrayBuffer>;
  sealed: Blob;
  sha256: string;
  name: string;
}

/** Up to here a file is opened as a whole, beside its neighbours; larger ones piece by piece, one after the other. */
const smallSize = 1 << 20;

/** Has a hasher of its own: while it reads, others may read back, too. */
async function digestOfStored({ id, key }: SealedFile, { sealed }: BytesRow): Promise<string> {
  const subject = `bytes/${id}`;
  if (sealed.size <= smallSize) {
    const stored = new Uint8Array(await sealed.arrayBuffer());
    const opened = await openBytesWith(key, subject, stored);
    const sha256 = await sha256Hex(opened);
    for (const bytes of [stored, opened]) release(bytes);
    return sha256;
  }
  const hash = (await createSHA256()).init();
  for await (const piece of await openBlobWith(key, subject, sealed)) {
    hash.update(piece);
    release(piece);
  }
  return hash.digest('hex');
}

/** Reads files back from where they now are, opens them and compares; throws `read-back-differs`, `seal-broken`. */
export async function readBackFiles(files: readonly SealedFile[]): Promise<void> {
  const stored = await recordDatabase().bytes.bulkGet(files.map(({ id }) => id));
  const check = async (file: SealedFile) => {
    const row = stored[files.indexOf(file)];
    if (row === undefined) throw new DaybookError('read-back-differs', file.name);
    if ((await digestOfStored(file, row)) !== file.sha256) throw new DaybookError('read-back-differs', file.name);
  };
  const small = (file: SealedFile) => (stored[files.indexOf(file)]?.sealed.size ?? 0) <= smallSize;
  await Promise.all(files.filter(small).map(check));
  for (const file of files) if (!small(file)) await check(file);
}
