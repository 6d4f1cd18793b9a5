import { type BagTree, readWhole, strictText } from './bag-tree.ts';
import { ContentError } from './zip-content.ts';

/** A file of the bag whole; null where it is missing, larger than `limit` or does not unpack. */
export async function readBytes(tree: BagTree, path: string, limit?: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = tree.get(path);
  if (!file) return null;
  try {
    return await readWhole(file, limit);
  } catch (thrown) {
    // Reported with its own code when all files are read for their digests.
    if (thrown instanceof ContentError) return null;
    throw thrown;
  }
}

/** The same as text; null also where it is no UTF-8. */
export async function readText(tree: BagTree, path: string, limit?: number): Promise<string | null> {
  const bytes = await readBytes(tree, path, limit);
  return bytes && strictText(bytes);
}
