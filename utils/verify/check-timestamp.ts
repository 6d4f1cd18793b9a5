import { timestampFiles } from '../package/format.ts';
import { type BagTree, strictText } from './bag-tree.ts';
import type { Problems } from './problem-codes.ts';
import { readBytes } from './read-file.ts';
import type { Timestamp } from './timestamp-token.ts';

/** Token beside the package, where it does not lie in it. */
export interface LooseTimestamp {
  reply: Uint8Array<ArrayBuffer>;
  query: Uint8Array<ArrayBuffer> | null;
  chainPem: string;
}

/** Checks the package's timestamp over `digest`, the tag manifest's. Undefined where there is none at all. */
export async function checkPackageTimestamp(
  tree: BagTree,
  digest: string,
  loose: LooseTimestamp | null,
  problems: Problems,
): Promise<Timestamp | null | undefined> {
  const isInside = tree.has(timestampFiles.reply);
  if (!isInside && !loose) return undefined;
  // Loaded only where there is one: most packages have none, and the code is large.
  const { checkTimestamp } = await import('./timestamp-token.ts');
  const check = async (files: LooseTimestamp): Promise<Timestamp | null> => {
    const { problem, timestamp } = await checkTimestamp(files, digest);
    if (problem !== null) problems.add(problem, timestampFiles.reply);
    return timestamp;
  };
  // one that came beside the package does not excuse the one inside
  const inside = isInside ? await check(await filesInside(tree, problems)) : null;
  return loose ? check(loose) : inside;
}

/** The token's files, which no list covers: what stands in them that belongs to no token is told. */
async function filesInside(tree: BagTree, problems: Problems): Promise<LooseTimestamp> {
  const { largestReply } = await import('./timestamp-token.ts');
  const { certificatesOfPem, pemOf } = await import('./timestamp-chain.ts');
  const read = async (path: string): Promise<Uint8Array<ArrayBuffer> | null> => {
    const bytes = await readBytes(tree, path, largestReply);
    if (tree.has(path) && !bytes) problems.add('timestamp-unreadable', path);
    return bytes;
  };
  const [reply, query, chain] = [
    await read(timestampFiles.reply),
    await read(timestampFiles.query),
    await read(timestampFiles.chain),
  ];
  for (const [path, der] of [
    [timestampFiles.reply, reply],
    [timestampFiles.query, query],
  ] as const)
    if (der && !isOneValue(der)) problems.add('timestamp-unreadable', path);
  const chainPem = strictText(chain ?? new Uint8Array(0));
  if (chainPem === null || pemOf(certificatesOfPem(chainPem)) !== chainPem)
    problems.add('timestamp-unreadable', timestampFiles.chain);
  return { reply: reply ?? new Uint8Array(0), query, chainPem: chainPem ?? '' };
}

/** Whether DER ends where its first value ends: nothing rides along behind it. */
function isOneValue(der: Uint8Array): boolean {
  const first = der[1] ?? 0;
  if (first < 0x80) return der.length === 2 + first;
  const count = first & 0x7f;
  const length = der.subarray(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  return der.length === 2 + count + length;
}

/** One sentence about a token that fits: what it says, and what that is worth. */
export function sayTimestamp(timestamp: Timestamp): string {
  const end = timestamp.chain.at(-1) ?? '';
  const chain = timestamp.last.isRoot
    ? `its certificates lead to ${end}`
    : `its certificates end at ${end}, whose issuer's certificate is not in the package`;
  return (
    `${timestamp.chain[0]} states that the list of files existed at ${timestamp.time} (policy ${timestamp.policy}); ${chain}. ` +
    'Not a qualified timestamp: whether that authority can be trusted, and whether it revoked anything, is not checked here.'
  );
}
