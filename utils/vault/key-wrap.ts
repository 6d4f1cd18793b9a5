import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { concatBytes, utf8 } from '../shared/bytes.ts';
import { DaybookError } from '../shared/errors.ts';

/**
 * Keys of single things, wrapped to the record's public key with HPKE (RFC 9180, base mode,
 * DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM). Whoever holds the public key can add; only
 * the private key, behind the lock, opens. A wrapped key is enc (65 bytes) ‖ ciphertext (48 bytes).
 */
const encSize = 65;
const info = utf8('daybook/1 content key');

function suite(): CipherSuite {
  return new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
}

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** Raw public key (65 bytes) and PKCS#8 private key of a new record. */
export async function newSealingKeys(): Promise<{
  publicKey: Uint8Array<ArrayBuffer>;
  privateKey: Uint8Array<ArrayBuffer>;
}> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  return {
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
    privateKey: new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
  };
}

export async function importPublicKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, curve, true, []);
}

/** Both halves as WebCrypto keys; the private one cannot be taken out again. */
export async function importKeyPair(
  publicKey: Uint8Array<ArrayBuffer>,
  privateKey: Uint8Array<ArrayBuffer>,
): Promise<CryptoKeyPair> {
  return {
    publicKey: await importPublicKey(publicKey),
    privateKey: await crypto.subtle.importKey('pkcs8', privateKey, curve, false, ['deriveBits']),
  };
}

/** `key` (32 bytes) so that only the record's private key opens it; `subject` is bound to it. */
export async function wrapKey(
  recordKey: CryptoKey,
  key: Uint8Array<ArrayBuffer>,
  subject: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const sealed = await suite().seal(
    { recipientPublicKey: recordKey, info: info.buffer },
    key.buffer,
    utf8(subject).buffer,
  );
  return concatBytes([new Uint8Array(sealed.enc), new Uint8Array(sealed.ct)]);
}

export async function unwrapKey(
  recordKeys: CryptoKeyPair,
  wrapped: Uint8Array<ArrayBuffer>,
  subject: string,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const key = await suite().open(
      { recipientKey: recordKeys, enc: wrapped.slice(0, encSize).buffer, info: info.buffer },
      wrapped.slice(encSize).buffer,
      utf8(subject).buffer,
    );
    return new Uint8Array(key);
  } catch (cause) {
    throw new DaybookError('seal-broken', subject, { cause });
  }
}
