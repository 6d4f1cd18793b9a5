/**
 * Stands in for the package `iconv-lite`, which the reader of `.msg` asks for and which asks for Node: the browser
 * decodes the same encodings by itself. The build puts it in that package's place (`wxt.config.ts`).
 */
const byNumber: Record<string, string> = { cp932: 'shift_jis', cp936: 'gbk', cp949: 'euc-kr', cp950: 'big5' };

function labelOf(encoding: string): string {
  const name = encoding.toLowerCase();
  return byNumber[name] ?? name.replace(/^(?:cp|win)(?=\d)/u, 'windows-').replace(/^utf16le$/u, 'utf-16le');
}

/** Text of bytes in an encoding by its usual name; one that no browser knows is read as Windows-1252. */
export function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(labelOf(encoding)).decode(bytes);
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Part of the package's face; nothing here ever writes such files. */
export function encode(): Uint8Array {
  throw new RangeError('nothing is written in other encodings');
}
