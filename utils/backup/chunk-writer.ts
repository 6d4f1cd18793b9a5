import { concatBytes, toHex, utf8 } from '../shared/bytes.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import type { ByteSink } from '../shared/sink.ts';
import { type BackupEnd, chunkNonce, chunkSize } from './format.ts';

/** Cuts plain bytes into chunks, encrypts each, and writes it with its size in front. Holds one chunk. */
export class ChunkWriter {
  private readonly sink: ByteSink;
  private readonly key: CryptoKey;
  private readonly additionalData: Uint8Array<ArrayBuffer>;
  private readonly chunk = new Uint8Array(chunkSize);
  private readonly digests: Uint8Array[] = [];
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
      const some = bytes.subarray(at, at + chunkSize - this.filled);
      this.chunk.set(some, this.filled);
      this.filled += some.length;
      at += some.length;
      if (this.filled === chunkSize) await this.flush();
    }
  }

  async writeBlob(blob: Blob): Promise<void> {
    for (let at = 0; at < blob.size; at += chunkSize) {
      await this.write(new Uint8Array(await blob.slice(at, at + chunkSize).arrayBuffer()));
    }
  }

  /** Writes the last chunk, with the totals; gives them. Without it the file counts as cut off. */
  async end(totals: Pick<BackupEnd, 'rows' | 'entries'>): Promise<BackupEnd> {
    await this.flush();
    const whole = await crypto.subtle.digest('SHA-256', concatBytes(this.digests));
    const end: BackupEnd = { ...totals, bytes: this.bytes, digest: toHex(new Uint8Array(whole)) };
    await this.put(utf8(canonicalJson(end)), true);
    return end;
  }

  private async flush(): Promise<void> {
    if (this.filled === 0) return;
    const plain = this.chunk.subarray(0, this.filled);
    this.bytes += plain.length;
    const [digest] = await Promise.all([crypto.subtle.digest('SHA-256', plain), this.put(plain, false)]);
    this.digests.push(new Uint8Array(digest));
    this.filled = 0;
  }

  private async put(plain: Uint8Array<ArrayBuffer>, last: boolean): Promise<void> {
    const iv = chunkNonce(this.digests.length, last);
    const { additionalData } = this;
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, this.key, plain);
    const framed = new Uint8Array(4 + sealed.byteLength);
    new DataView(framed.buffer).setUint32(0, sealed.byteLength);
    framed.set(new Uint8Array(sealed), 4);
    await this.sink.write(framed);
  }
}
