import { crc32 } from '../shared/crc32.ts';
import { DaybookError } from '../shared/errors.ts';
import type { RandomAccess } from './random-access.ts';
import type { PlacedFile } from './zip-layout.ts';

const chunkBytes = 4 << 20;
/** DEFLATE cannot do better than 1032 : 1; beyond it a size is a lie. */
const bestRatio = 1032;
/** A file larger than this that shrinks more than that is no exhibit but a trap. */
const bombBytes = 64 << 20;
const bombRatio = 200;

/** Why a file's bytes cannot be had; `code` of a problem. */
export class ContentError extends Error {
  readonly code: 'unknown-method' | 'encrypted-file' | 'bad-data' | 'crc-wrong' | 'bomb';
  constructor(code: ContentError['code']) {
    super(code);
    this.name = 'ContentError';
    this.code = code;
  }
}

/** APPNOTE 4.4.4: encrypted, strongly encrypted, headers masked. */
const encrypted = 0x0001 | 0x0040 | 0x2000;
/** Only what differs from another file. */
const patched = 0x0020;

/** Whether the ZIP says that a file's bytes are not its content as it is. */
export function isEncrypted({ flags }: Pick<PlacedFile, 'flags'>): boolean {
  return (flags & encrypted) !== 0;
}

/** Whether the numbers in the directory are those of a bomb. */
export function looksLikeBomb(file: Pick<PlacedFile, 'sizeBytes' | 'packedBytes'>): boolean {
  if (file.sizeBytes > bestRatio * file.packedBytes + 64) return true;
  return file.sizeBytes > bombBytes && file.sizeBytes > bombRatio * file.packedBytes;
}

/**
 * The bytes of a file in pieces of at most a few megabytes. Throws {@link ContentError} as soon as
 * there is more than announced, and at the end where size or CRC-32 are not as announced.
 */
export async function* fileBytes(source: RandomAccess, file: PlacedFile): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (isEncrypted(file)) throw new ContentError('encrypted-file');
  if (file.flags & patched || (file.method !== 0 && file.method !== 8)) throw new ContentError('unknown-method');
  if (looksLikeBomb(file)) throw new ContentError('bomb');
  const packed = packedBytes(source, file);
  let [size, crc] = [0, 0];
  for await (const chunk of file.method === 0 ? packed : inflated(packed)) {
    size += chunk.length;
    if (size > file.sizeBytes) throw new ContentError('bad-data');
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size !== file.sizeBytes) throw new ContentError('bad-data');
  if (crc !== file.crc32) throw new ContentError('crc-wrong');
}

async function* packedBytes(source: RandomAccess, file: PlacedFile): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < file.packedBytes; at += chunkBytes) {
    yield await source.read(file.dataOffset + at, Math.min(chunkBytes, file.packedBytes - at));
  }
}

async function* inflated(packed: AsyncGenerator<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const next = await packed.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
  }).pipeThrough(new DecompressionStream('deflate-raw'));
  try {
    yield* stream;
  } catch (thrown) {
    if (thrown instanceof DaybookError || thrown instanceof RangeError) throw thrown;
    // The decompressor's own errors are TypeErrors in browsers and coded errors in Node.
    throw new ContentError('bad-data');
  }
}
