import { toBase64 } from './bytes.ts';

/**
 * Text as it was on the page. UTF-8 has no form for a lone surrogate, so a text that
 * holds one is kept twice: readable (U+FFFD in its place) and exact, as UTF-16LE.
 */
export interface KeptText {
  /** Well-formed Unicode. */
  text: string;
  /** Base64 of the exact UTF-16LE code units; only where `text` had to differ. */
  utf16le?: string;
}

/** Keeps every code unit of `raw`. */
export function keepText(raw: string): KeptText {
  if (raw.isWellFormed()) return { text: raw };
  const bytes = new Uint8Array(raw.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < raw.length; at += 1) view.setUint16(at * 2, raw.charCodeAt(at), true);
  return { text: raw.toWellFormed(), utf16le: toBase64(bytes) };
}

const bidiControls = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/u;

/** Whether a text carries direction marks that can make it look like another text. */
export function hasBidiControls(text: string): boolean {
  return bidiControls.test(text);
}
