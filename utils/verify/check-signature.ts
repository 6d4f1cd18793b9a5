import { bagInfoLabels, tagFiles } from '../package/format.ts';
import { sha256Hex } from '../shared/sha256.ts';
import { type BagTree, strictText } from './bag-tree.ts';
import type { Problems } from './problem-codes.ts';
import { readBytes } from './read-file.ts';
import { importKey, rawSignature, spkiOfPem } from './signature.ts';

/** Checks the signature over the tag manifest; gives the key's fingerprint as computed here, or null. */
export async function checkSignature(
  tree: BagTree,
  bagInfo: ReadonlyMap<string, string>,
  expectedKey: string | null,
  problems: Problems,
): Promise<string | null> {
  const [tagManifest, signature, pem] = await Promise.all(
    [tagFiles.tagManifest, tagFiles.signature, tagFiles.publicKey].map((path) => readBytes(tree, path)),
  );
  if (!tagManifest || !signature || !pem) {
    problems.add('no-signature');
    return null;
  }
  const spki = spkiOfPem(strictText(pem) ?? '');
  const key = spki && (await importKey(spki));
  if (!spki || !key) {
    problems.add('key-wrong');
    return null;
  }
  const fingerprint = await sha256Hex(spki);
  const raw = rawSignature(signature);
  if (!raw) problems.add('signature-malformed');
  else if (!(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, raw, tagManifest))) {
    problems.add('signature-wrong');
  }
  const named = bagInfo.get(bagInfoLabels.keyFingerprint);
  if (named !== fingerprint) problems.add('key-not-named', 'bag-info.txt');
  if (expectedKey !== null && normalFingerprint(expectedKey) !== fingerprint) problems.add('other-key');
  return fingerprint;
}

/** A fingerprint as people copy it: blanks, colons and capitals do not matter. */
export function normalFingerprint(text: string): string {
  return text.toLowerCase().replaceAll(/[\s:-]/gu, '');
}
