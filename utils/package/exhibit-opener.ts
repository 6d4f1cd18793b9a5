import { DaybookError } from '../shared/errors.ts';

/** An exhibit as it lies in the store, and the key that opens it and nothing else. */
export interface SealedExhibit {
  key: Uint8Array<ArrayBuffer>;
  sealed: Blob;
}

/** Bytes as they were opened, without a look at their tags, and the SHA-256 of these very bytes. */
export interface HashedBytes {
  bytes: Uint8Array<ArrayBuffer>;
  sha256: string;
}

export type OpenedReply = ({ ok: true } & HashedBytes) | { ok: false; message: string };

/** Opens exhibits away from the page's own thread. */
export interface ExhibitOpener {
  open(exhibit: SealedExhibit): Promise<HashedBytes>;
  /** Gives everything back; nothing is answered any more. */
  end(): void;
}

/** Reading, opening and hashing keep one core busy; a second such worker does what writing leaves of the other. */
const workerCount = 2;

interface Lane {
  worker: Worker;
  waiting: { done: (opened: HashedBytes) => void; failed: (reason: unknown) => void }[];
}

/** Null where there are no workers. */
export function newExhibitOpener(): ExhibitOpener | null {
  if (typeof Worker === 'undefined') return null;
  const lanes = Array.from({ length: workerCount }, newLane);
  return {
    open: (exhibit) =>
      new Promise((done, failed) => {
        const lane = lanes.reduce((least, one) => (one.waiting.length < least.waiting.length ? one : least));
        lane.waiting.push({ done, failed });
        lane.worker.postMessage(exhibit);
      }),
    end: () => {
      for (const { worker } of lanes) worker.terminate();
    },
  };
}

function newLane(): Lane {
  const worker = new Worker(new URL('./opening-worker.ts', import.meta.url), { type: 'module' });
  const waiting: Lane['waiting'] = [];
  worker.addEventListener('message', ({ data: reply }: MessageEvent<OpenedReply>) => {
    const first = waiting.shift();
    if (reply.ok) first?.done(reply);
    else first?.failed(new DaybookError('package-not-written', reply.message));
  });
  worker.addEventListener('error', ({ message }) => {
    for (const { failed } of waiting.splice(0)) failed(new DaybookError('package-not-written', message));
  });
  return { worker, waiting };
}
