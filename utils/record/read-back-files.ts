import { DaybookError } from '../shared/errors.ts';
import { recordDatabase } from './database.ts';
import type { FileWork } from './file-work.ts';
import { smallSize } from './stored-digest.ts';

/** A file sealed for the store, and what it must be when it is read back. */
export interface SealedFile {
  id: string;
  /** The raw key that it was sealed with. */
  key: Uint8Array<ArrayBuffer>;
  sealed: Blob;
  sha256: string;
  name: string;
}

/** Reads files back from where they now are, opens them and compares; throws `read-back-differs`, `seal-broken`. */
export async function readBackFiles(files: readonly SealedFile[], work: FileWork): Promise<void> {
  const stored = await recordDatabase().bytes.bulkGet(files.map(({ id }) => id));
  const check = async ({ id, key, sha256, name }: SealedFile, at: number) => {
    const row = stored[at];
    if (row === undefined) throw new DaybookError('read-back-differs', name);
    if ((await work.storedDigest(key, id, row.sealed)) !== sha256) throw new DaybookError('read-back-differs', name);
  };
  const small = (at: number) => (stored[at]?.sealed.size ?? 0) <= smallSize;
  await Promise.all(files.map(async (file, at) => (small(at) ? check(file, at) : undefined)));
  for (const [at, file] of files.entries()) if (!small(at)) await check(file, at);
}
