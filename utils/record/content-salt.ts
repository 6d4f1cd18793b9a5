import { toHex } from '../shared/bytes.ts';

/** What is written since 2026-11-26 carries a random value, which its digest in the journal covers. */
export interface Salted {
  /**
   * 32 hex digits. The journal is handed over with every package: without this, whoever reads the digest of a short text
   * that is not in the package could try words until one fits. It goes along with the text and nowhere else.
   */
  salt?: string;
}

/** A new one, 128 random bits. */
export function newContentSalt(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}

/** The same without it, for what is handed over with words taken out. */
export function withoutSalt<T extends Salted>({ salt: _, ...rest }: T): Omit<T, 'salt'> {
  return rest;
}
