import { bagitText, outsideTagManifest, payloadFiles, tagFiles, timestampFiles } from '../package/format.ts';
import type { BagTree } from './bag-tree.ts';
import { fileSha256, forEachOf } from './file-digest.ts';
import { volumePlace } from './check-volumes.ts';
import type { ProblemCode, Problems } from './problem-codes.ts';
import { readText } from './read-file.ts';
import { ContentError } from './zip-content.ts';

/** Files listed and files there must be the same; gives nothing, reports the difference. */
export function checkCompleteness(
  tree: BagTree,
  manifest: ReadonlyMap<string, string>,
  tagManifest: ReadonlyMap<string, string>,
  bagInfo: ReadonlyMap<string, string>,
  problems: Problems,
): void {
  for (const path of [...manifest.keys(), ...tagManifest.keys()])
    if (!tree.has(path)) problems.add('file-missing', path);
  // what no list covers must be checked by what it says: a query or certificates without a token, or in a volume of which
  // no time is told, could be anything
  const hasTimestamp = tree.has(timestampFiles.reply) && volumePlace({ bagInfo })?.number === 1;
  const timestamp: readonly string[] = Object.values(timestampFiles);
  const isChecked = (path: string): boolean =>
    outsideTagManifest.includes(path) && (hasTimestamp || !timestamp.includes(path));
  for (const path of tree.keys()) {
    const listed = path.startsWith('data/') ? manifest.has(path) : tagManifest.has(path) || isChecked(path);
    if (!listed) problems.add('file-added', path);
  }
  for (const path of manifest.keys()) if (!path.startsWith('data/')) problems.add('manifest-wrong', path);
  for (const path of tagManifest.keys()) if (path.startsWith('data/')) problems.add('manifest-wrong', path);
  for (const path of tree.keys()) if (!isOfFormat(path)) problems.add('unknown-file', path);
  for (const path of [tagFiles.bagit, tagFiles.bagInfo, tagFiles.manifest, tagFiles.readMe, tagFiles.publicKey]) {
    if (!tagManifest.has(path)) problems.add('file-missing', `${tagFiles.tagManifest}: ${path}`);
  }
  const payload = [...tree.values()].filter(({ path }) => path.startsWith('data/'));
  const bytes = payload.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (bagInfo.get('Payload-Oxum') !== `${bytes}.${payload.length}`) problems.add('payload-size-differs');
}

const namedFiles: readonly string[] = [
  ...Object.values(tagFiles),
  ...Object.values(timestampFiles),
  ...Object.values(payloadFiles),
];
/** Reports, drafts of statements, files of entries: what is among the last of them, record.json tells. */
const otherFiles =
  /^data\/(?:report(?:-entries-[1-9]\d*)?\.pdf|statements\/[A-Za-z0-9._-]+\.(?:docx|txt)|exhibits\/.+)$/u;

/** Whether the format has a file of that name: signed or not, nothing else may ride along (a fetch.txt, a program). */
function isOfFormat(path: string): boolean {
  return namedFiles.includes(path) || otherFiles.test(path);
}

/** Told after each file: bytes read and bytes in all. */
export type VerifyProgress = (done: { bytes: number; of: number }) => void;

/** Reads every file of the bag once, and compares the digest of those that are listed. */
export async function checkHashes(
  tree: BagTree,
  manifest: ReadonlyMap<string, string>,
  tagManifest: ReadonlyMap<string, string>,
  hashes: Problems,
  structure: Problems,
  onProgress: VerifyProgress | undefined,
): Promise<void> {
  const of = [...tree.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  let bytes = 0;
  await forEachOf(tree.values(), 3, async (file) => {
    const listed = manifest.get(file.path) ?? tagManifest.get(file.path);
    const changed: ProblemCode = file.path.startsWith('data/') ? 'file-changed' : 'tag-file-changed';
    try {
      const digest = await fileSha256(file);
      if (listed !== undefined && digest !== listed) hashes.add(changed, file.path);
    } catch (thrown) {
      if (!(thrown instanceof ContentError)) throw thrown;
      structure.add(thrown.code, file.path);
      hashes.add(changed, file.path);
    }
    bytes += file.sizeBytes;
    onProgress?.({ bytes, of });
  });
}

/** `bagit.txt` has exactly two lines (RFC 8493, 2.1.1). */
export async function checkBagit(tree: BagTree, problems: Problems): Promise<void> {
  const text = await readText(tree, tagFiles.bagit);
  if (text !== bagitText) problems.add('not-a-bag');
}
