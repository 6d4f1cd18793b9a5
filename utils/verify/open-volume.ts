import { bagInfoLabels, formatVersion, payloadFiles, tagFiles } from '../package/format.ts';
import { DaybookError } from '../shared/errors.ts';
import { sha256Hex } from '../shared/sha256.ts';
import type { BagTree } from './bag-tree.ts';
import { parseBagInfo, parseManifest } from './manifest.ts';
import type { Problems } from './problem-codes.ts';
import type { RandomAccess } from './random-access.ts';
import { readText } from './read-file.ts';
import type { CheckId } from './report.ts';
import { openZipTree } from './zip-tree.ts';

/** Where the problems of each check go. */
export type ProblemsOf = Record<CheckId, Problems>;

/** One ZIP of a package, opened: its files, and what it says of itself. */
export interface OpenVolume {
  topFolder: string;
  tree: BagTree;
  bagInfo: ReadonlyMap<string, string>;
  manifest: ReadonlyMap<string, string>;
  tagManifest: ReadonlyMap<string, string>;
  /** SHA-256 of `tagmanifest-sha256.txt`; null where it is missing. */
  digest: string | null;
  problems: ProblemsOf;
}

/** Opens a ZIP that may be a package. Throws `not-a-zip`, `not-a-package` or `package-protected`. */
export async function openVolume(source: RandomAccess, problems: ProblemsOf): Promise<OpenVolume> {
  const zip = await openZipTree(source, problems.structure, true);
  const tree = zip.files;
  const signs = [tagFiles.bagit, tagFiles.manifest, tagFiles.tagManifest, payloadFiles.record];
  if (!signs.some((path) => tree.has(path))) {
    throw zip.isProtected
      ? new DaybookError('package-protected', 'an encrypted ZIP')
      : new DaybookError('not-a-package', 'nothing of a package in it');
  }
  const tagText = await readText(tree, tagFiles.tagManifest);
  return {
    topFolder: zip.topFolder,
    tree,
    bagInfo: await readBagInfo(tree, problems.structure),
    manifest: await readManifest(tree, tagFiles.manifest, problems),
    tagManifest: await readManifest(tree, tagFiles.tagManifest, problems),
    digest: tagText === null ? null : await sha256Hex(tagText),
    problems,
  };
}

async function readBagInfo(tree: BagTree, structure: Problems): Promise<Map<string, string>> {
  const text = await readText(tree, tagFiles.bagInfo);
  if (text === null) structure.add('bag-info-wrong');
  const bagInfo = parseBagInfo(text ?? '\n', structure);
  const format = bagInfo.get(bagInfoLabels.format);
  if (format !== String(formatVersion)) {
    const isLater = /^[1-9]\d{0,3}$/u.test(format ?? '') && Number(format) > formatVersion;
    structure.add(isLater ? 'unknown-format' : 'no-format', format ?? 'none named');
  }
  return bagInfo;
}

async function readManifest(tree: BagTree, path: string, problems: ProblemsOf): Promise<Map<string, string>> {
  if (!tree.has(path)) problems.completeness.add('file-missing', path);
  const text = await readText(tree, path);
  if (text === null) problems.structure.add('manifest-wrong', path);
  return parseManifest(text ?? '', path, problems.structure);
}
