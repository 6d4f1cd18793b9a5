/** Ids that hold a time, made the way the platforms make them, so that readers can be checked against them. */

/** Some digits that look random and are always the same for the same seed. */
function filler(seed: number, bits: number): bigint {
  return BigInt((seed * 2654435761 + 40503) % 2 ** 31) & ((1n << BigInt(bits)) - 1n);
}

/** X: milliseconds since 2010-11-04T01:42:54.657Z, 22 bits below. */
export function xId(iso: string, seed: number): string {
  return (((BigInt(Date.parse(iso)) - 1288834974657n) << 22n) | filler(seed, 22)).toString();
}

/** Mastodon: Unix milliseconds, 16 bits below. */
export function mastodonId(iso: string, seed: number): string {
  return ((BigInt(Date.parse(iso)) << 16n) | filler(seed, 16)).toString();
}

/** Bluesky record key: microseconds and 10 bits of clock id, 13 characters of sortable base32. */
export function blueskyKey(iso: string, seed: number): string {
  const alphabet = '234567abcdefghijklmnopqrstuvwxyz';
  let rest = ((BigInt(Date.parse(iso)) * 1000n + filler(seed, 9)) << 10n) | filler(seed + 7, 10);
  let key = '';
  for (let at = 0; at < 13; at += 1) {
    key = (alphabet[Number(rest & 31n)] ?? '2') + key;
    rest >>= 5n;
  }
  return key;
}

/** WhatsApp: 20 hex digits without meaning. */
export function whatsappId(seed: number): string {
  let hex = '3EB0';
  for (let at = 0; at < 2; at += 1)
    hex += filler(seed * 31 + at * 977, 31)
      .toString(16)
      .padStart(8, '0')
      .toUpperCase();
  return hex.slice(0, 20);
}
