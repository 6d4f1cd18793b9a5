import { fileDigests } from './any-digest.ts';
import { type BagDeclaration, parseDeclaration } from './bag-declaration.ts';
import {
  type BagManifest,
  digestLengths,
  parseBagManifest,
  pathResolver,
  type Resolve,
  staysInside,
} from './bag-manifest.ts';
import type { BagTree } from './bag-tree.ts';
import { forEachOf } from './file-digest.ts';
import { type Problem, type ProblemCode, Problems } from './problem-codes.ts';
import { readBytes, readText } from './read-file.ts';
import { type Check, checkFrom } from './report.ts';
import { ContentError } from './zip-content.ts';

/** What RFC 8493 asks of a bag, and what it only warns of. */
export interface BagReport {
  ok: boolean;
  checks: Check[];
  warnings: readonly Problem[];
  bag: { version: string | null; files: number; manifests: string[] };
}

/**
 * Checks any bag, version 0.93 to 1.0, by the rules of its version: complete, and every digest of
 * every manifest right. `structure` may come with problems of the ZIP already.
 */
export async function verifyBag(tree: BagTree, structure: Problems = new Problems()): Promise<BagReport> {
  const [completeness, hashes, warnings] = [new Problems(), new Problems(), new Problems()];
  const declaration = await readDeclaration(tree, structure);
  const rules = declaration ?? { version: '1.0', isOne: true, encoding: 'utf-8' };
  const resolve = pathResolver(tree, rules.isOne, warnings);
  const fetched = await readFetch(tree, rules, resolve, structure);
  const manifests: BagManifest[] = [];
  for (const path of tree.keys()) {
    const algorithm = /^(?:tag)?manifest-([^/]+)\.txt$/u.exec(path)?.[1];
    if (algorithm === undefined) continue;
    if (digestLengths[algorithm.toLowerCase().replaceAll('-', '')] === undefined) {
      warnings.add('unknown-algorithm', path);
      continue;
    }
    const text = await tagText(tree, path, rules, structure);
    manifests.push(parseBagManifest(path, text ?? '', resolve, (file) => fetched.has(file), completeness, warnings));
  }
  checkListed(tree, manifests, rules, completeness);
  await checkBagInfo(tree, rules, structure, completeness, warnings);
  await checkDigests(tree, manifests, structure, hashes);
  warnOfNames(tree, warnings);

  const checks = [
    checkFrom('structure', structure, `A bag of version ${rules.version}.`),
    checkFrom('completeness', completeness, 'Every file is there and listed as it has to be.'),
    checkFrom('hashes', hashes, 'Every digest of every manifest agrees.'),
  ];
  return {
    ok: checks.every((check) => check.ok),
    checks,
    warnings: warnings.list,
    bag: {
      version: declaration?.version ?? null,
      files: tree.size,
      manifests: manifests.map(({ name }) => name).toSorted(),
    },
  };
}

async function readDeclaration(tree: BagTree, problems: Problems): Promise<BagDeclaration | null> {
  const declaration = parseDeclaration((await readText(tree, 'bagit.txt')) ?? '');
  if (!declaration) problems.add('not-a-bag', 'bagit.txt');
  return declaration;
}

/** A tag file in the encoding that the bag declares; a byte order mark is dropped. */
async function tagText(tree: BagTree, path: string, rules: BagDeclaration, problems: Problems): Promise<string | null> {
  if (!tree.has(path)) return null;
  try {
    const bytes = await readBytes(tree, path);
    if (bytes) return new TextDecoder(encodingOf(bytes, rules.encoding), { fatal: true }).decode(bytes);
  } catch (thrown) {
    // Not in the encoding that it should be in.
    if (!(thrown instanceof TypeError)) throw thrown;
  }
  problems.add(path.includes('manifest') ? 'manifest-wrong' : 'bag-info-wrong', path);
  return null;
}

/** "UTF-16" leaves the order of bytes to the mark in front; TextDecoder takes it for little-endian. */
function encodingOf(bytes: Uint8Array, declared: string): string {
  const bigEndian = /^utf-?16$/iu.test(declared) && !(bytes[0] === 0xff && bytes[1] === 0xfe);
  return bigEndian ? 'utf-16be' : declared;
}

