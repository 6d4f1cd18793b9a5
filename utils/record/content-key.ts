import { DaybookError } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import { unwrapKey, wrapKey } from '../vault/key-wrap.ts';
import { newStreamKey, openStream, openStreamOf, sealStream } from '../vault/stream-seal.ts';
import { subjectKey } from '../vault/subject-key.ts';
import { openingKeys, publicVault } from '../vault/vault.ts';
import { concatBytes } from '../shared/bytes.ts';
import type { KeyRow } from './database.ts';
import { recordDatabase } from './database.ts';
import { keyRing } from './key-ring.ts';

/** A key just made, open for as long as the work that made it needs it. */
export interface ContentKey {
  raw: Uint8Array<ArrayBuffer>;
  row: KeyRow;
}

/** A new key for one thing, wrapped so that only the unlocked record opens it again. */
export async function newContentKey(): Promise<ContentKey> {
  return newContentKeyFor((await publicVault()).sealingKey);
}

/** The same for a record that is only about to be this one. */
export async function newContentKeyFor(sealingKey: CryptoKey): Promise<ContentKey> {
  const id = newId();
  const raw = await newStreamKey();
  return { raw, row: { id, wrapped: await wrapKey(sealingKey, raw, id) } };
}

/** `value` as sealed JSON. A key seals several small texts, so each takes a subject and a key derived for it alone. */
export async function sealJson(key: ContentKey, subject: string, value: unknown): Promise<Uint8Array<ArrayBuffer>> {
  const text = new TextEncoder().encode(JSON.stringify(value));
  return concatBytes(await sealStream(await subjectKey(key.raw, subject), text, subject));
}

export async function sealBytes(
  key: ContentKey,
  subject: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>[]> {
  return sealStream(await subjectKey(key.raw, subject), bytes, subject);
}

export async function openBytesWith(
  raw: Uint8Array<ArrayBuffer>,
  subject: string,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  return openStream(await subjectKey(raw, subject), sealed, subject);
}

/** {@link openBytesWith} piece by piece. */
export async function openBlobWith(
  raw: Uint8Array<ArrayBuffer>,
  subject: string,
  sealed: Blob,
): Promise<AsyncGenerator<Uint8Array<ArrayBuffer>>> {
  return openStreamOf(await subjectKey(raw, subject), sealed, subject);
}

export async function openJsonWith<T>(
  raw: Uint8Array<ArrayBuffer>,
  subject: string,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await openBytesWith(raw, subject, sealed))) as T;
}

/** The same plain bytes under another key. */
export async function sealAgain(
  from: Uint8Array<ArrayBuffer>,
  to: Uint8Array<ArrayBuffer>,
  subject: string,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const plain = await openBytesWith(from, subject, sealed);
  return concatBytes(await sealStream(await subjectKey(to, subject), plain, subject));
}

/** The raw key of a kept thing; throws `record-locked` or, where the key is gone, `not-found`. */
export async function openContentKey(keyId: string): Promise<Uint8Array<ArrayBuffer>> {
  const ring = await keyRing();
  const known = ring.get(keyId);
  if (known !== undefined) return known;
  const keys = await openingKeys();
  const row = await recordDatabase().keys.get(keyId);
  if (row === undefined) throw new DaybookError('not-found', 'key');
  const raw = await unwrapKey(keys, row.wrapped, keyId);
  ring.set(keyId, raw);
  return raw;
}
