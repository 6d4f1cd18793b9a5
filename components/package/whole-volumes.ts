import { Problems } from '../../utils/verify/problem-codes.ts';
import { blobAccess } from '../../utils/verify/random-access.ts';
import { readText } from '../../utils/verify/read-file.ts';
import { verifyBag } from '../../utils/verify/verify-bag.ts';
import { openZipTree } from '../../utils/verify/zip-tree.ts';
import { DaybookError } from '../../utils/shared/errors.ts';
import { sha256Hex } from '../../utils/shared/sha256.ts';
import type { SavedVolume } from './package-plan.ts';
import type { ChosenFolder } from './picker-sink.ts';

/** Those volumes that lie in the folder just as they were written: every byte is read, every digest taken again. */
export async function wholeVolumes(folder: ChosenFolder, volumes: readonly SavedVolume[]): Promise<SavedVolume[]> {
  const whole: SavedVolume[] = [];
  for (const volume of volumes) {
    const file = await folder.find(volume.savedAs);
    if (file && file.size === volume.sizeBytes && (await isWhole(file, volume.digest))) whole.push(volume);
  }
  return whole;
}

async function isWhole(file: Blob, digest: string): Promise<boolean> {
  const structure = new Problems();
  try {
    const { files } = await openZipTree(blobAccess(file), structure, true);
    const list = await readText(files, 'tagmanifest-sha256.txt');
    if (list === null || (await sha256Hex(list)) !== digest) return false;
    return (await verifyBag(files, structure)).ok;
  } catch (thrown) {
    if (thrown instanceof DaybookError) return false;
    throw thrown;
  }
}
