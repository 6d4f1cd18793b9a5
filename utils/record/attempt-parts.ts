import { DaybookError } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import { sha256Hex } from '../shared/sha256.ts';
import { unwrapKey } from '../vault/key-wrap.ts';
import { openingKeys } from '../vault/vault.ts';
import { type ContentKey, newContentKey, openBytesWith, openJsonWith, sealBytes, sealJson } from './content-key.ts';
import { type AttemptPartRow, recordDatabase } from './database.ts';
import { storageFailure } from './storage-failure.ts';
import { sealedBytes } from './exhibits.ts';
import type { Moment } from '../shared/clock.ts';
import type { Exhibit } from './types.ts';

/** What is known of a file that was put down while its capture still runs. */
export interface PartFacts {
  facts: Omit<Exhibit, 'id' | 'entryId' | 'order'>;
  /** Number of the film of which this is one piece; null for a file that is whole. */
  film: number | null;
  /** A film that was put together: digest, size and time of each piece as it came. */
  pieces?: { takenAt: Moment; sizeBytes: number; sha256: string }[];
}

/** A file of a capture under way, sealed and stored already. */
export interface StoredPart extends PartFacts {
  id: string;
  key: ContentKey;
}

function rowOf(id: string, key: ContentKey, sealed: Uint8Array<ArrayBuffer>): AttemptPartRow {
  return { id, keyId: key.row.id, wrapped: key.row.wrapped, sealed };
}

/** Opens the stored bytes of a part; throws where they are not what was taken. */
export async function openPartBytes({ id, key, facts }: StoredPart): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await openBytesWith(key.raw, `bytes/${id}`, await sealedBytes(id));
  if ((await sha256Hex(bytes)) !== facts.sha256) throw new DaybookError('read-back-differs', facts.fileName);
  return bytes;
}

/**
 * Puts a file of a capture under way into the store, sealed, and reads it back: from here on a browser that is ended
 * loses no more than what came after. In the same transaction takes away the parts that it was made of.
 */
export async function storePart(
  attemptId: string,
  part: PartFacts & { bytes: Uint8Array<ArrayBuffer> },
  madeOf: readonly StoredPart[] = [],
): Promise<StoredPart> {
  const id = newId();
  const { bytes, ...facts } = part;
  const key = await newContentKey();
  const [sealed, chunks] = await Promise.all([
    sealJson(key, `part/${id}`, facts satisfies PartFacts),
    sealBytes(key, `bytes/${id}`, bytes),
  ]);
  const gone = new Set(madeOf.map((one) => one.id));
  const { attempts, bytes: store } = recordDatabase();
  try {
    await recordDatabase().transaction('rw', attempts, store, async () => {
      const attempt = await attempts.get(attemptId);
      if (attempt === undefined) throw new DaybookError('not-found', 'attempt');
      const parts = (attempt.parts ?? []).filter((one) => !gone.has(one.id));
      await store.add({ id, sealed: new Blob(chunks) });
      await store.bulkDelete([...gone]);
      await attempts.update(attemptId, { parts: [...parts, rowOf(id, key, sealed)] });
    });
  } catch (thrown) {
    throw await storageFailure(thrown);
  }
  const stored = { id, key, ...facts };
  await openPartBytes(stored);
  return stored;
}

/** The parts of an attempt that an earlier life put down, in order; throws `record-locked`. */
export async function openParts(attemptId: string): Promise<StoredPart[]> {
  const rows = (await recordDatabase().attempts.get(attemptId))?.parts ?? [];
  if (rows.length === 0) return [];
  const keys = await openingKeys();
  return Promise.all(
    rows.map(async ({ id, keyId, wrapped, sealed }) => {
      const raw = await unwrapKey(keys, wrapped, keyId);
      return {
        ...(await openJsonWith<PartFacts>(raw, `part/${id}`, sealed)),
        id,
        key: { raw, row: { id: keyId, wrapped } },
      };
    }),
  );
}

/** Inside the caller's transaction: an attempt is over; of its parts, those in `admitted` stay where they are. */
export async function endAttempt(attemptId: string, admitted: ReadonlySet<string>): Promise<void> {
  const { attempts, bytes } = recordDatabase();
  const parts = (await attempts.get(attemptId))?.parts ?? [];
  await bytes.bulkDelete(parts.map(({ id }) => id).filter((id) => !admitted.has(id)));
  await attempts.delete(attemptId);
}
