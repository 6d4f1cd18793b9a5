import { createSHA256 } from 'hash-wasm';
import { utf8 } from '../shared/bytes.ts';
import { crc32 } from '../shared/crc32.ts';
import { sha256Hex } from '../shared/sha256.ts';

/** A file made piece by piece: its bytes in a Blob (which the browser may keep on disk), and its digests. */
export interface BuiltFile {
  blob: Blob;
  sizeBytes: number;
  sha256: string;
  crc32: number;
}

/** Gathers a text file without ever holding it whole. Texts must be well-formed; a lone surrogate throws. */
export interface BlobBuilder {
  append(text: string): void;
  appendBytes(bytes: Uint8Array<ArrayBuffer>): void;
  finish(): BuiltFile;
}

const flushAt = 1 << 20;

export async function newBlobBuilder(): Promise<BlobBuilder> {
  const hash = await createSHA256();
  let parts: Blob[] = [];
  let pending: Uint8Array<ArrayBuffer>[] = [];
  let pendingBytes = 0;
  let [sizeBytes, crc] = [0, 0];

  const flush = (): void => {
    parts.push(new Blob(pending));
    pending = [];
    pendingBytes = 0;
    // Joined again now and then: a blob of thousands of parts is slow to read.
    if (parts.length === 64) parts = [new Blob(parts)];
  };

  const appendBytes = (bytes: Uint8Array<ArrayBuffer>): void => {
    hash.update(bytes);
    crc = crc32(bytes, crc);
    sizeBytes += bytes.length;
    pending.push(bytes);
    pendingBytes += bytes.length;
    if (pendingBytes >= flushAt) flush();
  };

  return {
    append(text) {
      // UTF-8 has no lone surrogates; encoding one would silently change the text.
      if (!text.isWellFormed()) throw new RangeError('text with a lone surrogate');
      appendBytes(utf8(text));
    },
    appendBytes,
    finish() {
      flush();
      return { blob: new Blob(parts), sizeBytes, sha256: hash.digest('hex'), crc32: crc };
    },
  };
}

/** Bytes that are there already as a file. */
export async function builtFrom(content: string | Uint8Array<ArrayBuffer>): Promise<BuiltFile> {
  if (typeof content === 'string' && !content.isWellFormed()) throw new RangeError('text with a lone surrogate');
  const bytes = typeof content === 'string' ? utf8(content) : content;
  return { blob: new Blob([bytes]), sizeBytes: bytes.length, sha256: await sha256Hex(bytes), crc32: crc32(bytes) };
}
