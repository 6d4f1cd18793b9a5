import { sha256Hex } from './sha256.ts';

/** A random id (UUID v4): says nothing about when or where it was made. */
export function newId(): string {
  return crypto.randomUUID();
}

/** An id of the same form (UUID v8) that follows from a text: the same each time, and nobody finds the text from it. */
export async function idFrom(text: string): Promise<string> {
  const hex = await sha256Hex(text);
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
