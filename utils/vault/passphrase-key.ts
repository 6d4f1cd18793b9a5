import { argon2id } from 'hash-wasm';

/** Argon2id (RFC 9106) cost, stored beside the salt so that it can rise without breaking older records. */
export interface PassphraseCost {
  memoryKib: number;
  passes: number;
}

/** About a second on a slow laptop; never below 64 MiB and three passes. */
export const passphraseCost: PassphraseCost = { memoryKib: 96 * 1024, passes: 3 };

export function newSalt(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(16));
}

/** The key-encryption key of a passphrase. Compared nowhere: a wrong one simply does not open the seal. */
export async function passphraseKey(passphrase: string, salt: Uint8Array, cost: PassphraseCost): Promise<CryptoKey> {
  const raw = await argon2id({
    password: passphrase.normalize('NFKC'),
    salt,
    memorySize: cost.memoryKib,
    iterations: cost.passes,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  });
  return crypto.subtle.importKey('raw', new Uint8Array(raw), 'AES-GCM', false, ['encrypt', 'decrypt']);
}
