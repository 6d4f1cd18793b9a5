import { concatBytes, toBase64 } from '../shared/bytes.ts';

/**
 * An ECDSA P-256 signature as openssl reads it: SEQUENCE of two INTEGERs (RFC 3279, 2.2.3).
 * WebCrypto gives the 64 bytes r‖s, which `openssl dgst -verify` refuses.
 */
export function derSignature(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  if (raw.length !== 64) throw new RangeError('a P-256 signature has 64 bytes');
  const body = concatBytes([derInteger(raw.subarray(0, 32)), derInteger(raw.subarray(32))]);
  return concatBytes([Uint8Array.of(0x30, body.length), body]);
}

function derInteger(bytes: Uint8Array): Uint8Array {
  let begin = 0;
  while (begin < bytes.length - 1 && bytes[begin] === 0) begin += 1;
  const digits = bytes.subarray(begin);
  // A set top bit would read as a negative number.
  const sign = digits[0]! & 0x80 ? Uint8Array.of(0) : new Uint8Array(0);
  return concatBytes([Uint8Array.of(0x02, sign.length + digits.length), sign, digits]);
}

/** PEM of a public key's SPKI DER. */
export function publicKeyPem(spki: Uint8Array<ArrayBuffer>): string {
  const lines = toBase64(spki).match(/.{1,64}/gu) ?? [];
  return `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`;
}
