/** SPKI DER in a PEM of the one form that our writer uses; null where it is something else. */
export function spkiOfPem(pem: string): Uint8Array<ArrayBuffer> | null {
  const match = /^-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=\n]+)-----END PUBLIC KEY-----\n$/u.exec(pem);
  if (!match) return null;
  const base64 = match[1]!.replaceAll('\n', '');
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/u.test(base64)) return null;
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

/** The P-256 key in SPKI DER; null where it is none. */
export async function importKey(spki: Uint8Array<ArrayBuffer>): Promise<CryptoKey | null> {
  try {
    return await crypto.subtle.importKey('spki', spki, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  } catch (error) {
    // What WebCrypto says of bytes that are no such key: DataError, or its like in Node.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Raw r‖s of a DER signature; null where it is not exactly one (DER has only one form). */
export function rawSignature(der: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (der[0] !== 0x30 || der[1] !== der.length - 2 || der.length > 72) return null;
  const raw = new Uint8Array(64);
  let at = 2;
  for (const begin of [0, 32]) {
    const length = der[at + 1] ?? 0;
    const digits = der.subarray(at + 2, at + 2 + length);
    if (der[at] !== 0x02 || length === 0 || digits.length !== length) return null;
    const negative = (digits[0]! & 0x80) !== 0;
    const padded = length > 1 && digits[0] === 0 && (digits[1]! & 0x80) === 0;
    const number = digits[0] === 0 ? digits.subarray(1) : digits;
    if (negative || padded || number.length > 32) return null;
    raw.set(number, begin + 32 - number.length);
    at += 2 + length;
  }
  return at === der.length ? raw : null;
}
