import { zipTime } from './dos-time.ts';
import { builtFrom } from './blob-builder.ts';
import { timestampFiles } from './format.ts';
import { appendedFiles } from './stored-zip.ts';
import { DaybookError } from '../shared/errors.ts';

/** What is put into a package. */
export interface TimestampParts {
  query: Uint8Array<ArrayBuffer>;
  reply: Uint8Array<ArrayBuffer>;
  chainPem: string;
}

const endLength = 22;

/**
 * A new package that carries a timestamp: the bytes of the old one as they are, the token's files after them, and the
 * directory with three lines more. Nothing that was signed changes. `utc` becomes the files' time.
 */
export async function withTimestamp(zip: Blob, parts: TimestampParts, utc: string): Promise<Blob> {
  const directory = await directoryOf(zip);
  const bytes = new Uint8Array(await zip.slice(directory.begin, directory.end).arrayBuffer());
  if (new TextDecoder('latin1').decode(bytes).includes(timestampFiles.reply))
    throw new DaybookError('bad-input', 'there is a timestamp in it already');
  const topFolder = new TextDecoder().decode(bytes.subarray(46)).split('/')[0] ?? '';
  const files = [];
  for (const [path, content] of [
    [timestampFiles.query, parts.query],
    [timestampFiles.reply, parts.reply],
    [timestampFiles.chain, parts.chainPem],
  ] as const) {
    const file = await builtFrom(content);
    files.push({ ...file, path: `${topFolder}/${path}`, time: zipTime(utc, 'UTC') });
  }
  const { locals, tail } = appendedFiles(files, { ...directory, bytes });
  return new Blob([zip.slice(0, directory.begin), ...locals, ...tail], { type: 'application/zip' });
}

interface Directory {
  begin: number;
  end: number;
  count: number;
}

/** Where the directory stands; only in the form that our writer gives it, which the verifier has checked before. */
async function directoryOf(zip: Blob): Promise<Directory> {
  const tail = new DataView(await zip.slice(-(endLength + 76)).arrayBuffer());
  const end = tail.byteLength - endLength;
  if (end < 0 || tail.getUint32(end, true) !== 0x06054b50) throw new DaybookError('not-a-zip', 'no end record');
  const small = {
    count: tail.getUint16(end + 10, true),
    size: tail.getUint32(end + 12, true),
    begin: tail.getUint32(end + 16, true),
  };
  const has64 = end >= 76 && tail.getUint32(end - 20, true) === 0x07064b50;
  const big = (at: number): number => Number(tail.getBigUint64(end - 76 + at, true));
  const { count, size, begin } = has64 ? { count: big(32), size: big(40), begin: big(48) } : small;
  return { begin, end: begin + size, count };
}
