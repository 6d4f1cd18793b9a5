import { concatBytes, toHex, utf8 } from '../shared/bytes.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import type { ByteSink } from '../shared/sink.ts';
import { type BackupEnd, chunkNonce, writtenChunkSize } from './format.ts';

/** Bytes of a blob that are asked for at once: each asking goes through another process and back. */
const readAtOnce = 8 << 20;
/** So many chunks may be under way: being encrypted, or waiting for those before them to be written. */
const mostUnderWay = 16;

/** A blob whose first part is being read. */
export interface BegunBlob {
  blob: Blob;
  first: Promise<ArrayBuffer>;
}

/** Begins to read a blob that will be written soon. */
export function beginBlob(blob: Blob): BegunBlob {
  return { blob, first: readPart(blob, 0) };
}

function readPart(blob: Blob, at: number): Promise<ArrayBuffer> {
  return handled(blob.slice(at, at + readAtOnce).arrayBuffer());
}

/**
 * Cuts plain bytes into chunks, encrypts each, and writes it with its size in front. While a chunk is encrypted and
 * written, the next ones are filled.
 */
export class ChunkWriter {
  private readonly sink: ByteSink;
  private readonly key: CryptoKey;
  private readonly additionalData: Uint8Array<ArrayBuffer>;
  /** Filled again and again: the browser's cipher and digest take a copy when they are asked, and new memory costs more. */
  private readonly chunk = new Uint8Array(writtenChunkSize);
  private readonly digests: Uint8Array[] = [];
  /** Writes under way, oldest first; each waits for the one before. */
  private readonly underWay: Promise<void>[] = [];
  private count = 0;
  private filled = 0;
  private bytes = 0;

  /** `additionalData` ties every chunk to its header. */
  constructor(sink: ByteSink, key: CryptoKey, additionalData: Uint8Array<ArrayBuffer>) {
    this.sink = sink;
    this.key = key;
    this.additionalData = additionalData;
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      const some = bytes.subarray(at, at + writtenChunkSize - this.filled);
      this.chunk.set(some, this.filled);
      this.filled += some.length;
      at += some.length;
      if (this.filled === writtenChunkSize) await this.flush();
    }
  }

  async writeBlob({ blob, first }: BegunBlob): Promise<void> {
    let next = first;
    for (let at = 0; at < blob.size; at += readAtOnce) {
      const bytes = new Uint8Array(await next);
      next = readPart(blob, at + readAtOnce);
      await this.write(bytes);
    }
  }

  /** Writes the last chunk, with the totals; gives them. Without it the file counts as cut off. */
  async end(totals: Pick<BackupEnd, 'rows' | 'entries'>): Promise<BackupEnd> {
    await this.flush();
    await Promise.all(this.underWay);
    const whole = await crypto.subtle.digest('SHA-256', concatBytes(this.digests));
    const end: BackupEnd = { ...totals, bytes: this.bytes, digest: toHex(new Uint8Array(whole)) };
    await this.put(await this.encrypted(utf8(canonicalJson(end)), true));
    return end;
  }

  private async flush(): Promise<void> {
    if (this.filled === 0) return;
    const plain = this.chunk.subarray(0, this.filled);
    this.filled = 0;
    this.bytes += plain.length;
    const before = this.underWay.at(-1);
    const digest = handled(crypto.subtle.digest('SHA-256', plain));
    const encrypted = handled(this.encrypted(plain, false));
    const write = async () => {
      await before;
      this.digests.push(new Uint8Array(await digest));
      await this.put(await encrypted);
    };
    this.underWay.push(handled(write()));
    if (this.underWay.length > mostUnderWay) await this.underWay.shift();
  }

  private encrypted(plain: Uint8Array<ArrayBuffer>, last: boolean): Promise<ArrayBuffer> {
    const iv = chunkNonce(this.count, last);
    this.count += 1;
    return crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: this.additionalData }, this.key, plain);
  }

  /** Its size, and the chunk itself, not copied once more only to stand behind it. */
  private async put(sealed: ArrayBuffer): Promise<void> {
    const size = new Uint8Array(4);
    new DataView(size.buffer).setUint32(0, sealed.byteLength);
    await this.sink.write(size);
    await this.sink.write(new Uint8Array(sealed));
  }
}

/** Work that is asked for later: where it fails, whoever asks hears of it, and nobody before. */
function handled<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}