async function readFetch(
  tree: BagTree,
  rules: BagDeclaration,
  resolve: Resolve,
  problems: Problems,
): Promise<Set<string>> {
  const fetched = new Set<string>();
  const text = await tagText(tree, 'fetch.txt', rules, problems);
  for (const line of text?.split(/\r\n|\r|\n/u) ?? []) {
    if (line.trim() === '') continue;
    const match = /^\S+\s+(?:\d+|-)\s+(.+)$/u.exec(line);
    const path = match?.[1] ?? '';
    const listable = !rules.isOne || path.replace(/^\.\//u, '').startsWith('data/');
    if (!match || !staysInside(path) || !listable) problems.add('fetch-wrong', line);
    else fetched.add(resolve(path) ?? path);
  }
  return fetched;
}

function checkListed(
  tree: BagTree,
  manifests: readonly BagManifest[],
  rules: BagDeclaration,
  problems: Problems,
): void {
  const payload = manifests.filter(({ name }) => !name.startsWith('tag'));
  if (payload.length === 0) problems.add('file-missing', 'manifest-….txt');
  for (const path of tree.keys()) {
    if (!path.startsWith('data/')) continue;
    const lists = payload.filter(({ listed }) => listed.has(path)).length;
    // From 1.0 on every manifest lists every file; before, one of them had to.
    if (lists === 0 || (rules.isOne && lists < payload.length)) problems.add('file-added', path);
  }
}

async function checkBagInfo(
  tree: BagTree,
  rules: BagDeclaration,
  structure: Problems,
  completeness: Problems,
  warnings: Problems,
): Promise<void> {
  const name = tree.has('bag-info.txt') ? 'bag-info.txt' : 'package-info.txt';
  const text = await tagText(tree, name, rules, structure);
  const oxums: string[] = [];
  for (const line of text?.split(/\r\n|\r|\n/u) ?? []) {
    if (line === '' || /^[ \t]/u.test(line)) continue;
    // by index: a regular expression that trims would take forever over a line of blanks
    const colon = line.indexOf(':');
    if (colon < 1) structure.add('bag-info-wrong', line);
    else if (line.slice(0, colon).trim().toLowerCase() === 'payload-oxum') oxums.push(line.slice(colon + 1).trim());
  }
  if (oxums.length > 1) warnings.add('bag-info-wrong', 'Payload-Oxum');
  const payload = [...tree.values()].filter(({ path }) => path.startsWith('data/'));
  const oxum = `${payload.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)}.${payload.length}`;
  if (oxums.some((one) => one !== oxum)) completeness.add('payload-size-differs', oxums.join(', '));
}

async function checkDigests(
  tree: BagTree,
  manifests: readonly BagManifest[],
  structure: Problems,
  hashes: Problems,
): Promise<void> {
  await forEachOf(tree.values(), 2, async (file) => {
    const lists = manifests.filter(({ listed }) => listed.has(file.path));
    try {
      const digests = await fileDigests(file, new Set(lists.map(({ algorithm }) => algorithm)));
      const code: ProblemCode = file.path.startsWith('data/') ? 'file-changed' : 'tag-file-changed';
      for (const { listed, algorithm, name } of lists) {
        if (listed.get(file.path) !== digests.get(algorithm)) hashes.add(code, `${file.path} (${name})`);
      }
    } catch (thrown) {
      if (!(thrown instanceof ContentError)) throw thrown;
      structure.add(thrown.code, file.path);
    }
  });
}

const systemFiles = /(?:^|\/)(?:\.DS_Store|Thumbs\.db|\._[^/]*|desktop\.ini)$/iu;

function warnOfNames(tree: BagTree, warnings: Problems): void {
  const folded = new Set<string>();
  for (const path of tree.keys()) {
    const fold = path.normalize('NFC').toLowerCase();
    if (folded.has(fold)) warnings.add('colliding-names', path);
    folded.add(fold);
    if (systemFiles.test(path)) warnings.add('system-file', path);
  }
}
