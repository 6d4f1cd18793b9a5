/** A worker that was ended before it began: what is handed over to it is gone, and its memory with it. */
let drain: Worker | null | undefined;

/**
 * Gives the memory of bytes back at once: a package goes through gigabytes of them, and a collector that comes late
 * lets them pile up. Detaching alone is not enough in Chromium, where the page's own half of a buffer keeps its memory
 * until it is collected, too; a transfer takes it from both. The bytes are gone after it.
 */
export function release(bytes: Uint8Array<ArrayBuffer>): void {
  if (bytes.byteLength !== bytes.buffer.byteLength || bytes.byteLength === 0) return;
  if (drain === undefined) drain = newDrain();
  if (drain === null) bytes.buffer.transfer(0);
  else drain.postMessage(null, [bytes.buffer]);
}

/** Null where there are no workers: in Node, and in a background service worker. */
function newDrain(): Worker | null {
  if (typeof Worker === 'undefined') return null;
  const worker = new Worker(new URL('./drain-worker.ts', import.meta.url), { type: 'module' });
  worker.terminate();
  return worker;
}
