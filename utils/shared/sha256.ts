import { toHex, utf8 } from './bytes.ts';

/** SHA-256 of bytes, a blob or a text (as UTF-8), as 64 lower-case hex digits. */
export async function sha256Hex(content: Uint8Array<ArrayBuffer> | Blob | string): Promise<string> {
  const bytes =
    typeof content === 'string' ? utf8(content) : content instanceof Blob ? await content.arrayBuffer() : content;
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
