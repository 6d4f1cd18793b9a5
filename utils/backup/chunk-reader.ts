import { concatBytes, toHex } from '../shared/bytes.ts';
import { DaybookError } from '../shared/errors.ts';
import { type BackupEnd, chunkNonce, chunkSize, tagSize } from './format.ts';
import type { PlainReader } from './row-frame.ts';

/** Bytes of a part that are gathered before they are handed to the browser, which may keep them on disk. */
const flushAt = 8 << 20;
/** Bytes of the file that are asked for at once: each asking goes through another process and back. */
const readAtOnce = 4 << 20;
/** So many chunks are read and opened before they are asked for. */
const mostAhead = 4;

/** A chunk as it stands in the file, opened: `plain` is what it holds, null where it is the end marker with its text. */
interface Opened {
  plain: Uint8Array<ArrayBuffer> | null;
  digest: Uint8Array;
  endText: Uint8Array<ArrayBuffer> | null;
  /** Where it ends in the file. */
  to: number;
}

/** Opens the chunks of a backup one after the other, the next while one is worked with. Holds a few of them. */
export class ChunkReader implements PlainReader {
  private readonly file: Blob;
  private readonly key: CryptoKey;
  private readonly additionalData: Uint8Array<ArrayBuffer>;
  private readonly onRead: (bytes: number) => void;
  private readonly digests: Uint8Array[] = [];
  /** Where the next chunk to be read begins, and how many were read. */
  private readTo: number;
  private begun = 0;
  private window: { from: number; bytes: Uint8Array<ArrayBuffer> } = { from: 0, bytes: new Uint8Array(0) };
  private reading: Promise<unknown> = Promise.resolve();
  private readonly ahead: Promise<Opened>[] = [];
  /** Where the last chunk that was taken ends. */
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
    this.readTo = firstChunkAt;
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
    let parts: Uint8Array<ArrayBuffer>[] = [];
    let gathered = 0;
    for (let left = size; left > 0;) {
      const some = await this.some(left);
      parts.push(some);
      gathered += some.length;
      left -= some.length;
      if (gathered < flushAt) continue;
      blobs.push(new Blob(parts));
      [parts, gathered] = [[], 0];
    }
    return new Blob([...blobs, ...parts]);
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

  /** The next bytes of the file, out of a window of it. */
  private async read(size: number): Promise<Uint8Array<ArrayBuffer>> {
    const from = this.readTo;
    if (from + size > this.file.size) throw new DaybookError('backup-cut', `at ${from}`);
    if (from + size > this.window.from + this.window.bytes.length) {
      const to = from + Math.max(size, readAtOnce);
      this.window = { from, bytes: new Uint8Array(await this.file.slice(from, to).arrayBuffer()) };
    }
    this.readTo += size;
    return this.window.bytes.subarray(from - this.window.from, from - this.window.from + size);
  }

  /** Reads a chunk when those before it are read, and opens it while those behind it are. */
  private begin(): void {
    const read = this.reading.then(async () => {
      const at = this.readTo;
      const size = new DataView((await this.read(4)).slice().buffer).getUint32(0);
      if (size < tagSize || size > chunkSize + tagSize) throw new DaybookError('backup-altered', `chunk at ${at}`);
      return { sealed: await this.read(size), to: this.readTo };
    });
    const index = this.begun;
    this.begun += 1;
    const opened = read.then(({ sealed, to }) => this.opened(sealed, index, to));
    // Whoever comes to this chunk hears of a failure then, and nobody reads on behind it.
    opened.catch(() => undefined);
    this.reading = read;
    read.catch(() => undefined);
    this.ahead.push(opened);
  }

  private async opened(sealed: Uint8Array<ArrayBuffer>, index: number, to: number): Promise<Opened> {
    const plain = await this.open(sealed, index, false);
    if (plain !== null) {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', plain));
      return { plain, digest, endText: null, to };
    }
    const endText = await this.open(sealed, index, true);
    if (endText === null) throw new DaybookError('backup-altered', `chunk ${index}`);
    return { plain, digest: new Uint8Array(0), endText, to };
  }

  private async next(): Promise<void> {
    while (this.ahead.length < mostAhead) this.begin();
    const chunk = await this.ahead.shift();
    if (chunk === undefined) throw new DaybookError('backup-cut', `at ${this.at}`);
    this.at = chunk.to;
    if (chunk.plain === null) this.endText = chunk.endText;
    else {
      this.plain = chunk.plain;
      this.taken = 0;
      this.bytes += chunk.plain.length;
      this.digests.push(chunk.digest);
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
