import { DaybookError } from '../shared/errors.ts';
import { release } from '../shared/release.ts';
import type { ImportFile } from './import-file.ts';

/** Encodings that phones and programs write. */
export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Share of zero bytes at even or odd places that only two-byte text has. */
function zeroShare(head: Uint8Array, parity: 0 | 1): number {
  let zeros = 0;
  for (let at = parity; at < head.length; at += 2) if (head[at] === 0) zeros += 1;
  return zeros / Math.max(1, head.length / 2);
}

function markedEncoding(head: Uint8Array): TextEncodingName | null {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (zeroShare(head, 1) > 0.4) return 'utf-16le';
  if (zeroShare(head, 0) > 0.4) return 'utf-16be';
  return null;
}

async function isUtf8(file: ImportFile): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of file.stream()) decoder.decode(piece, { stream: true });
    decoder.decode();
    return true;
  } catch (thrown) {
    if (thrown instanceof TypeError) return false;
    throw thrown;
  }
}

/** The encoding of a text: by its mark, else UTF-8 where all of it is, else what Windows writes. */
export async function detectEncoding(file: ImportFile, head: Uint8Array): Promise<TextEncodingName> {
  return markedEncoding(head) ?? ((await isUtf8(file)) ? 'utf-8' : 'windows-1252');
}

/**
 * What `open` makes of a text that it reads to its end, by the encoding that {@link detectEncoding} would find: UTF-8 is
 * tried by opening it, so that a long text is not read once more only to know.
 */
export async function openAsFound<T>(head: Uint8Array, open: (encoding: TextEncodingName) => Promise<T>): Promise<T> {
  const marked = markedEncoding(head);
  if (marked !== null) return open(marked);
  try {
    return await open('utf-8');
  } catch (thrown) {
    if (thrown instanceof DaybookError && thrown.cause instanceof TypeError) return open('windows-1252');
    throw thrown;
  }
}

/** The encoding that the first bytes alone allow to assume. */
export function likelyEncoding(head: Uint8Array): TextEncodingName {
  const marked = markedEncoding(head);
  if (marked !== null) return marked;
  try {
    // A character may be cut in two by the end of the head.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch (thrown) {
    if (thrown instanceof TypeError) return 'windows-1252';
    throw thrown;
  }
}

/** What is made of a few lines is gone before the next are read: memory that is soon free again costs little. */
const decodedAtOnce = 256 << 10;

/** A file's text, piece by piece, without its mark. */
export async function* decodedText(
  file: Pick<ImportFile, 'stream'>,
  encoding: TextEncodingName,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
  try {
    for await (const piece of file.stream()) {
      for (let at = 0; at < piece.length; at += decodedAtOnce) {
        const text = decoder.decode(piece.subarray(at, at + decodedAtOnce), { stream: true });
        if (text !== '') yield text;
      }
      release(piece);
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } catch (thrown) {
    if (thrown instanceof TypeError) throw new DaybookError('import-unreadable', encoding, { cause: thrown });
    throw thrown;
  }
}

/** Longest line that is taken for text. */
const longestLine = 8 << 20;

/** Lines of a text that is short, whatever ends them. */
export function shortLines(text: string): string[] {
  return text.split(/\r\n?|\n/u);
}

/**
 * The lines of a text in batches, without their ends (LF or CRLF; CR, where the text has none but these); memory holds one
 * piece of the file.
 */
export async function* textLines(
  file: Pick<ImportFile, 'stream'>,
  encoding: TextEncodingName,
): AsyncGenerator<string[]> {
  let rest = '';
  let end: '\n' | '\r' | null = null;
  for await (const text of decodedText(file, encoding)) {
    const whole = rest + text;
    end ??= whole.includes('\n') ? '\n' : /\r[^\n]/u.test(whole) ? '\r' : null;
    const lines = whole.split(end ?? '\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) throw new DaybookError('import-unreadable', 'line without end');
    if (lines.length > 0) yield whole.includes('\r') ? lines.map(withoutReturn) : lines;
  }
  if (rest !== '') yield [withoutReturn(rest)];
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
