import { DaybookError } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import { unwrapKey } from '../vault/key-wrap.ts';
import { openingKeys } from '../vault/vault.ts';
import { newContentKey, openJsonWith, sealJson } from './content-key.ts';
import { recordDatabase } from './database.ts';
import { storageFailure } from './storage-failure.ts';
import type { CaptureMode, PageFacts } from './types.ts';
import type { Moment } from '../shared/clock.ts';

/** What is known of a capture when it begins: enough to say later what was not kept. */
export interface Attempt {
  id: string;
  mode: CaptureMode;
  startedAt: Moment;
  page: PageFacts | null;
}

/** Random for each life of the context that captures. The browser lets go of its lock when that life ends, however it ends. */
const thisLife = newId();
const lifeLock = (life: string) => `life/${life}`;

let living: Promise<void> | undefined;

function stayAlive(): Promise<void> {
  living ??= new Promise((held) => {
    void navigator.locks.request(lifeLock(thisLife), () => {
      held();
      return new Promise(() => {});
    });
  });
  return living;
}

/** Notes that a capture is under way, before anything is taken; gives its id. Throws `storage-full`. */
export async function beginAttempt(attempt: Omit<Attempt, 'id'>, id = newId()): Promise<string> {
  await stayAlive();
  try {
    const key = await newContentKey();
    const sealed = await sealJson(key, `attempt/${id}`, attempt);
    await recordDatabase().attempts.add({ id, life: thisLife, keyId: key.row.id, wrapped: key.row.wrapped, sealed });
  } catch (thrown) {
    throw await storageFailure(thrown);
  }
  return id;
}

/** Captures whose context has ended before they did; empty while the record is locked. */
export async function interruptedAttempts(): Promise<Attempt[]> {
  const held = new Set((await navigator.locks.query()).held?.map(({ name }) => name));
  const rows = await recordDatabase()
    .attempts.filter((row) => !held.has(lifeLock(row.life)))
    .toArray();
  if (rows.length === 0) return [];
  try {
    const keys = await openingKeys();
    return await Promise.all(
      rows.map(async (row) => {
        const raw = await unwrapKey(keys, row.wrapped, row.keyId);
        return { ...(await openJsonWith<Omit<Attempt, 'id'>>(raw, `attempt/${row.id}`, row.sealed)), id: row.id };
      }),
    );
  } catch (thrown) {
    // They wait in the store until the record is opened, and are told then.
    if (thrown instanceof DaybookError && thrown.code === 'record-locked') return [];
    throw thrown;
  }
}
