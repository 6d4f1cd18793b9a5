import { DaybookError, type Failure, toFailure } from '../shared/errors.ts';
import type { DayDraft } from './day-draft.ts';
import type { ImportFile } from './import-file.ts';
import type { ChatFacts, ChatFiles } from './message-source.ts';
import type { DaysWanted } from './read-days.ts';

/** What the worker is asked for: a chat whose facts are known, and the names of the files that came with it. */
export interface ReadAsked {
  facts: ChatFacts;
  files: string[];
  wanted: DaysWanted;
}

/** From the page to the worker. `piece` answers the question for the next bytes of the text; null at its end. */
export type ToReader =
  | { what: 'read'; asked: ReadAsked }
  | { what: 'piece'; piece: Uint8Array<ArrayBuffer> | null }
  | { what: 'piece'; failure: Failure }
  | { what: 'taken' };

/** From the worker to the page. `piece` asks for the next bytes of the text, or for its first. */
export type ReadReply =
  | { what: 'piece'; fromStart: boolean }
  | { what: 'day'; draft: Omit<DayDraft, 'attachments'>; files: string[] }
  | { what: 'end' }
  | { what: 'failed'; failure: Failure };

/** Answers the worker's questions for bytes of the text, one after the other. */
class Feeder {
  readonly #worker: Worker;
  readonly #text: ImportFile;
  #pieces: AsyncIterator<Uint8Array<ArrayBuffer>> | null = null;

  constructor(worker: Worker, text: ImportFile) {
    this.#worker = worker;
    this.#text = text;
  }

  async answer(fromStart: boolean): Promise<void> {
    const say = (message: ToReader, transfer: Transferable[] = []) => this.#worker.postMessage(message, transfer);
    try {
      if (fromStart) await this.end();
      this.#pieces ??= this.#text.stream()[Symbol.asyncIterator]();
      const { done, value } = await this.#pieces.next();
      if (done === true) say({ what: 'piece', piece: null });
      else say({ what: 'piece', piece: value }, value.byteLength === value.buffer.byteLength ? [value.buffer] : []);
    } catch (thrown) {
      say({ what: 'piece', failure: toFailure(thrown, 'import-unreadable') });
    }
  }

  async end(): Promise<void> {
    await this.#pieces?.return?.();
    this.#pieces = null;
  }
}

/** Replies as they come, for who takes them one by one. */
class Inbox<T> {
  readonly #waiting: T[] = [];
  #failed: unknown = null;
  #wake = (): void => undefined;

  put(one: T): void {
    this.#waiting.push(one);
    this.#wake();
  }

  fail(reason: unknown): void {
    this.#failed = reason;
    this.#wake();
  }

  async take(): Promise<T> {
    while (this.#waiting.length === 0) {
      if (this.#failed !== null) throw this.#failed;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#waiting.shift() as T;
  }
}

/**
 * The days of a chat as `readDays` gives them, read in a worker: taking millions of lines apart goes on beside the
 * sealing and writing of those that were read before, and the page's own thread stays free of them.
 */
export async function* readDaysElsewhere(
  { facts, files }: { facts: ChatFacts; files: ChatFiles },
  text: ImportFile,
  wanted: DaysWanted,
  signal?: AbortSignal,
): AsyncGenerator<DayDraft> {
  const worker = new Worker(new URL('./chat-worker.ts', import.meta.url), { type: 'module' });
  const feeder = new Feeder(worker, text);
  const inbox = new Inbox<Exclude<ReadReply, { what: 'piece' }>>();
  const stop = () => inbox.fail(signal?.reason);
  signal?.addEventListener('abort', stop);
  worker.addEventListener('message', ({ data }: MessageEvent<ReadReply>) => {
    if (data.what === 'piece') void feeder.answer(data.fromStart);
    else inbox.put(data);
  });
  worker.addEventListener('error', ({ message }) => inbox.fail(new DaybookError('import-unreadable', message)));
  worker.postMessage({ what: 'read', asked: { facts, files: [...files.keys()], wanted } } satisfies ToReader);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const reply = await inbox.take();
      if (reply.what === 'failed') throw new DaybookError(reply.failure.code, reply.failure.detail);
      if (reply.what === 'end') return;
      yield {
        ...reply.draft,
        attachments: reply.files.map((name) => ({ name, mediaType: null, file: files.get(name) ?? null })),
      };
      worker.postMessage({ what: 'taken' } satisfies ToReader);
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    worker.terminate();
    await feeder.end();
  }
}
