import type { Worker } from 'playwright-core';
import type { ChromiumDaybook } from './chromium.ts';
import { until } from './until.ts';

/** In the service worker: which step the capture is at, and what holds it there. */
interface Steps {
  count: number;
  /** The step at which it is held; 0 holds nothing. */
  stopAt: number;
  held: boolean;
  /** From this write on the disk is full; 0: never. */
  fullFrom: number;
  writes: number;
  release(): void;
}

type InWorker = { steps: Steps };

/** Runs in the worker: counts whatever a capture waits for there, and may hold it. */
function countSteps(): void {
  const world = globalThis as unknown as InWorker & Record<string, unknown>;
  if (world.steps !== undefined) return;
  let release = () => {};
  world.steps = { count: 0, stopAt: 0, held: false, fullFrom: 0, writes: 0, release: () => release() };
  const { steps } = world;
  const hold = (owner: object, name: string) => {
    const methods = owner as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const before = methods[name];
    if (before === undefined) throw new Error(`no ${name} to count`);
    methods[name] = async function (this: unknown, ...args: unknown[]) {
      steps.count += 1;
      if (steps.count === steps.stopAt) {
        steps.held = true;
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      }
      return before.apply(this, args);
    };
  };
  for (const name of ['digest', 'encrypt', 'decrypt', 'importKey', 'deriveBits']) hold(SubtleCrypto.prototype, name);
  hold(OffscreenCanvas.prototype, 'convertToBlob');
  hold(Blob.prototype, 'arrayBuffer');
  hold(LockManager.prototype, 'request');
  hold(globalThis, 'createImageBitmap');
  const store = IDBObjectStore.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const name of ['add', 'put']) {
    const before = store[name];
    store[name] = function (this: unknown, ...args: unknown[]) {
      steps.writes += 1;
      if (steps.fullFrom > 0 && steps.writes >= steps.fullFrom) throw new DOMException('full', 'QuotaExceededError');
      return before?.apply(this, args);
    };
  }
}

/** The background as it is now, with its steps counted from 0; waits for one that was just started anew. */
async function counted(daybook: ChromiumDaybook): Promise<Worker> {
  return until('the worker', async () => {
    const worker = await daybook.worker();
    try {
      await worker.evaluate(countSteps);
      return worker;
    } catch {
      // one that was ended is still listed for a moment
      return null;
    }
  });
}

/** Holds the next capture at its step `stopAt`, or fills the disk from its write `fullFrom` on. */
export async function watchSteps(daybook: ChromiumDaybook, set: { stopAt?: number; fullFrom?: number }): Promise<void> {
  const worker = await counted(daybook);
  await worker.evaluate(
    ([stopAt, fullFrom]) => {
      const { steps } = globalThis as unknown as InWorker;
      Object.assign(steps, { count: 0, writes: 0, held: false, stopAt, fullFrom });
    },
    [set.stopAt ?? 0, set.fullFrom ?? 0] as const,
  );
}

/** How many steps and writes there have been since {@link watchSteps}. */
export async function stepsSoFar(daybook: ChromiumDaybook): Promise<{ count: number; writes: number; held: boolean }> {
  const worker = await counted(daybook);
  return worker.evaluate(() => {
    const { count, writes, held } = (globalThis as unknown as InWorker).steps;
    return { count, writes, held };
  });
}

/** Lets go of what is held, and empties the disk. */
export async function goOn(daybook: ChromiumDaybook): Promise<void> {
  const worker = await counted(daybook);
  await worker.evaluate(() => {
    const { steps } = globalThis as unknown as InWorker;
    Object.assign(steps, { stopAt: 0, fullFrom: 0 });
    steps.release();
  });
}

/** Captures that have begun and of which nothing was said yet, in the store. */
export async function openAttempts(daybook: ChromiumDaybook): Promise<number> {
  const worker = await counted(daybook);
  return worker.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('daybook');
        opening.addEventListener('error', () => reject(new Error(String(opening.error))));
        opening.addEventListener('success', () => {
          const database = opening.result;
          const counting = database.transaction('attempts').objectStore('attempts').count();
          counting.addEventListener('success', () => {
            database.close();
            resolve(counting.result);
          });
        });
      }),
  );
}
