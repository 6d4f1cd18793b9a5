/**
 * Times that platforms put into their ids, as UTC. Decoded with BigInt: `Number` rounds above 2^53.
 * Facts and worked examples: docs/platforms.md; the tests repeat every example.
 */

const earliest = Date.UTC(2006, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/** ISO time of milliseconds since 1970, or null where no social platform can have been. */
function isoOf(ms: bigint): string | null {
  const value = Number(ms);
  return value >= earliest && value < latest ? new Date(value).toISOString() : null;
}

/** The number that an id is, if it is one of at most 64 bits. */
function idNumber(id: string, pattern: RegExp): bigint | null {
  if (!pattern.test(id)) return null;
  const value = BigInt(id);
  return value < 1n << 64n ? value : null;
}

function shifted(id: string, pattern: RegExp, bits: bigint, epochMs: bigint): string | null {
  const value = idNumber(id, pattern);
  return value === null ? null : isoOf((value >> bits) + epochMs);
}

/** X: posts, messages and accounts since November 2010. Exact to the millisecond; shorter ids were counted and hold none. */
export function timeOfXId(id: string): string | null {
  return shifted(id, /^\d{15,20}$/u, 22n, 1288834974657n);
}

/** Discord: messages, users, channels, servers. Exact. */
export function timeOfDiscordId(id: string): string | null {
  return shifted(id, /^\d{15,20}$/u, 22n, 1420070400000n);
}

/** Mastodon and Truth Social statuses: exact for posts made on that server. */
export function timeOfMastodonId(id: string): string | null {
  return shifted(id, /^\d{17,19}$/u, 16n, 0n);
}

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Pleroma's ids since 2019, 18 letters: of its own posts when they were made, of others when they came in. */
export function timeOfFlakeId(id: string): string | null {
  if (!/^[0-9A-Za-z]{18}$/u.test(id)) return null;
  let value = 0n;
  for (const digit of id) value = value * 62n + BigInt(base62.indexOf(digit));
  return isoOf(value >> 64n);
}

/** Misskey's notes, where a server counts as most do (`aid`, since 2023 `aidx`): eight letters of milliseconds since 2000. */
export function timeOfMisskeyId(id: string): string | null {
  const digits = /^([0-9a-z]{8})(?:[0-9a-z]{2}|[0-9a-z]{8})$/u.exec(id)?.[1];
  return digits === undefined ? null : isoOf(BigInt(Date.UTC(2000, 0, 1) + parseInt(digits, 36)));
}

/** LinkedIn activities, shares, posts and comments. Exact for events, day-checked for activities. */
export function timeOfLinkedInId(id: string): string | null {
  return shifted(id, /^\d{18,19}$/u, 22n, 0n);
}

/** Tumblr posts since 2018 (18 digits); of a reblog the time of the reblog. */
export function timeOfTumblrId(id: string): string | null {
  return shifted(id, /^\d{18}$/u, 20n, 1000000000000n);
}

/** Gmail messages by `#msg-f:` number or the 16 hex digits of the older id: when Google took it in. */
export function timeOfGmailId(id: string): string | null {
  const digits = /^#?(?:msg|thread)-f:(\d{15,20})$/u.exec(id)?.[1];
  if (digits !== undefined) return shifted(digits, /^\d+$/u, 20n, 0n);
  return /^[0-9a-f]{16}$/u.test(id) ? isoOf(BigInt(`0x${id}`) >> 20n) : null;
}

/** TikTok videos and comments: whole seconds; of a video the start of the upload. */
export function timeOfTikTokId(id: string): string | null {
  const value = idNumber(id, /^\d{18,20}$/u);
  return value === null ? null : isoOf((value >> 32n) * 1000n);
}

const base32 = '234567abcdefghijklmnopqrstuvwxyz';

/** Bluesky record keys: made by the author's program, so seconds to minutes early, and can be forged. */
export function timeOfBlueskyKey(key: string): string | null {
  if (!/^[234567a-j][234567a-z]{12}$/u.test(key)) return null;
  let value = 0n;
  for (const digit of key) value = (value << 5n) | BigInt(base32.indexOf(digit));
  return isoOf((value >> 10n) / 1000n);
}

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The number behind an Instagram or Threads short code; of a private account's long code the first eleven letters count. */
export function mediaIdOfShortcode(code: string): string | null {
  if (!/^[A-Za-z0-9_-]{10,60}$/u.test(code)) return null;
  let value = 0n;
  for (const digit of code.slice(0, 11)) value = (value << 6n) | BigInt(base64url.indexOf(digit));
  return value < 1n << 64n ? value.toString() : null;
}

/** Instagram and Threads media: when the medium was made, up to minutes before it was published. */
export function timeOfShortcode(code: string): string | null {
  const id = mediaIdOfShortcode(code);
  return id === null ? null : timeOfMediaId(id);
}

/** Instagram media and stories by their number. */
export function timeOfMediaId(id: string): string | null {
  return shifted(id, /^\d{15,20}$/u, 23n, 1314220021721n);
}
