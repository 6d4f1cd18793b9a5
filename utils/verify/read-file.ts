import { concatBytes } from '../shared/bytes.ts';
import { type BagTree, largestTagFile, strictText } from './bag-tree.ts';
import { ContentError } from './zip-content.ts';

/** A file of the bag whole; null where it is missing, larger than `limit` or does not unpack. */
export async function readBytes(tree: BagTree, path: string, limit?: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = tree.get(path);
  if (!file) return null;
  // Whatever is wrong with its bytes is reported with its own code when all files are read for their digests. One that
  // only does not fit its check sum is read all the same: so that it can be said which line of it differs.
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    if (file.sizeBytes > (limit ?? largestTagFile)) return null;
    for await (const piece of file.bytes()) {
      pieces.push(piece);
      size += piece.length;
      if (size > file.sizeBytes) return null;
    }
  } catch (thrown) {
    if (!(thrown instanceof ContentError)) throw thrown;
    if (thrown.code !== 'crc-wrong') return null;
  }
  return size === file.sizeBytes ? concatBytes(pieces) : null;
}

/** The same as text; null also where it is no UTF-8. */
export async function readText(tree: BagTree, path: string, limit?: number): Promise<string | null> {
  const bytes = await readBytes(tree, path, limit);
  return bytes && strictText(bytes);
}
