import { DaybookError } from '../shared/errors.ts';
import { beginNewLog, roomForNewLog } from './new-log.ts';
import { isFull } from './room.ts';

type Handler = ((event: never) => unknown) | null;

/** A request to open a database that is only made once it is known that there is room. */
class Opening {
  onsuccess: Handler = null;
  onerror: Handler = null;
  onblocked: Handler = null;
  onupgradeneeded: Handler = null;
  #inner: IDBOpenDBRequest | null = null;
  #error: unknown = null;

  get result(): IDBDatabase | undefined {
    return this.#inner?.result;
  }

  get transaction(): IDBTransaction | null {
    return this.#inner?.transaction ?? null;
  }

  get error(): unknown {
    return this.#error ?? this.#inner?.error ?? null;
  }

  begin(inner: IDBOpenDBRequest): void {
    this.#inner = inner;
    for (const name of ['onsuccess', 'onerror', 'onblocked', 'onupgradeneeded'] as const) {
      inner[name] = (event: Event) => this[name]?.(event as never);
    }
  }

  fail(error: unknown): void {
    this.#error = error;
    this.onerror?.({ target: this, preventDefault: () => {}, stopPropagation: () => {} } as never);
  }
}

/**
 * The browser's databases, opened only where there is room. On a full disk Chromium fails to open one, and at the second
 * try in vain deletes it with all that it holds, to begin anew. Without room it is `storage-full`, and stays as it is.
 */
export const databasesWithRoom = {
  open(name: string, version?: number): IDBOpenDBRequest {
    const opening = new Opening();
    const begin = async () => {
      if (await isFull()) throw new DaybookError('storage-full');
      if (!(await isFull(roomForNewLog))) await beginNewLog();
      opening.begin(indexedDB.open(name, version));
    };
    void begin().catch((thrown: unknown) => opening.fail(thrown));
    return opening as unknown as IDBOpenDBRequest;
  },
  deleteDatabase: (name: string): IDBOpenDBRequest => indexedDB.deleteDatabase(name),
  databases: (): Promise<IDBDatabaseInfo[]> => indexedDB.databases(),
  cmp: (first: unknown, second: unknown): number => indexedDB.cmp(first, second),
} as IDBFactory;
