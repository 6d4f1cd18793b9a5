type Drain = { postMessage(message: null, transfer: Transferable[]): void } | null;

/** Where memory is sent to be given back; null where there is no such place. */
let drain: Drain | undefined;

/**
 * Gives the memory of bytes back at once: a package goes through gigabytes of them, and a collector that comes late
 * lets them pile up. Detaching alone is not enough in Chromium, where the page's own half of a buffer keeps its memory
 * until it is collected, too; a transfer takes it from both. The bytes are gone after it.
 */
export function release(bytes: Uint8Array<ArrayBuffer>): void {
  if (bytes.byteLength !== bytes.buffer.byteLength || bytes.byteLength === 0) return;
  drain = drain === undefined ? newDrain() : drain;
  if (drain === null) bytes.buffer.transfer(0);
  else drain.postMessage(null, [bytes.buffer]);
}

/**
 * In a page a worker that was ended before it began: what is handed over to it is gone, and its memory with it. In a
 * worker a port whose other end is closed: a worker inside a worker, ended at once, sometimes stops Firefox for good.
 * Null in Node, and in a background service worker.
 */
function newDrain(): Drain {
  if (typeof Worker === 'undefined') return null;
  if (typeof document === 'undefined') {
    const { port1, port2 } = new MessageChannel();
    port2.close();
    return port1;
  }
  const worker = new Worker(new URL('./drain-worker.ts', import.meta.url), { type: 'module' });
  worker.terminate();
  return worker;
}
