import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { BagTree, TreeFile } from '../../utils/verify/bag-tree.ts';
import type { Problems } from '../../utils/verify/problem-codes.ts';

/** The files below a folder. Links are not followed: they could lead out of the bag. */
export async function folderTree(root: string, problems: Problems): Promise<BagTree> {
  const files = new Map<string, TreeFile>();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const whole = join(entry.parentPath, entry.name);
    const path = relative(root, whole).split(sep).join('/');
    if (entry.isSymbolicLink()) problems.add('unsafe-name', path);
    if (!entry.isFile()) continue;
    const { size } = await stat(whole);
    files.set(path, { path, sizeBytes: size, bytes: () => chunks(whole) });
  }
  return files;
}

async function* chunks(path: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }))
    yield new Uint8Array(chunk as Uint8Array);
}
