import { toBase64 } from '../shared/bytes.ts';
import { digestOf } from '../shared/canonical-json.ts';
import { DaybookError } from '../shared/errors.ts';
import type { ByteSink } from '../shared/sink.ts';
import { software } from '../shared/software.ts';
import { newSalt, passphraseCost, passphraseKey } from '../vault/passphrase-key.ts';
import { type Secrets, sealSecrets } from '../vault/secrets.ts';
import { tunedCost } from '../vault/tuned-cost.ts';
import type { SealedSecrets, VaultRow } from '../vault/vault-store.ts';
import { openSecretsNow, vaultRow } from '../vault/vault.ts';
import { commit } from '../record/commit.ts';
import { recordDatabase, schemaVersion } from '../record/database.ts';
import { refreshKeyRing } from '../record/key-ring.ts';
import { bodyKey, headerDigest } from './body-key.ts';
import { type BegunBlob, ChunkWriter, beginBlob } from './chunk-writer.ts';
import { type BackupEnd, type BackupHeader, type Slot, formatVersion, prefixBytes } from './format.ts';
import { frameOf } from './row-frame.ts';

export interface BackupProgress {
  done: number;
  of: number;
}

/** Tables that are of this browser alone: what is under way in it. */
const notMoved: readonly string[] = ['staged', 'attempts', 'lists'];
const batch = 200;

function slotOf(sealed: SealedSecrets): { iv: string; sealed: string } {
  return { iv: toBase64(sealed.iv), sealed: toBase64(sealed.sealed) };
}

/** The ways into the backup: the record's own, or for a record without a passphrase the one chosen for this file. */
async function slotsFor(row: VaultRow, secrets: Secrets, passphrase: string | null): Promise<Slot[]> {
  const slots: Slot[] = [];
  if (row.lock.kind === 'passphrase') {
    const { salt, memoryKib, passes } = row.lock;
    slots.push({ kind: 'passphrase', salt: toBase64(salt), memoryKib, passes, ...slotOf(row.secrets) });
  } else {
    if (passphrase === null || passphrase === '') throw new DaybookError('bad-input', 'a backup needs a passphrase');
    const salt = newSalt();
    const cost = await tunedCost(passphraseCost);
    const sealed = await sealSecrets(secrets, await passphraseKey(passphrase, salt, cost));
    slots.push({ kind: 'passphrase', salt: toBase64(salt), ...cost, ...slotOf(sealed) });
  }
  if (row.recovery !== null && row.recovery !== undefined) {
    slots.push({ kind: 'recovery', ...slotOf(row.recovery.secrets) });
  }
  return slots;
}

/** What the person took out of sight stays here, and goes from here: it must not live on in a file. */
async function leaveOutRemoved(listed: { table: string; keys: unknown[] }[]): Promise<void> {
  const removed = (await recordDatabase().removed.toArray()).filter(({ row }) => row !== null);
  const out: Record<string, Set<unknown>> = {
    removed: new Set(removed.map(({ id }) => id)),
    keys: new Set(removed.map(({ keyId }) => keyId)),
    bytes: new Set(removed.map(({ rowId }) => rowId)),
  };
  for (const one of listed) one.keys = one.keys.filter((key) => out[one.table]?.has(key) !== true);
}

/** Which rows belong to one moment: taken while nobody writes. Rows never change, so they are read later. */
async function rowsNow(): Promise<{ table: string; keys: unknown[] }[]> {
  const database = recordDatabase();
  return navigator.locks.request('record-write', async () => {
    const tables = database.tables.filter(({ name }) => !notMoved.includes(name));
    const listed = await Promise.all(
      tables.map(async (table) => ({ table: table.name, keys: await table.toCollection().primaryKeys() })),
    );
    await leaveOutRemoved(listed);
    // Bytes come last, so that a reader knows what they belong to.
    return [...listed.filter(({ table }) => table !== 'bytes'), ...listed.filter(({ table }) => table === 'bytes')];
  });
}

