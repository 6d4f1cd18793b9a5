import { blobStream } from '../shared/blob-stream.ts';
import { DaybookError, type Failure } from '../shared/errors.ts';
import { Inbox } from '../shared/inbox.ts';
import { type Measured, type Pieces, measuredSeal } from './measured-seal.ts';
import { storedDigest } from './stored-digest.ts';

/**
 * What the worker is asked for, with a port on which it answers. Keys are raw keys of entries; a `file` that is null is
 * read here, piece by piece.
 */
export type FileAsked =
  | { what: 'digest'; key: Uint8Array<ArrayBuffer>; id: string; sealed: Blob }
  | { what: 'seal'; key: Uint8Array<ArrayBuffer>; id: string; file: Blob | null };

/**
 * What it answers. `more` asks for the next piece of the file; null is its end. Of a file that is read there the next
 * `chunk` comes when it hears that the last was taken.
 */
export type FileReply =
  | { what: 'more' }
  | { what: 'chunk'; chunk: Uint8Array<ArrayBuffer> }
  | { what: 'sealed'; measured: Measured }
  | { what: 'digest'; sha256: string }
  | { what: 'failed'; failure: Failure };

/** Replies of one piece of work, one by one as they are asked for. */
class Replies {
  readonly #port: MessagePort;
  readonly #came = new Inbox<FileReply>();

  constructor(port: MessagePort) {
    this.#port = port;
    port.addEventListener('message', ({ data }: MessageEvent<FileReply>) => this.#came.put(data));
    port.start();
  }

  fail(failure: Failure): void {
    this.#came.fail(new DaybookError(failure.code, failure.detail));
  }

  async next(): Promise<Exclude<FileReply, { what: 'failed' }>> {
    const reply = await this.#came.take();
    if (reply.what === 'failed') throw new DaybookError(reply.failure.code, reply.failure.detail);
    return reply;
  }

  give(piece: Uint8Array<ArrayBuffer> | null): void {
    // A part of something larger would take all of that along.
    const own = piece === null || piece.byteLength === piece.buffer.byteLength ? piece : piece.slice();
    this.#port.postMessage(own, own === null ? [] : [own.buffer]);
  }

  end(): void {
    this.#port.close();
  }
}

/**
 * Seals, opens and hashes files of an import away from the page's own thread, which has enough to do with reading and
 * writing them; on that thread where there are no workers.
 */
export class FileWork {
  readonly #worker: Worker | null;
  readonly #underWay = new Set<Replies>();

  constructor() {
    this.#worker =
      typeof Worker === 'undefined'
        ? null
        : new Worker(new URL('./file-worker.ts', import.meta.url), { type: 'module' });
    this.#worker?.addEventListener('error', ({ message }) => this.#fail(message));
  }

  /** SHA-256 (hex) of what a file opens to, as it now lies in the store; throws `seal-broken`. */
  async storedDigest(key: Uint8Array<ArrayBuffer>, id: string, sealed: Blob): Promise<string> {
    if (this.#worker === null) return storedDigest(key, id, sealed);
    const replies = this.#ask(this.#worker, { what: 'digest', key, id, sealed });
    try {
      const reply = await replies.next();
      if (reply.what !== 'digest') throw new DaybookError('storage-failed', 'no digest');
      return reply.sha256;
    } finally {
      this.#end(replies);
    }
  }

  /** {@link measuredSeal}; pieces are used up by it. */
  async *measuredSeal(
    key: Uint8Array<ArrayBuffer>,
    id: string,
    content: Pieces | Blob,
  ): AsyncGenerator<Uint8Array<ArrayBuffer>, Measured> {
    const file = content instanceof Blob ? content : null;
    const pieces = content instanceof Blob ? blobStream(content) : content;
    if (this.#worker === null) return yield* measuredSeal(key, id, pieces);
    const replies = this.#ask(this.#worker, { what: 'seal', key, id, file });
    const reading = Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
    try {
      for (;;) {
        const reply = await replies.next();
        if (reply.what === 'chunk') {
          yield reply.chunk;
          if (file !== null) replies.give(null);
        } else if (reply.what === 'sealed') return reply.measured;
        else {
          const { done, value } = await reading.next();
          replies.give(done === true ? null : value);
        }
      }
    } finally {
      await reading.return?.();
      this.#end(replies);
    }
  }

  /** Gives everything back; what is still under way fails. */
  end(): void {
    this.#worker?.terminate();
    this.#fail('ended');
  }

  #ask(worker: Worker, asked: FileAsked): Replies {
    const { port1, port2 } = new MessageChannel();
    const replies = new Replies(port1);
    this.#underWay.add(replies);
    worker.postMessage(asked, [port2]);
    return replies;
  }

  #end(replies: Replies): void {
    this.#underWay.delete(replies);
    replies.end();
  }

  #fail(detail: string): void {
    for (const replies of this.#underWay) replies.fail({ code: 'storage-failed', detail });
  }
}
