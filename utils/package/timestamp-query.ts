import { concatBytes, fromHex } from '../shared/bytes.ts';

const sha256Oid = fromHex('608648016503040201');

/**
 * An RFC 3161 query (TimeStampReq, DER) for a SHA-256 digest (hex): what an authority's server is sent. It holds the
 * digest, a random number, and the wish for certificates in the reply; nothing else of the package.
 */
export function timestampQuery(
  digest: string,
  nonce: Uint8Array<ArrayBuffer> = crypto.getRandomValues(new Uint8Array(8)),
): Uint8Array<ArrayBuffer> {
  const algorithm = der(0x30, [der(0x06, [sha256Oid]), der(0x05, [])]);
  const imprint = der(0x30, [algorithm, der(0x04, [fromHex(digest)])]);
  return der(0x30, [
    der(0x02, [Uint8Array.of(1)]),
    imprint,
    der(0x02, [positive(nonce)]),
    der(0x01, [Uint8Array.of(0xff)]),
  ]);
}

/** The shortest form of a number above zero, whose top bit must not read as a sign. */
function positive(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const number = bytes.slice();
  number[0] = (number[0]! & 0x7f) | 0x40;
  return number;
}

/** Everything here is shorter than 128 bytes. */
function der(tag: number, parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = concatBytes(parts);
  return concatBytes([Uint8Array.of(tag, body.length), body]);
}
