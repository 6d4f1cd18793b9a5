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
  if (!tree.has(timestampFiles.reply) && !loose) return undefined;
  // Loaded only where there is one: most packages have none, and the code is large.
  const { checkTimestamp, largestReply } = await import('./timestamp-token.ts');
  const files = loose ?? {
    reply: (await readBytes(tree, timestampFiles.reply, largestReply)) ?? new Uint8Array(0),
    query: await readBytes(tree, timestampFiles.query, largestReply),
    chainPem: strictText((await readBytes(tree, timestampFiles.chain, largestReply)) ?? new Uint8Array(0)) ?? '',
  };
  const { problem, timestamp } = await checkTimestamp(files, digest);
  if (problem !== null) problems.add(problem, timestampFiles.reply);
  return timestamp;
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
