import { DaybookError } from '../../utils/shared/errors.ts';

/** Ways in which a text file may be written, by their label for `TextDecoder`. */
export const tableEncodings = [
  'utf-8',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'utf-16le',
  'utf-16be',
] as const;
export type TableEncoding = (typeof tableEncodings)[number];

/** Larger files are no list that somebody wrote by hand. */
export const largestTableBytes = 8 << 20;

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch (thrown) {
    // The decoder's only word for bytes that are no UTF-8.
    if (thrown instanceof TypeError) return false;
    throw thrown;
  }
}

/** How the bytes are most likely written: by their mark, else UTF-8 where all of it is, else what Windows writes. */
export function likelyTableEncoding(bytes: Uint8Array): TableEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** The text of a table file. Throws `bad-input` for a file that is no text: a workbook, a picture. */
export function decodeTable(bytes: Uint8Array<ArrayBuffer>, encoding: TableEncoding): string {
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.slice(0, 10_000).includes('\u0000') || text.startsWith('PK\u0003\u0004') || text.startsWith('%PDF')) {
    throw new DaybookError('bad-input', 'no text');
  }
  return text;
}
