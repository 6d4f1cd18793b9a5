import { DaybookError } from '../../utils/shared/errors.ts';
import { newId } from '../../utils/shared/ids.ts';
import { ownFileLock, ownFolder } from '../../utils/shared/own-files.ts';
import type { ByteSink } from '../../utils/shared/sink.ts';

/** What goes to the worker that writes. */
export type SinkRequest = { kind: 'open' | 'write' | 'close' | 'abort'; name: string; bytes: Uint8Array<ArrayBuffer> };
export type SinkReply = { ok: true } | { ok: false; name: string; message: string };

export interface FileSink extends ByteSink {
  /** All bytes; null unless `close` came back. */
  content(): Promise<Blob | null>;
}

/** Small writes are put together up to this. */
const pieceBytes = 2 << 20;
/** Written but not yet answered: what may lie in memory. */
const aheadBytes = 16 << 20;
const nothing = new Uint8Array(0);

/**
 * A file of this browser's own, on disk from the first byte on, so that a package of any size needs a few megabytes of
 * memory. It is there until its page is closed: the background then takes it away (`utils/record/watch-own-files.ts`),
 * as it does after a crash. Null where the browser has no such files (private windows of Firefox).
 */
export async function newOwnFile(): Promise<FileSink | null> {
  const folder = typeof Worker === 'undefined' ? null : await ownFolder();
  if (!folder) return null;
  const name = newId();
  await hold(name);
  const worker = new Worker(new URL('./file-sink-worker.ts', import.meta.url), { type: 'module' });
  const waiting: { bytes: number; done: () => void; failed: (reason: unknown) => void }[] = [];
  let [ahead, isWhole] = [0, false];
  worker.addEventListener('message', ({ data: reply }: MessageEvent<SinkReply>) => {
    const first = waiting.shift();
    ahead -= first?.bytes ?? 0;
    if (reply.ok) first?.done();
    else first?.failed(asError(reply));
  });
  worker.addEventListener('error', ({ message }) => {
    for (const { failed } of waiting.splice(0)) failed(new DaybookError('package-not-written', message));
  });
  const ask = (kind: SinkRequest['kind'], bytes: Uint8Array<ArrayBuffer> = nothing): Promise<void> => {
    const answered = new Promise<void>((done, failed) => waiting.push({ bytes: bytes.length, done, failed }));
    ahead += bytes.length;
    worker.postMessage({ kind, name, bytes } satisfies SinkRequest, isNearlyAll(bytes) ? [bytes.buffer] : []);
    return answered;
  };
  const pieces = newPieces(pieceBytes);
  // A write that fails is told at the next one: by then its promise may be nobody's.
  let failure: unknown = null;
  let latest = Promise.resolve();
  const send = async (piece: Uint8Array<ArrayBuffer> | null): Promise<void> => {
    if (piece) latest = ask('write', piece).catch((thrown: unknown) => void (failure ??= thrown));
    if (ahead > aheadBytes) await latest;
    if (failure !== null) throw failure;
  };
  await ask('open');
  return {
    write: async (bytes) => {
      for (const piece of pieces.add(bytes)) await send(piece);
    },
    close: async () => {
      await send(pieces.rest());
      await latest;
      if (failure !== null) throw failure;
      await ask('close');
      worker.terminate();
      isWhole = true;
    },
    abort: async () => {
      if (!isWhole) await ask('abort');
      worker.terminate();
      isWhole = false;
      await folder.removeEntry(name);
    },
    content: async () => (isWhole ? (await folder.getFileHandle(name)).getFile() : null),
  };
}

/** Puts small pieces together; a large one goes through as it is, after what came before it. */
export function newPieces(size: number): {
  add(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[];
  rest(): Uint8Array<ArrayBuffer> | null;
} {
  const buffer = new Uint8Array(size);
  let used = 0;
  const rest = (): Uint8Array<ArrayBuffer> | null => {
    if (used === 0) return null;
    const piece = buffer.slice(0, used);
    used = 0;
    return piece;
  };
  return {
    rest,
    add(bytes) {
      const ready: Uint8Array<ArrayBuffer>[] = [];
      if (used + bytes.length > size || bytes.length > size / 2) {
        const before = rest();
        if (before) ready.push(before);
      }
      if (bytes.length > size / 2) return [...ready, bytes];
      buffer.set(bytes, used);
      used += bytes.length;
      return ready;
    },
  };
}

/** Whether bytes fill their buffer, but for the little that sealing had added: then it goes along, else they are copied. */
function isNearlyAll({ byteLength, byteOffset, buffer }: Uint8Array<ArrayBuffer>): boolean {
  return byteLength > 0 && byteOffset === 0 && buffer.byteLength - byteLength < 4096;
}

function asError({ name, message }: { name: string; message: string }): DaybookError {
  return new DaybookError(name === 'QuotaExceededError' ? 'storage-full' : 'package-not-written', message);
}

/** A lock that this page keeps until it is closed: so that nobody takes its file away while it is being saved. */
async function hold(name: string): Promise<void> {
  await new Promise<void>((held) => {
    void navigator.locks.request(ownFileLock(name), () => {
      held();
      return new Promise<never>(() => undefined);
    });
  });
}
