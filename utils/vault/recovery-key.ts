import { utf8 } from '../shared/bytes.ts';
import { DaybookError } from '../shared/errors.ts';

/**
 * The recovery key: 160 random bits, shown once, for paper. Written as eight groups of five letters and digits;
 * the first four of a group carry 20 bits, the fifth is a check, so that a slip of the pen is found where it
 * stands. Crockford's base 32: no I, L, O or U; case does not matter, O reads as 0, I and L as 1.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const recoveryGroups = 8;
const lettersOfGroup = 4;
const keyBytes = (recoveryGroups * lettersOfGroup * 5) / 8;

/** Times x in GF(32), modulo x⁵ + x² + 1. */
function timesX(value: number): number {
  return ((value << 1) & 31) ^ (value & 16 ? 5 : 0);
}

/** The check of a group: a weighted sum in GF(32), so that one wrong letter or two exchanged neighbours always show. */
function checkOf(values: readonly number[], group: number): string {
  return alphabet[timesX(values.reduce((sum, value) => timesX(sum) ^ value, group))] ?? '0';
}

/** A new key: 20 bytes. */
export function newRecoveryKey(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(keyBytes));
}

function groupValues(key: Uint8Array, group: number): number[] {
  let bits = 0n;
  for (const byte of key) bits = (bits << 8n) | BigInt(byte);
  return Array.from({ length: lettersOfGroup }, (_, at) => {
    const place = recoveryGroups * lettersOfGroup - 1 - (group * lettersOfGroup + at);
    return Number((bits >> BigInt(place * 5)) & 31n);
  });
}

/** The key as it stands on paper: eight groups of five. */
export function recoveryText(key: Uint8Array): string[] {
  return Array.from({ length: recoveryGroups }, (_, group) => {
    const values = groupValues(key, group);
    return values.map((value) => alphabet[value]).join('') + checkOf(values, group);
  });
}

/**
 * The key that was written down; spaces, hyphens and case do not matter. Throws `recovery-mistyped`, whose detail
 * is the number of the first group that does not fit (from 1), or `length`.
 */
export function readRecoveryText(text: string): Uint8Array<ArrayBuffer> {
  const letters = text
    .toUpperCase()
    .replaceAll(/[\s\-–—.,]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/gu, '1');
  if (letters.length !== recoveryGroups * (lettersOfGroup + 1)) throw new DaybookError('recovery-mistyped', 'length');
  let bits = 0n;
  for (let group = 0; group < recoveryGroups; group += 1) {
    const part = letters.slice(group * (lettersOfGroup + 1), (group + 1) * (lettersOfGroup + 1));
    const values = Array.from(part.slice(0, lettersOfGroup), (letter) => alphabet.indexOf(letter));
    if (values.includes(-1) || checkOf(values, group) !== part.at(-1)) {
      throw new DaybookError('recovery-mistyped', String(group + 1));
    }
    for (const value of values) bits = (bits << 5n) | BigInt(value);
  }
  const key = new Uint8Array(keyBytes);
  for (let at = keyBytes - 1; at >= 0; at -= 1, bits >>= 8n) key[at] = Number(bits & 255n);
  return key;
}

/** The key-encryption key that a recovery key stands for. Its 160 random bits need no slow hashing. */
export async function recoveryWrapKey(key: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', key, 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: utf8('daybook/1 recovery') },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
