import { DaybookError } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import { unwrapKey } from '../vault/key-wrap.ts';
import { openingKeys } from '../vault/vault.ts';
import { newContentKey, openJsonWith, sealJson } from './content-key.ts';
import { recordDatabase, storageFailure } from './database.ts';
import type { CaptureMode, PageFacts } from './types.ts';
import type { Moment } from '../shared/clock.ts';

/** What is known of a capture when it begins: enough to say later what was not kept. */
export interface Attempt {
  id: string;
  mode: CaptureMode;
  startedAt: Moment;
  page: PageFacts | null;
}

/** Random for each life of the background: an attempt of another life was interrupted. */
export const thisLife = newId();

/** Notes that a capture is under way, before anything is taken; gives its id. */
export async function beginAttempt(attempt: Omit<Attempt, 'id'>): Promise<string> {
  const id = newId();
  const key = await newContentKey();
  const sealed = await sealJson(key, `attempt/${id}`, attempt);
  try {
    await recordDatabase().attempts.add({ id, life: thisLife, keyId: key.row.id, wrapped: key.row.wrapped, sealed });
  } catch (thrown) {
    throw storageFailure(thrown);
  }
  return id;
}

/** Ends an attempt of which nothing is to be kept: the person left before anything was taken. */
export async function dropAttempt(id: string): Promise<void> {
  await recordDatabase().attempts.delete(id);
}

/** Captures that an earlier life of the background left behind; empty while the record is locked. */
export async function interruptedAttempts(): Promise<Attempt[]> {
  const rows = await recordDatabase().attempts.filter((row) => row.life !== thisLife).toArray();
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
