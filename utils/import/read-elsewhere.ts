import type { ImportSlot } from '../record/import-entries.ts';
import type { SealedContent } from '../record/sealed-content.ts';
import { DaybookError, type Failure, toFailure } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import { Inbox } from '../shared/inbox.ts';
import type { DayDraft } from './day-draft.ts';
import type { DayToKeep } from './day-entry.ts';
import type { ImportFile } from './import-file.ts';
import type { ChatFacts, ChatFiles } from './message-source.ts';
import type { DaysWanted } from './read-days.ts';

/** What the worker is asked for: a chat whose facts are known, and the names of the files that came with it. */
export interface ReadAsked {
  /** Its text; null where the page reads it for the worker, out of an archive. */
  text: Blob | null;
  facts: ChatFacts;
  files: string[];
  wanted: DaysWanted;
}

/** The id of the file that a day's messages become, and the raw key of its entry. */
export interface Room {
  id: string;
  key: Uint8Array<ArrayBuffer>;
}

/** A day as the worker hands it over. */
interface HandedDay {
  draft: Omit<DayDraft, 'attachments' | 'pieces'>;
  pieces: DayDraft['pieces'];
  /** Names of the files that came with it. */
  files: string[];
  /** Its messages, sealed; null where digests of these files belong in between. */
  messages: SealedContent | null;
  /** Id of the room that it takes. */
  room: string;
}

/** From the page to the worker. `piece` answers the question for the next bytes of the text; null at its end. */
export type ToReader =
  | { what: 'read'; asked: ReadAsked }
  | { what: 'piece'; piece: Uint8Array<ArrayBuffer> | null }
  | { what: 'piece'; failure: Failure }
  | { what: 'room'; room: Room };

/** From the worker to the page. `piece` asks for the next bytes of the text, or for its first. */
export type ReadReply =
  | { what: 'piece'; fromStart: boolean }
  | ({ what: 'day' } & HandedDay)
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

/** So many days may be on their way from the worker. */
const mostOnTheWay = 12;

/**
 * The days of a chat as `readDays` gives them, read and sealed in a worker: taking millions of lines apart goes on beside
 * the writing of those that were read before, and the page's own thread stays free of them. `newSlot` makes the entries
 * that they become.
 */
export async function* readDaysElsewhere(
  { facts, files }: { facts: ChatFacts; files: ChatFiles },
  text: ImportFile,
  wanted: DaysWanted,
  newSlot: () => Promise<ImportSlot>,
  signal?: AbortSignal,
): AsyncGenerator<DayToKeep> {
  const worker = new Worker(new URL('./chat-worker.ts', import.meta.url), { type: 'module' });
  const feeder = new Feeder(worker, text);
  const inbox = new Inbox<Exclude<ReadReply, { what: 'piece' }>>();
  const slots = new Map<string, ImportSlot>();
  const offerRoom = async () => {
    const [id, slot] = [newId(), await newSlot()];
    slots.set(id, slot);
    worker.postMessage({ what: 'room', room: { id, key: slot.key.raw } } satisfies ToReader);
  };
  const stop = () => inbox.fail(signal?.reason);
  signal?.addEventListener('abort', stop);
  worker.addEventListener('message', ({ data }: MessageEvent<ReadReply>) => {
    if (data.what === 'piece') void feeder.answer(data.fromStart);
    else inbox.put(data);
  });
  worker.addEventListener('error', ({ message }) => inbox.fail(new DaybookError('import-unreadable', message)));
  worker.postMessage({
    what: 'read',
    asked: { text: text.blob, facts, files: [...files.keys()], wanted },
  } satisfies ToReader);
  try {
    await Promise.all(Array.from({ length: mostOnTheWay }, offerRoom));
    for (;;) {
      signal?.throwIfAborted();
      const reply = await inbox.take();
      if (reply.what === 'failed') throw new DaybookError(reply.failure.code, reply.failure.detail);
      if (reply.what === 'end') return;
      const slot = slots.get(reply.room);
      if (slot === undefined) throw new DaybookError('import-unreadable', 'no such room');
      slots.delete(reply.room);
      const attachments = reply.files.map((name) => ({ name, mediaType: null, file: files.get(name) ?? null }));
      yield { draft: { ...reply.draft, pieces: reply.pieces, attachments }, slot, messages: reply.messages };
      await offerRoom();
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    worker.terminate();
    await feeder.end();
  }
}
