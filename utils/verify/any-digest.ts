import { createMD5, createSHA1, createSHA224, createSHA256, createSHA384, createSHA512, type IHasher } from 'hash-wasm';
import type { TreeFile } from './bag-tree.ts';

const hashers: Record<string, () => Promise<IHasher>> = {
  md5: createMD5,
  sha1: createSHA1,
  sha224: createSHA224,
  sha256: createSHA256,
  sha384: createSHA384,
  sha512: createSHA512,
};

/** Digests of a file by several algorithms (names as in manifest files) in one reading. */
export async function fileDigests(file: TreeFile, algorithms: Iterable<string>): Promise<Map<string, string>> {
  const hashes = new Map<string, IHasher>();
  for (const algorithm of algorithms) if (hashers[algorithm]) hashes.set(algorithm, await hashers[algorithm]());
  for await (const chunk of file.bytes()) for (const hash of hashes.values()) hash.update(chunk);
  return new Map([...hashes].map(([algorithm, hash]) => [algorithm, hash.digest('hex')]));
}
