import { fromBase64 } from '../shared/bytes.ts';
import { digestOf } from '../shared/canonical-json.ts';
import { DaybookError } from '../shared/errors.ts';
import { SideBySide } from '../shared/side-by-side.ts';
import { announceChange } from '../record/changes.ts';
import { journalLines } from '../record/commit.ts';
import { newContentKeyFor, sealJson } from '../record/content-key.ts';
import { type BytesRow, type HeadRow, recordDatabase } from '../record/database.ts';
import { storageFailure } from '../record/storage-failure.ts';
import { type Job, admitStaged, beginJob, clearStaged, stageBytes, stageRows } from '../record/staging.ts';
import { importPublicKey } from '../vault/key-wrap.ts';
import { exchangeSession } from '../vault/session.ts';
import { type VaultRow, replaceVault } from '../vault/vault-store.ts';
import { vaultRow } from '../vault/vault.ts';
import { type BackupEnd, type BackupHeader, slotBytes } from './format.ts';
import type { OpenedBackup } from './open-backup.ts';
import type { BackupRow } from './row-frame.ts';
import type { BackupProgress } from './write-backup.ts';

const batch = 200;
/** So many files are written side by side. */
const filesUnderWay = 2;

/** Rows that take part in a move; a backup with others was not written by a Daybook of this schema. */
export function checkTable(table: string): void {
  const known = recordDatabase().tables.some(({ name }) => name === table);
  if (!known || table === 'staged' || table === 'attempts') throw new DaybookError('backup-altered', `table ${table}`);
}

async function checkEmpty(): Promise<void> {
  const { entries, attempts } = recordDatabase();
  if ((await entries.count()) > 0) throw new DaybookError('record-not-empty');
  if ((await attempts.count()) > 0) throw new DaybookError('capture-running');
}

async function stageAll(
  backup: OpenedBackup,
  job: Job,
  size: number,
  onProgress: (progress: BackupProgress) => void,
): Promise<{ head: HeadRow; end: BackupEnd }> {
  let head: HeadRow | undefined;
  let totals: BackupEnd | undefined;
  let pending: { table: string; rows: Record<string, unknown>[] } = { table: '', rows: [] };
  const flush = async () => {
    if (pending.rows.length > 0) await stageRows(job, pending.table, pending.rows);
  };
  // While some files are written, the next are read.
  const writing = new SideBySide(filesUnderWay);
  const take = async ({ table, row }: BackupRow) => {
    checkTable(table);
    if (table === 'bytes') await writing.add(() => stageBytes(job, row as unknown as BytesRow));
    else if (table === 'head') head = row as unknown as HeadRow;
    else {
      if (pending.table !== table || pending.rows.length >= batch) {
        await flush();
        pending = { table, rows: [] };
      }
      pending.rows.push(row);
    }
  };
  try {
    const rows = backup.rows(
      (done) => onProgress({ done, of: size }),
      (end) => (totals = end),
    );
    for await (const row of rows) await take(row);
    await flush();
  } finally {
    await writing.end();
  }
  if (head === undefined || totals === undefined) throw new DaybookError('backup-altered', 'no head');
  return { head, end: totals };
}

function vaultOf(header: BackupHeader): VaultRow {
  const passphrase = header.slots.find((slot) => slot.kind === 'passphrase');
  const recovery = header.slots.find((slot) => slot.kind === 'recovery');
  if (passphrase === undefined) throw new DaybookError('backup-altered', 'no passphrase');
  const { salt, memoryKib, passes } = passphrase;
  return {
    id: 'vault',
    format: 1,
    recordId: header.recordId,
    sealingPublicKey: fromBase64(header.sealingPublicKey),
    signingPublicKey: fromBase64(header.signingPublicKey),
    lock: { kind: 'passphrase', salt: fromBase64(salt), memoryKib, passes },
    secrets: slotBytes(passphrase),
    recovery: recovery === undefined ? null : { secrets: slotBytes(recovery), madeAt: header.made },
    failedTries: 0,
    lastFailedAt: null,
    openedAt: [new Date().toISOString()],
  };
}

/**
 * The moment of the change, while nobody else writes. The record is empty, so its own few journal lines are cleared
 * first, then its keys are replaced, then all rows come in at once: killed in between, it is an empty record still.
 */
async function putInPlace(backup: OpenedBackup, job: Job, staged: { head: HeadRow; end: BackupEnd }): Promise<void> {
  const database = recordDatabase();
  const { header } = backup;
  const before = await vaultRow();
  const key = await newContentKeyFor(await importPublicKey(fromBase64(header.sealingPublicKey)));
  const content = await digestOf({ made: header.made, ...staged.end, before: before.recordId });
  const [line] = await journalLines(staged.head, [{ kind: 'restored', subject: { id: header.recordId }, content }]);
  if (line === undefined) throw new DaybookError('storage-failed', 'no journal line');
  const sealed = await sealJson(key, `journal/${line.seq}`, line);

  const kept = new Set(['staged', 'bytes', 'attempts']);
  const cleared = database.tables.filter(({ name }) => !kept.has(name));
  await database.transaction('rw', [...cleared, database.attempts, database.bytes], async () => {
    await checkEmpty();
    await database.bytes.bulkDelete((await database.removed.toArray()).map(({ rowId }) => rowId));
    await Promise.all(cleared.map((table) => table.clear()));
  });
  await replaceVault(vaultOf(header));
  await exchangeSession(backup.secrets);
  await database.transaction('rw', database.tables, async () => {
    await checkEmpty();
    await admitStaged(job.id);
    await database.keys.add(key.row);
    await database.journal.add({ seq: line.seq, digest: line.digest, keyId: key.row.id, sealed });
    const made = { at: header.made, nextNumber: staged.head.nextNumber };
    await database.head.put({ ...staged.head, seq: line.seq, digest: line.digest, backup: made, listed: true });
  });
}

/**
 * Puts a backup into an empty record: everything, its keys, its name and its lock included, so that it goes on as the
 * same record. Open for this session afterwards; from then on it has the passphrase of the backup. Whatever fails,
 * nothing is changed. Throws `record-not-empty`, `capture-running` and what reading the backup throws.
 */
export async function restoreBackup(
  backup: OpenedBackup,
  size: number,
  onProgress: (progress: BackupProgress) => void,
): Promise<BackupEnd> {
  await checkEmpty();
  await clearStaged();
  const job = await beginJob();
  try {
    const staged = await stageAll(backup, job, size, onProgress);
    await navigator.locks.request('record-write', () => putInPlace(backup, job, staged));
    announceChange();
    return staged.end;
  } catch (thrown) {
    await clearStaged(job.id);
    throw await storageFailure(thrown);
  } finally {
    job.end();
  }
}
