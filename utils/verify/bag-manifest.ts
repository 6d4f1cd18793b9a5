import type { BagTree } from './bag-tree.ts';
import type { Problems } from './problem-codes.ts';

/** A manifest of any bag: tree path → digest (lower-case hex). */
export interface BagManifest {
  name: string;
  algorithm: string;
  listed: Map<string, string>;
}

export const digestLengths: Readonly<Record<string, number>> = {
  md5: 32,
  sha1: 40,
  sha224: 56,
  sha256: 64,
  sha384: 96,
  sha512: 128,
};

/** Finds the file that a manifest or fetch.txt means by a path; null where there is none in the bag. */
export type Resolve = (listed: string) => string | null;

/**
 * Paths as bags in the world have them: `./` in front, percent-encoded line ends (and `%` from 1.0
 * on), another normal form of Unicode than the file system's. Each of those is a warning at most.
 */
export function pathResolver(tree: BagTree, isOne: boolean, warnings: Problems): Resolve {
  const byNormalForm = new Map([...tree.keys()].map((path) => [path.normalize('NFC'), path]));
  return (listed) => {
    const plain = listed.replace(/^(?:\.\/)+/u, '');
    const decoded = plain
      .replaceAll(/%0a/giu, '\n')
      .replaceAll(/%0d/giu, '\r')
      .replaceAll(isOne ? /%25/gu : /(?!)/gu, '%');
    for (const candidate of isOne ? [decoded, plain] : [plain, decoded]) if (tree.has(candidate)) return candidate;
    const other = byNormalForm.get(decoded.normalize('NFC'));
    if (other === undefined) return null;
    warnings.add('other-normal-form', listed);
    return other;
  };
}

/** Whether a listed path stays inside the bag on every system. */
export function staysInside(listed: string): boolean {
  const path = listed.replace(/^(?:\.\/)+/u, '');
  if (path === '' || /^[/\\~%]|^[A-Za-z]:[\\/]/u.test(path)) return false;
  return !path.split(/[/\\]/u).includes('..');
}

/** Reads a manifest of any algorithm; what is wrong goes to `problems`, what is only unusual to `warnings`. */
export function parseBagManifest(
  name: string,
  text: string,
  resolve: Resolve,
  isFetched: (path: string) => boolean,
  problems: Problems,
  warnings: Problems,
): BagManifest {
  const algorithm = /manifest-(.+)\.txt$/u.exec(name)?.[1]?.toLowerCase().replaceAll('-', '') ?? '';
  const length = digestLengths[algorithm];
  const listed = new Map<string, string>();
  const ofPayload = !name.startsWith('tag');
  for (const [at, line] of text.split(/\r\n|\r|\n/u).entries()) {
    if (line.trim() === '') continue;
    const match = /^\s*([0-9a-fA-F]+)[ \t]+(.+)$/u.exec(line);
    if (!match || match[1]!.length !== length) {
      problems.add('manifest-wrong', `${name}, line ${at + 1}`);
      continue;
    }
    const digest = match[1]!.toLowerCase();
    let path = match[2]!;
    if (path.startsWith('*') && resolve(path) === null) {
      path = path.slice(1);
      warnings.add('md5sum-mark', name);
    }
    if (!staysInside(path)) {
      problems.add('unsafe-name', `${name}: ${path}`);
      continue;
    }
    const found = resolve(path);
    if (found === null) problems.add(isFetched(path) ? 'file-to-fetch' : 'file-missing', path);
    if (ofPayload !== path.replace(/^(?:\.\/)+/u, '').startsWith('data/'))
      problems.add('manifest-wrong', `${name}: ${path}`);
    const key = found ?? path;
    const before = listed.get(key);
    if (before !== undefined) (before === digest ? warnings : problems).add('listed-twice', path);
    listed.set(key, digest);
  }
  return { name, algorithm, listed };
}
