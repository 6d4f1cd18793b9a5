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

interface SealedFile {
  id: string;
  key: ContentKey;
  sealed: Blob;
}

async function sealFile(bytes: Uint8Array<ArrayBuffer>): Promise<SealedFile> {
  const id = newId();
  const key = await newContentKey();
  return { id, key, sealed: new Blob(await sealBytes(key, `bytes/${id}`, bytes)) };
}

/** Files whose sealing has begun; null where it failed. */
const begun = new WeakMap<Uint8Array, Promise<SealedFile | null>>();

/** Begins to seal a file while its capture goes on: {@link keepCapture} finds it done. What fails is tried again there, and told. */
export function sealAhead({ bytes }: TakenExhibit): void {
  if (!begun.has(bytes))
    begun.set(
      bytes,
      sealFile(bytes).catch(() => null),
    );
}

/** What was sealed ahead serves once: a second try to keep the same files gives them names and keys of its own. */
async function sealedFile(bytes: Uint8Array<ArrayBuffer>): Promise<SealedFile> {
  const ahead = begun.get(bytes);
  begun.delete(bytes);
  return (await ahead) ?? sealFile(bytes);
}

async function sealExhibit(taken: TakenExhibit, entryId: string, order: number): Promise<SealedExhibit> {
  const { id, key, sealed } = await sealedFile(taken.bytes);
  const exhibit: Exhibit = { id, entryId, order, ...taken.facts };
  const facts = await sealJson(key, `exhibit/${id}`, exhibit);
  return { exhibit, key, row: { id, entryId, keyId: key.row.id, sealed: facts }, bytes: { id, sealed } };
}

/** A file that was stored while the capture ran becomes an exhibit: its bytes stay where they are. */
async function admitPart({ id, key, facts }: StoredPart, entryId: string, order: number): Promise<SealedExhibit> {
  const exhibit: Exhibit = { id, entryId, order, ...facts };
  const sealed = await sealJson(key, `exhibit/${id}`, exhibit);
  return { exhibit, key, row: { id, entryId, keyId: key.row.id, sealed }, bytes: null };
}

/** Reads everything back from the store, opens it, and compares: only then may anyone say "kept". */
async function readBack(entry: Entry, entryKey: ContentKey, exhibits: readonly SealedExhibit[]): Promise<void> {
  await Promise.all([
    readBackEntry(entry, entryKey),
    ...exhibits.map(async ({ exhibit, key }) => {
      const bytes = await openBytesWith(key.raw, `bytes/${exhibit.id}`, await sealedBytes(exhibit.id));
      if ((await sha256Hex(bytes)) !== exhibit.sha256) throw new DaybookError('read-back-differs', exhibit.fileName);
    }),
  ]);
}

async function readBackEntry(entry: Entry, key: ContentKey): Promise<void> {
  const row = await recordDatabase().entries.get(entry.id);
  if (row === undefined) throw new DaybookError('read-back-differs', 'entry');
  const stored = await openJsonWith<Entry>(key.raw, `entry/${entry.id}`, row.sealed);
  if ((await digestOf(stored)) !== (await digestOf(entry))) throw new DaybookError('read-back-differs', 'entry');
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
