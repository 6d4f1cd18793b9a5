/**
 * The databases of a record as JSON, and back again, without the code that made them: binary values stand as
 * `{"$bytes": base64}` and `{"$blob": base64}`. What a released schema wrote is kept in `tests/fixtures/record`.
 */
export interface FrozenDatabase {
  name: string;
  version: number;
  stores: {
    name: string;
    keyPath: string;
    autoIncrement: boolean;
    indexes: { name: string; keyPath: string; unique: boolean }[];
    rows: unknown[];
  }[];
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('request failed')));
  });
}

async function frozen(value: unknown): Promise<unknown> {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  if (value instanceof Blob) return { $blob: Buffer.from(await value.arrayBuffer()).toString('base64') };
  if (Array.isArray(value)) return Promise.all(value.map(frozen));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(async ([name, inner]) => [name, await frozen(inner)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

function thawed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(thawed);
  if (value === null || typeof value !== 'object') return value;
  const { $bytes, $blob } = value as { $bytes?: string; $blob?: string };
  if ($bytes !== undefined) return new Uint8Array(Buffer.from($bytes, 'base64'));
  if ($blob !== undefined) return new Blob([Buffer.from($blob, 'base64')]);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, thawed(inner)]));
}

/** Everything in the databases of these names. */
export async function freezeDatabases(names: readonly string[]): Promise<FrozenDatabase[]> {
  const all: FrozenDatabase[] = [];
  for (const name of names) {
    const database = await done(indexedDB.open(name));
    const stores: FrozenDatabase['stores'] = [];
    for (const store of database.objectStoreNames) {
      const held = database.transaction(store).objectStore(store);
      const indexes = [...held.indexNames].map((index) => held.index(index));
      stores.push({
        name: store,
        keyPath: String(held.keyPath),
        autoIncrement: held.autoIncrement,
        indexes: indexes.map((one) => ({ name: one.name, keyPath: String(one.keyPath), unique: one.unique })),
        rows: (await frozen(await done(held.getAll()))) as unknown[],
      });
    }
    all.push({ name, version: database.version, stores });
    database.close();
  }
  return all;
}

/** Puts frozen databases into an empty profile, as the browser held them. */
export async function thawDatabases(databases: readonly FrozenDatabase[]): Promise<void> {
  for (const { name, version, stores } of databases) {
    const opening = indexedDB.open(name, version);
    opening.addEventListener('upgradeneeded', () => {
      for (const { name: store, keyPath, autoIncrement, indexes, rows } of stores) {
        const made = opening.result.createObjectStore(store, { keyPath, autoIncrement });
        for (const index of indexes) made.createIndex(index.name, index.keyPath, { unique: index.unique });
        for (const row of rows) made.add(thawed(row));
      }
    });
    (await done(opening)).close();
  }
}
