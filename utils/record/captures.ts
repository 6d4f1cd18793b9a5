import { digestOf } from '../shared/canonical-json.ts';
import { crc32 } from '../shared/crc32.ts';
import { DaybookError } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import { sha256Hex } from '../shared/sha256.ts';
import type { StoredPart } from './attempt-parts.ts';
import { commit } from './commit.ts';
import { type ContentKey, newContentKey, openBytesWith, openJsonWith, sealBytes, sealJson } from './content-key.ts';
import { newContentSalt } from './content-salt.ts';
import { type BytesRow, type ExhibitRow, recordDatabase } from './database.ts';
import { entryRow } from './entries.ts';
import { sealedBytes } from './exhibits.ts';
import { summaryOf } from './summary-of.ts';
import type { Entry, EntrySummary, Exhibit } from './types.ts';

/** A file just taken, with its digest computed the moment it was there. */
export interface TakenExhibit {
  facts: Omit<Exhibit, 'id' | 'entryId' | 'order'>;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Digest, size and check sum of bytes just taken. */
export async function measure(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Pick<Exhibit, 'sizeBytes' | 'sha256' | 'crc32'>> {
  return { sizeBytes: bytes.length, sha256: await sha256Hex(bytes), crc32: crc32(bytes) };
}

interface SealedExhibit {
  exhibit: Exhibit;
  key: ContentKey;
  row: ExhibitRow;
  /** Null where they were stored while the capture ran. */
  bytes: BytesRow | null;
}

async function sealExhibit(taken: TakenExhibit, entryId: string, order: number): Promise<SealedExhibit> {
  const exhibit: Exhibit = { id: newId(), entryId, order, ...taken.facts };
  const key = await newContentKey();
  const [sealed, chunks] = await Promise.all([
    sealJson(key, `exhibit/${exhibit.id}`, exhibit),
    sealBytes(key, `bytes/${exhibit.id}`, taken.bytes),
  ]);
  return {
    exhibit,
    key,
    row: { id: exhibit.id, entryId, keyId: key.row.id, sealed },
    bytes: { id: exhibit.id, sealed: new Blob(chunks) },
  };
}

/** A file that was stored while the capture ran becomes an exhibit: its bytes stay where they are. */
async function admitPart({ id, key, facts }: StoredPart, entryId: string, order: number): Promise<SealedExhibit> {
  const exhibit: Exhibit = { id, entryId, order, ...facts };
  const sealed = await sealJson(key, `exhibit/${id}`, exhibit);
  return { exhibit, key, row: { id, entryId, keyId: key.row.id, sealed }, bytes: null };
}

/** Reads everything back from the store, opens it, and compares: only then may anyone say "kept". */
async function readBack(entry: Entry, entryKey: ContentKey, exhibits: readonly SealedExhibit[]): Promise<void> {
  const row = await recordDatabase().entries.get(entry.id);
  if (row === undefined) throw new DaybookError('read-back-differs', 'entry');
  const stored = await openJsonWith<Entry>(entryKey.raw, `entry/${entry.id}`, row.sealed);
  if ((await digestOf(stored)) !== (await digestOf(entry))) throw new DaybookError('read-back-differs', 'entry');
  await Promise.all(
    exhibits.map(async ({ exhibit, key }) => {
      const bytes = await openBytesWith(key.raw, `bytes/${exhibit.id}`, await sealedBytes(exhibit.id));
      if ((await sha256Hex(bytes)) !== exhibit.sha256) throw new DaybookError('read-back-differs', exhibit.fileName);
    }),
  );
}

/**
 * Keeps a capture whole: entry, exhibits and journal line in one transaction, then reads all of it back.
 * `draft` lacks only what the record gives: id and number; `parts` were put down while it ran.
 */
export async function keepCapture(
  draft: Omit<Entry, 'id' | 'number'>,
  taken: readonly TakenExhibit[],
  attemptId: string,
  parts: readonly StoredPart[] = [],
): Promise<EntrySummary> {
  const id = newId();
  const sealed = await Promise.all([
    ...parts.map((part, index) => admitPart(part, id, index + 1)),
    ...taken.map((one, index) => sealExhibit(one, id, parts.length + index + 1)),
  ]);
  const exhibits = sealed.map((one) => one.exhibit);
  const kept = await commit(async ({ key, nextNumber }) => {
    const entry: Entry = { id, number: nextNumber, ...draft, salt: newContentSalt() };
    const failed = entry.capture?.state === 'failed';
    const row = entryRow(entry, key.row.id, await sealJson(key, `entry/${id}`, entry));
    return {
      change: {
        journal: {
          kind: failed ? 'capture-failed' : 'entry-made',
          subject: { id, number: nextNumber },
          content: await digestOf({ entry, exhibits }),
        },
        keys: sealed.map((one) => one.key.row),
        entries: [row],
        exhibits: sealed.map((one) => one.row),
        bytes: sealed.flatMap((one) => one.bytes ?? []),
        endsAttempt: attemptId,
      },
      result: { entry, key, summary: summaryOf(row) },
    };
  });
  await readBack(kept.entry, kept.key, sealed);
  return kept.summary;
}
