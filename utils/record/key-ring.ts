import { concatBytes, fromHex, toHex } from '../shared/bytes.ts';
import { unwrapKey } from '../vault/key-wrap.ts';
import { onForget } from '../vault/session.ts';
import { openStream, sealStream } from '../vault/stream-seal.ts';
import { openingKeys, purposeKey } from '../vault/vault.ts';
import { type KeyRow, recordDatabase } from './database.ts';

/**
 * Opening a wrapped key costs a millisecond; a record has tens of thousands. The ring holds all that are known,
 * sealed under a key drawn from the record's own with a new salt each time, so that only keys that came since it
 * was last written are opened one by one. Each key in it is its id (16 bytes of the UUID) and itself (32 bytes).
 */
export type KeyRing = Map<string, Uint8Array<ArrayBuffer>>;

/** So many keys are unwrapped side by side. */
const unwrappedAtOnce = 64;

const idSize = 16;
const itemSize = idSize + 32;
/** Purpose of the ring's key and subject of its seal. */
export const ringSubject = 'key ring';

function idBytes(id: string): Uint8Array<ArrayBuffer> {
  return fromHex(id.replaceAll('-', ''));
}

function idText(bytes: Uint8Array): string {
  const hex = toHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The ring as bytes, to be sealed. */
export function ringBytes(ring: KeyRing): Uint8Array<ArrayBuffer> {
  return concatBytes([...ring].flatMap(([id, raw]) => [idBytes(id), raw]));
}

export function ringFromBytes(bytes: Uint8Array<ArrayBuffer>): KeyRing {
  const ring: KeyRing = new Map();
  for (let at = 0; at + itemSize <= bytes.length; at += itemSize) {
    ring.set(idText(bytes.subarray(at, at + idSize)), bytes.slice(at + idSize, at + itemSize));
  }
  return ring;
}

let loaded: Promise<KeyRing> | undefined;

onForget(() => {
  loaded = undefined;
});

async function load(): Promise<KeyRing> {
  const row = await recordDatabase().ring.get('ring');
  if (row === undefined) return new Map();
  return ringFromBytes(await openStream(await purposeKey(ringSubject, row.salt), row.sealed, ringSubject));
}

/** The keys known without opening any one by one; throws `record-locked`, or `seal-broken` where the ring is damaged. */
export async function keyRing(): Promise<KeyRing> {
  loaded ??= load();
  try {
    return await loaded;
  } catch (thrown) {
    loaded = undefined;
    throw thrown;
  }
}

/** Keys just made, open already: nobody need unwrap them in this page. Does nothing where no ring is open. */
export async function rememberKeys(
  keys: readonly { raw: Uint8Array<ArrayBuffer>; row: { id: string } }[],
): Promise<void> {
  // Whoever opens a ring that is damaged hears of it; here it only saves work.
  const ring = await loaded?.catch(() => undefined);
  for (const { raw, row } of keys) ring?.set(row.id, raw);
}

/**
 * Brings the ring up to date: opens the keys that came since, drops those that are gone or of something removed, which
 * only its wrapped key may open from then on. Costs nothing when nothing
 * was written. `rebuild` opens every key anew, for a ring that is damaged.
 */
export async function refreshKeyRing(rebuild = false): Promise<void> {
  await navigator.locks.request('key-ring', async () => {
    const database = recordDatabase();
    const [head, row] = await Promise.all([database.head.get('head'), database.ring.get('ring')]);
    if (head === undefined || (!rebuild && row?.seq === head.seq)) return;
    const known: KeyRing = rebuild ? new Map() : await keyRing();
    const pair = await openingKeys();
    const ring: KeyRing = new Map();
    const removed = new Set((await database.removed.toArray()).map(({ keyId }) => keyId));
    const unknown: string[] = [];
    for (const id of (await database.keys.toCollection().primaryKeys()) as string[]) {
      if (removed.has(id)) continue;
      const raw = known.get(id);
      if (raw === undefined) unknown.push(id);
      else ring.set(id, raw);
    }
    for (let at = 0; at < unknown.length; at += unwrappedAtOnce) {
      const stored = await database.keys.bulkGet(unknown.slice(at, at + unwrappedAtOnce));
      const open = async (key: KeyRow | undefined) => {
        if (key !== undefined) ring.set(key.id, await unwrapKey(pair, key.wrapped, key.id));
      };
      await Promise.all(stored.map(open));
    }
    const salt = crypto.getRandomValues(new Uint8Array(32));
    const sealed = concatBytes(await sealStream(await purposeKey(ringSubject, salt), ringBytes(ring), ringSubject));
    await database.ring.put({ id: 'ring', seq: head.seq, salt, sealed });
    loaded = Promise.resolve(ring);
  });
}
