/** What of the browser's own interface is needed here; none of it is there in a worker of a page, or outside a browser. */
interface OwnBrowser {
  runtime?: { getBrowserInfo?: unknown };
  storage?: { session?: { get(name: string): Promise<Record<string, unknown>>; set(values: object): Promise<void> } };
}

const scratch = 'log';
const doneName = 'log-is-new';
/** Chromium begins a new log after at most 4 MiB, and throws the one before it away. */
const written = 5 << 20;
/** A value of 64 KiB and more would lie in a file of its own and not in the log. */
const rowSize = 60 << 10;
/** With less than this a log is not filled only to be thrown away. */
export const roomForNewLog = 4 * written;

/**
 * Has Chromium begin a new log for its store, once after each start of the browser. A crash in the middle of a write
 * leaves the beginning of a record at the end of the log; Chromium writes on behind it, and the next time it opens the
 * store it takes that for damage and deletes everything (see docs/decisions/a-new-log-after-each-start.md).
 */
export async function beginNewLog(): Promise<void> {
  const own = (globalThis as { chrome?: OwnBrowser }).chrome;
  const session = own?.storage?.session;
  // Firefox keeps its store in another way, and can be told by this.
  if (session === undefined || own?.runtime?.getBrowserInfo !== undefined) return;
  const isDone = async () => (await session.get(doneName))[doneName] === true;
  if (await isDone()) return;
  await navigator.locks.request(scratch, async () => {
    if (await isDone()) return;
    // where nothing was ever written nothing can be lost
    if ((await indexedDB.databases()).length > 0) await fillLog();
    await session.set({ [doneName]: true });
  });
}

async function fillLog(): Promise<void> {
  const opening = indexedDB.open(scratch, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(scratch));
  const database = await outcome(opening);
  try {
    const row = new Uint8Array(rowSize);
    const change = database.transaction(scratch, 'readwrite', { durability: 'relaxed' });
    for (let size = 0; size < written; size += rowSize) change.objectStore(scratch).put(row, size);
    await new Promise<void>((resolve, reject) => {
      change.addEventListener('complete', () => resolve());
      change.addEventListener('abort', () => reject(change.error));
    });
  } finally {
    database.close();
  }
  await outcome(indexedDB.deleteDatabase(scratch));
}

function outcome<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}
