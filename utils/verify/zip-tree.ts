import { DaybookError } from '../shared/errors.ts';
import { maxPathLength, safeSegment, windowsDevice } from '../package/format.ts';
import type { BagTree, TreeFile } from './bag-tree.ts';
import type { Problems } from './problem-codes.ts';
import type { RandomAccess } from './random-access.ts';
import { fileBytes, isEncrypted, looksLikeBomb } from './zip-content.ts';
import { readZipDirectory } from './zip-directory.ts';
import { placeFiles, type PlacedFile } from './zip-layout.ts';

export interface ZipTree {
  topFolder: string;
  files: BagTree;
  /** Whether everything in it is encrypted. */
  isProtected: boolean;
}

/** More files than any package has; a directory of more is refused before anything is read. */
const mostFiles = 200_000;

/**
 * Reads a ZIP as one folder of files, and reports everything that could make two readers see two
 * things. `strictNames` asks for the names of our own format; a bag of others may have more.
 * Throws `not-a-zip` where there is nothing to read.
 */
export async function openZipTree(source: RandomAccess, problems: Problems, strictNames: boolean): Promise<ZipTree> {
  const directory = await readZipDirectory(source, problems);
  if (directory.files.length > mostFiles) throw new DaybookError('not-a-package', 'too many files');
  const placed = await placeFiles(source, directory, problems);
  checkNames(
    directory.files.map(({ name, rawName }) => ({ name, rawName })),
    problems,
    strictNames,
  );
  const topFolder = directory.files[0]?.name.split('/')[0] ?? '';
  const files = new Map<string, TreeFile>();
  for (const file of placed) {
    if (!file.name.startsWith(`${topFolder}/`)) {
      problems.add('several-folders', file.name);
      continue;
    }
    if (file.isFolder) {
      if (!(await isBareFolder(source, file))) problems.add('empty-folder', file.name);
      continue;
    }
    if (isEncrypted(file)) problems.add('encrypted-file', file.name);
    if (looksLikeBomb(file)) problems.add('bomb', file.name);
    const path = file.name.slice(topFolder.length + 1);
    if (!files.has(path)) files.set(path, { path, sizeBytes: file.sizeBytes, bytes: () => fileBytes(source, file) });
  }
  checkFolders(directory.files, problems, strictNames);
  const isProtected = placed.length > 0 && placed.every(isEncrypted);
  return { topFolder, files, isProtected };
}

/** Whether a folder's line has no bytes, or the two by which DEFLATE writes none. */
async function isBareFolder(source: RandomAccess, file: PlacedFile): Promise<boolean> {
  if (file.packedBytes === 0) return file.sizeBytes === 0;
  if (file.packedBytes !== 2 || file.method !== 8 || file.sizeBytes !== 0) return false;
  const [first, second] = await source.read(file.dataOffset, 2);
  return first === 3 && second === 0;
}

/** A folder's name says something that no manifest lists: each must hold a file; and no file may stand where a folder has to. */
function checkFolders(
  files: readonly { name: string; isFolder: boolean }[],
  problems: Problems,
  strict: boolean,
): void {
  const needed = new Set<string>();
  for (const { name, isFolder } of files) {
    if (isFolder) continue;
    for (let end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) needed.add(name.slice(0, end));
  }
  for (const { name, isFolder } of files) {
    if (!isFolder && needed.has(name)) problems.add('colliding-names', name);
    if (strict && isFolder && !needed.has(name.slice(0, -1))) problems.add('empty-folder', name);
  }
}

function checkNames(names: readonly { name: string; rawName: string }[], problems: Problems, strict: boolean): void {
  const exact = new Set<string>();
  const folded = new Map<string, string>();
  for (const { name, rawName } of names) {
    if (!isSafeName(name, strict)) problems.add('unsafe-name', name);
    if (exact.has(rawName)) problems.add('duplicate-name', name);
    exact.add(rawName);
    const fold = name.normalize('NFC').toLowerCase().normalize('NFC').replace(/\/$/u, '');
    const before = folded.get(fold);
    if (before !== undefined && before !== rawName) problems.add('colliding-names', name);
    folded.set(fold, rawName);
  }
}

function isSafeName(name: string, strict: boolean): boolean {
  const segments = name.replace(/\/$/u, '').split('/');
  const isSafe = (segment: string): boolean => safeSegment.test(segment) && !windowsDevice.test(segment);
  if (strict) return name.length <= maxPathLength && segments.every(isSafe);
  return segments.every(
    (segment) => segment !== '' && segment !== '.' && segment !== '..' && !/[\\\u0000:]/u.test(segment),
  );
}
