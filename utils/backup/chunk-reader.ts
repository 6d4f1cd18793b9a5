import { concatBytes, toHex } from '../shared/bytes.ts';
import { DaybookError } from '../shared/errors.ts';
import { type BackupEnd, chunkNonce, chunkSize, tagSize } from './format.ts';
import type { PlainReader } from './row-frame.ts';

/** Bytes of a part that are gathered before they are handed to the browser, which may keep them on disk. */
const flushAt = 8 << 20;

/** Opens the chunks of a backup one after the other. Holds one or two of them. */
export class ChunkReader implements PlainReader {
  private readonly file: Blob;
  private readonly key: CryptoKey;
  private readonly additionalData: Uint8Array<ArrayBuffer>;
  private readonly onRead: (bytes: number) => void;
  private readonly digests: Uint8Array[] = [];
  private at: number;
  private plain: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  private taken = 0;
  private bytes = 0;
  private endText: Uint8Array<ArrayBuffer> | null = null;

  constructor(
    file: Blob,
    firstChunkAt: number,
    key: CryptoKey,
    additionalData: Uint8Array<ArrayBuffer>,
    onRead: (bytes: number) => void,
  ) {
    this.file = file;
    this.at = firstChunkAt;
    this.key = key;
    this.additionalData = additionalData;
    this.onRead = onRead;
  }

  async atEnd(): Promise<boolean> {
    while (this.taken === this.plain.length && this.endText === null) await this.next();
    return this.taken === this.plain.length;
  }

  async take(size: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(size);
    for (let filled = 0; filled < size;) {
      const some = await this.some(size - filled);
      bytes.set(some, filled);
      filled += some.length;
    }
    return bytes;
  }

  async takeBlob(size: number): Promise<Blob> {
    const blobs: Blob[] = [];
    for (let left = size; left > 0;) {
      const part = await this.take(Math.min(left, flushAt));
      blobs.push(new Blob([part]));
      left -= part.length;
    }
    return new Blob(blobs);
  }

  /** The totals, once all was read; `backup-altered` where they do not fit what was read. */
  async end(rows: number, entries: number): Promise<BackupEnd> {
    if (!(await this.atEnd())) throw new DaybookError('backup-altered', 'rows after the end');
    const end = JSON.parse(new TextDecoder().decode(this.endText ?? new Uint8Array(0))) as BackupEnd;
    const digest = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', concatBytes(this.digests))));
    const fits = end.rows === rows && end.entries === entries && end.bytes === this.bytes && end.digest === digest;
    if (!fits) throw new DaybookError('backup-altered', 'totals');
    if (this.at !== this.file.size) throw new DaybookError('backup-altered', 'bytes after the end');
    return end;
  }

  private async some(most: number): Promise<Uint8Array<ArrayBuffer>> {
    if (await this.atEnd()) throw new DaybookError('backup-altered', 'a row goes on after the end');
    const some = this.plain.subarray(this.taken, this.taken + most);
    this.taken += some.length;
    return some;
  }

  private async read(size: number): Promise<Uint8Array<ArrayBuffer>> {
    if (this.at + size > this.file.size) throw new DaybookError('backup-cut', `at ${this.at}`);
    const bytes = new Uint8Array(await this.file.slice(this.at, this.at + size).arrayBuffer());
    this.at += size;
    return bytes;
  }

  private async next(): Promise<void> {
    const size = new DataView((await this.read(4)).buffer).getUint32(0);
    if (size < tagSize || size > chunkSize + tagSize) throw new DaybookError('backup-altered', `chunk at ${this.at}`);
    const sealed = await this.read(size);
    const index = this.digests.length;
    const plain = await this.open(sealed, index, false);
    if (plain !== null) {
      this.plain = plain;
      this.taken = 0;
      this.bytes += plain.length;
      this.digests.push(new Uint8Array(await crypto.subtle.digest('SHA-256', plain)));
    } else {
      this.endText = await this.open(sealed, index, true);
      if (this.endText === null) throw new DaybookError('backup-altered', `chunk ${index}`);
    }
    this.onRead(this.at);
  }

  private async open(
    sealed: Uint8Array<ArrayBuffer>,
    index: number,
    last: boolean,
  ): Promise<Uint8Array<ArrayBuffer> | null> {
    const { additionalData } = this;
    const iv = chunkNonce(index, last);
    try {
      return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, this.key, sealed));
    } catch {
      // Not such a chunk; the caller tries the end marker, then says that the backup was altered.
      return null;
    }
  }
}
