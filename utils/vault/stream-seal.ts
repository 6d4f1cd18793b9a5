import { concatBytes } from '../shared/bytes.ts';
import { release } from '../shared/release.ts';
import { DaybookError } from '../shared/errors.ts';

/**
 * The sealed form of a text or file: the STREAM construction (Hoang, Reyhanitabar, Rogaway,
 * Vizár 2015; the same shape as in the age format) with AES-256-GCM.
 *
 * Bytes are cut into chunks of 1 MiB; chunk i is sealed under nonce = i (11 bytes, big endian) ‖ last (0 or 1),
 * so that a chunk lost, added, moved or cut off at the end does not open. The key is random and used for one
 * thing only, so the counter may start at 0. The subject's name is authenticated with every chunk.
 */
const chunkSize = 1024 * 1024;
const tagSize = 16;

/** A random key for one thing. Extractable only so that it can be wrapped. */
export async function newStreamKey(): Promise<Uint8Array<ArrayBuffer>> {
  return crypto.getRandomValues(new Uint8Array(32));
}

function nonce(index: number, last: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12);
  new DataView(bytes.buffer).setUint32(7, index);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

function chunkCount(size: number, step: number): number {
  return Math.max(1, Math.ceil(size / step));
}

async function aesKey(raw: Uint8Array<ArrayBuffer>, usage: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, [usage]);
}

/** Sealed chunks of `bytes`, in order; `subject` must be given again to open them. */
export async function sealStream(
  rawKey: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
  subject: string,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const key = await aesKey(rawKey, 'encrypt');
  const additionalData = new TextEncoder().encode(subject);
  const count = chunkCount(bytes.length, chunkSize);
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const chunk = bytes.subarray(index * chunkSize, (index + 1) * chunkSize);
      const iv = nonce(index, index === count - 1);
      return new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, chunk));
    }),
  );
}

/** Full chunks of what comes in pieces of any size, and what is left at the end; one empty chunk where nothing comes. */
async function* chunksOf(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>> | Iterable<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  // Copied at once: a piece is its giver's again when the next is asked for.
  let chunk = new Uint8Array(chunkSize);
  let filled = 0;
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length;) {
      if (filled === chunkSize) {
        yield chunk;
        chunk = new Uint8Array(chunkSize);
        filled = 0;
      }
      const part = piece.subarray(at, at + chunkSize - filled);
      chunk.set(part, filled);
      filled += part.length;
      at += part.length;
    }
  }
  yield filled === chunkSize ? chunk : chunk.slice(0, filled);
}

/** {@link sealStream} for bytes that come in pieces and are too many to be held whole. */
export async function* sealStreamOf(
  rawKey: Uint8Array<ArrayBuffer>,
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>> | Iterable<Uint8Array<ArrayBuffer>>,
  subject: string,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const key = await aesKey(rawKey, 'encrypt');
  const additionalData = new TextEncoder().encode(subject);
  const seal = async (chunk: Uint8Array<ArrayBuffer>, index: number, last: boolean) =>
    new Uint8Array(
      await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce(index, last), additionalData }, key, chunk),
    );
  // Which chunk is the last is known only when nothing comes behind it.
  let held: Uint8Array<ArrayBuffer> | undefined;
  let index = 0;
  for await (const chunk of chunksOf(pieces)) {
    if (held !== undefined) {
      yield await seal(held, index, false);
      release(held);
      index += 1;
    }
    held = chunk;
  }
  if (held !== undefined) yield await seal(held, index, true);
}

/** The same chunk by chunk, for what is too large to be held whole: nothing is read before it is asked for. */
export async function* openStreamOf(
  rawKey: Uint8Array<ArrayBuffer>,
  sealed: Blob,
  subject: string,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const key = await aesKey(rawKey, 'decrypt');
  const additionalData = new TextEncoder().encode(subject);
  const step = chunkSize + tagSize;
  const count = chunkCount(sealed.size, step);
  for (let index = 0; index < count; index += 1) {
    const chunk = await sealed.slice(index * step, (index + 1) * step).arrayBuffer();
    const iv = nonce(index, index === count - 1);
    let opened: ArrayBuffer;
    try {
      opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, chunk);
    } catch (cause) {
      throw new DaybookError('seal-broken', subject, { cause });
    }
    release(new Uint8Array(chunk));
    yield new Uint8Array(opened);
  }
}

/** The bytes that were sealed; throws `seal-broken` where anything differs. */
export async function openStream(
  rawKey: Uint8Array<ArrayBuffer>,
  sealed: Uint8Array<ArrayBuffer>,
  subject: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await aesKey(rawKey, 'decrypt');
  const additionalData = new TextEncoder().encode(subject);
  const step = chunkSize + tagSize;
  const count = chunkCount(sealed.length, step);
  try {
    const chunks = await Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const chunk = sealed.subarray(index * step, (index + 1) * step);
        const iv = nonce(index, index === count - 1);
        return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, chunk));
      }),
    );
    if (chunks.length === 1 && chunks[0] !== undefined) return chunks[0];
    const whole = concatBytes(chunks);
    for (const chunk of chunks) release(chunk);
    return whole;
  } catch (cause) {
    throw new DaybookError('seal-broken', subject, { cause });
  }
}

/** Browsers use the memory of pieces of this size again; larger ones are mapped anew each time, which costs more than the cipher. */
const pieceSize = 256 * 1024;

/**
 * Opens sealed bytes in their own place (the buffer is used up) and quickly, without looking at the chunks' tags: only for
 * who knows the SHA-256 of what was sealed and compares it before anything is done with the bytes. GCM is CTR with a tag,
 * and whatever a tag would find (a chunk altered, lost, moved, cut off) gives other bytes here, and so another digest.
 */
export async function openStreamUnchecked(
  rawKey: Uint8Array<ArrayBuffer>,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', rawKey, 'AES-CTR', false, ['decrypt']);
  const step = chunkSize + tagSize;
  const count = chunkCount(sealed.length, step);
  let filled = 0;
  for (let index = 0; index < count; index += 1) {
    const begin = index * step;
    const end = Math.min(begin + step, sealed.length) - tagSize;
    for (let at = begin; at < end; at += pieceSize) {
      const counter = counterAt(nonce(index, index === count - 1), (at - begin) / 16);
      const piece = sealed.subarray(at, Math.min(at + pieceSize, end));
      const opened = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CTR', counter, length: 32 }, key, piece));
      // Never past what was read already: the tags are left out.
      sealed.set(opened, filled);
      filled += opened.length;
      release(opened);
    }
  }
  return sealed.subarray(0, filled);
}

/** GCM's counter for a block of the text; 1 belongs to the tag (NIST SP 800-38D, 7.1). */
function counterAt(iv: Uint8Array<ArrayBuffer>, block: number): Uint8Array<ArrayBuffer> {
  const counter = concatBytes([iv, new Uint8Array(4)]);
  new DataView(counter.buffer).setUint32(12, 2 + block);
  return counter;
}
