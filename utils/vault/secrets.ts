import { fromBase64, toBase64 } from '../shared/bytes.ts';
import { DaybookError } from '../shared/errors.ts';
import type { SealedSecrets } from './vault-store.ts';

/** The private halves, PKCS#8: one opens what was sealed, the other signs packages. */
export interface Secrets {
  sealing: Uint8Array<ArrayBuffer>;
  signing: Uint8Array<ArrayBuffer>;
}

/** Text form, for sealing and for the browser's in-memory session store. */
export function secretsToText(secrets: Secrets): string {
  return JSON.stringify({ sealing: toBase64(secrets.sealing), signing: toBase64(secrets.signing) });
}

export function secretsFromText(text: string): Secrets {
  const { sealing, signing } = JSON.parse(text) as { sealing: string; signing: string };
  return { sealing: fromBase64(sealing), signing: fromBase64(signing) };
}

export async function sealSecrets(secrets: Secrets, key: CryptoKey): Promise<SealedSecrets> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(secretsToText(secrets));
  return { iv, sealed: new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain)) };
}

/** Throws `wrong-passphrase` where the key is not the one they were sealed with. */
export async function openSecrets({ iv, sealed }: SealedSecrets, key: CryptoKey): Promise<Secrets> {
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed);
    return secretsFromText(new TextDecoder().decode(plain));
  } catch (cause) {
    throw new DaybookError('wrong-passphrase', undefined, { cause });
  }
}

/** 32 bytes for one purpose, drawn from the private sealing key with HKDF-SHA256. */
export async function drawKey(
  { sealing }: Secrets,
  purpose: string,
  salt: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const base = await crypto.subtle.importKey('raw', sealing, 'HKDF', false, ['deriveBits']);
  const info = new TextEncoder().encode(`daybook/1 ${purpose}`);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, base, 256));
}