/** Rows one after the other; the next ones are asked for while these are written. */
async function* rowsOf(table: string, keys: readonly unknown[]): AsyncGenerator<Record<string, unknown>> {
  const step = table === 'bytes' ? 4 : batch;
  const ask = (at: number) => {
    const rows = recordDatabase()
      .table(table)
      .bulkGet(keys.slice(at, at + step) as string[]);
    // Whoever asks for these rows hears of a failure then.
    rows.catch(() => undefined);
    return rows as PromiseLike<(Record<string, unknown> | undefined)[]>;
  };
  let next = ask(0);
  for (let at = 0; at < keys.length; at += step) {
    const rows = await next;
    if (at + step < keys.length) next = ask(at + step);
    for (const row of rows) {
      if (row === undefined) throw new DaybookError('storage-failed', `a row of ${table} went away`);
      yield row;
    }
  }
}

interface BegunFrame {
  head: Uint8Array<ArrayBuffer>;
  parts: (Uint8Array | BegunBlob)[];
}

/** Rows as they stand in the file, their blobs being read already: the next one's while this one is written. */
async function* framesOf(table: string, keys: readonly unknown[]): AsyncGenerator<BegunFrame> {
  let before: BegunFrame | undefined;
  for await (const row of rowsOf(table, keys)) {
    const { head, parts } = frameOf({ table, row });
    const frame = { head, parts: parts.map((part) => (part instanceof Blob ? beginBlob(part) : part)) };
    if (before !== undefined) yield before;
    before = frame;
  }
  if (before !== undefined) yield before;
}

async function writeAll(
  sink: ByteSink,
  header: BackupHeader,
  secrets: Secrets,
  onProgress: (progress: BackupProgress) => void,
): Promise<BackupEnd> {
  const prefix = prefixBytes(header);
  await sink.write(prefix);
  const writer = new ChunkWriter(sink, await bodyKey(secrets, header, 'encrypt'), await headerDigest(prefix));
  const listed = await rowsNow();
  const of = listed.reduce((sum, { keys }) => sum + keys.length, 0);
  let rows = 0;
  for (const { table, keys } of listed) {
    for await (const { head, parts } of framesOf(table, keys)) {
      await writer.write(head);
      for (const part of parts) await (part instanceof Uint8Array ? writer.write(part) : writer.writeBlob(part));
      rows += 1;
      onProgress({ done: rows, of });
    }
  }
  return writer.end({ rows, entries: listed.find(({ table }) => table === 'entries')?.keys.length ?? 0 });
}

/**
 * Writes the whole record into `sink`, encrypted, and journals it. `passphrase` is for a record without one of its
 * own, which a file that leaves this browser must not be. Anything that fails aborts the sink. Throws `record-locked`.
 */
export async function writeBackup(
  sink: ByteSink,
  passphrase: string | null,
  onProgress: (progress: BackupProgress) => void,
): Promise<BackupEnd> {
  try {
    const [row, secrets] = [await vaultRow(), await openSecretsNow()];
    await refreshKeyRing();
    const header: BackupHeader = {
      format: formatVersion,
      made: new Date().toISOString(),
      software: `${software.name} ${software.version}`,
      recordSchema: schemaVersion,
      recordId: row.recordId,
      sealingPublicKey: toBase64(row.sealingPublicKey),
      signingPublicKey: toBase64(row.signingPublicKey),
      salt: toBase64(crypto.getRandomValues(new Uint8Array(32))),
      slots: await slotsFor(row, secrets, passphrase),
    };
    const end = await writeAll(sink, header, secrets, onProgress);
    await sink.close();
    const content = await digestOf({ made: header.made, ...end });
    await commit(async () => ({
      change: { journal: { kind: 'backup-made', subject: { id: row.recordId }, content }, backedUpAt: header.made },
      result: undefined,
    }));
    return end;
  } catch (thrown) {
    await sink.abort();
    throw thrown;
  }
}
