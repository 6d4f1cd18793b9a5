import canonicalize from 'canonicalize';
import { DaybookError } from './errors.ts';
import { sha256Hex } from './sha256.ts';

/** JSON in the one form that RFC 8785 allows, so that the same content always has the same digest. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new DaybookError('bad-input', 'not a JSON value');
  return text;
}

/** SHA-256 (hex) of the canonical JSON of `value`. */
export async function digestOf(value: unknown): Promise<string> {
  return sha256Hex(canonicalJson(value));
}
