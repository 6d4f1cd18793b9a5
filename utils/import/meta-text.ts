const utf8 = new TextDecoder('utf-8', { fatal: true });
const upper = /[\u0080-\u00FF]/u;
const beyond = /[^\u0000-\u00FF]/u;

/**
 * Facebook and Instagram write each byte of UTF-8 as a character of its own, so that `é` reads `Ã©`. Where a text is
 * made of bytes only, and these are UTF-8, it is put right; any other text stays as it is. The file keeps what it had.
 */
export function metaText(written: string): string {
  if (!upper.test(written) || beyond.test(written)) return written;
  const bytes = Uint8Array.from(written, (character) => character.charCodeAt(0));
  try {
    return utf8.decode(bytes);
  } catch (thrown) {
    if (thrown instanceof TypeError) return written;
    throw thrown;
  }
}
