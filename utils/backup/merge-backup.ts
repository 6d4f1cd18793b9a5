import { digestOf } from '../shared/canonical-json.ts';
import { momentNow } from '../shared/clock.ts';
import { DaybookError } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import { commit } from '../record/commit.ts';
import { newContentKey, sealJson } from '../record/content-key.ts';
import type { BytesRow, EntryRow, KeyRow } from '../record/database.ts';
import { storageFailure } from '../record/storage-failure.ts';
import { entryRow } from '../record/entries.ts';
import { refreshKeyRing } from '../record/key-ring.ts';
import { openJournal } from '../record/journal.ts';
import { type Job, beginJob, clearStaged, stageBytes, stageRows } from '../record/staging.ts';
import type { Strand } from '../record/strands.ts';
import { allSummaries } from '../record/summaries.ts';
import { openingKeys } from '../vault/vault.ts';
import { type MergePlan, type NewEntry, planMerge } from './merge-plan.ts';
import type { OpenedBackup } from './open-backup.ts';
import { checkTable } from './restore-backup.ts';
import { MergeStage } from './merge-stage.ts';
import { TheirRecord } from './their-record.ts';
import type { BackupProgress } from './write-backup.ts';

export interface MergeResult {
  added: number;
  same: number;
  notes: number;
  things: number;
  /** Files of entries that are here already, whose bytes were lost here. */
  files: number;
  conflicts: Strand['conflicts'];
  /** Entries whose number was taken here and that got another. */
  renumbered: { theirNumber: number; number: number }[];
  /** Null where there was nothing new and nothing was written. */
  strand: Strand | null;
}

/** Numbers here: the one they had where it is free, or was theirs here too before they were lost; else the next. */
function newNumbers(
  entries: readonly NewEntry[],
  nextNumber: number,
  told: ReadonlyMap<string, number>,
): { numbers: Map<string, number>; next: number } {
  const numbers = new Map<string, number>();
  let next = nextNumber;
  for (const { row } of entries) {
    if (row.number >= nextNumber || told.get(row.id) === row.number) numbers.set(row.id, row.number);
  }
  for (const number of numbers.values()) next = Math.max(next, number + 1);
  for (const { row } of entries) {
    if (numbers.has(row.id)) continue;
    numbers.set(row.id, next);
    next += 1;
  }
  return { numbers, next };
}

/** Numbers that entries were given here, by their ids. */
async function numbersTold(): Promise<Map<string, number>> {
  const told = (await openJournal()).filter(({ kind }) => kind === 'entry-made' || kind === 'capture-failed');
  return new Map(told.map(({ subject }) => [subject.id, subject.number ?? 0]));
}

function isEmpty(plan: MergePlan): boolean {
  return plan.entries.length + plan.notes.length + plan.things.length + plan.wantedBytes.size === 0;
}

/** Reads the other record to its bytes, or to its end where `onBytes` is given, and plans as soon as it can. */
async function readAndPlan(
  theirs: TheirRecord,
  backup: OpenedBackup,
  onRead: (bytes: number) => void,
  onBytes?: (row: BytesRow, plan: MergePlan) => Promise<void>,
): Promise<MergePlan> {
  let plan: MergePlan | undefined;
  let whole = false;
  for await (const { table, row } of backup.rows(onRead, () => (whole = true))) {
    checkTable(table);
    if (table !== 'bytes') {
      theirs.add({ table, row });
      continue;
    }
    plan ??= await planMerge(theirs);
    if (onBytes === undefined) return plan;
    await onBytes(row as unknown as BytesRow, plan);
  }
  if (!whole) throw new DaybookError('backup-cut');
  return plan ?? planMerge(theirs);
}

/** What a merge would do, in numbers. */
export type MergePreview = Pick<MergeResult, 'added' | 'same' | 'notes' | 'things' | 'files' | 'conflicts'>;

function previewOf(plan: MergePlan): MergePreview {
  const { entries, same, notes, things, conflicts } = plan;
  const files = plan.wantedBytes.size - entries.reduce((sum, { exhibits }) => sum + exhibits.length, 0);
  return { added: entries.length, same: same.length, notes: notes.length, things: things.length, files, conflicts };
}

/** Tells what {@link mergeBackup} would bring in; writes nothing. */
export async function previewMerge(
  backup: OpenedBackup,
  size: number,
  onProgress: (progress: BackupProgress) => void,
): Promise<MergePreview> {
  await openingKeys();
  const onRead = (done: number) => onProgress({ done, of: size });
  return previewOf(await readAndPlan(new TheirRecord(backup), backup, onRead));
}

async function writeMerge(backup: OpenedBackup, theirs: TheirRecord, plan: MergePlan, job: Job): Promise<Strand> {
  const strandId = newId();
  const merge = new MergeStage(theirs, plan, job);
  await merge.stage(strandId);
  return commit(async ({ key, nextNumber }) => {
    const { numbers, next } = newNumbers(plan.entries, nextNumber, await numbersTold());
    const entries = plan.entries.map((from) => ({
      from,
      entry: { ...from.entry, number: numbers.get(from.row.id) ?? from.row.number },
    }));
    const keys: KeyRow[] = [];
    const rows: EntryRow[] = [];
    const used = new Set<string>();
    for (const { entry, from } of entries) {
      // A record of schema 1 may have sealed several under one key.
      if (entry.number === from.row.number && !used.has(from.row.keyId)) {
        used.add(from.row.keyId);
        rows.push(from.row);
        continue;
      }
      const own = await newContentKey();
      keys.push(own.row);
      rows.push(entryRow(entry, own.row.id, await sealJson(own, `entry/${entry.id}`, entry)));
    }
    const { seq, digest } = theirs.head;
    const strand: Strand = {
      id: strandId,
      recordId: backup.header.recordId,
      backupMade: backup.header.made,
      mergedAt: momentNow(),
      journal: { lines: seq, head: digest },
      entries: entries.map(({ entry, from }) => ({ id: entry.id, theirNumber: from.row.number, number: entry.number })),
      same: plan.same,
      conflicts: plan.conflicts,
    };
    const ours = await allSummaries();
    const allNumbers = new Map([...ours.map(({ id, number }) => [id, number] as const), ...numbers]);
    await stageRows(job, 'strands', [
      { id: strandId, keyId: key.row.id, sealed: await sealJson(key, `strand/${strandId}`, strand) },
    ]);
    return {
      change: {
        journal: [
          { kind: 'merged', subject: { id: strandId }, content: await digestOf(strand) },
          ...(await merge.lines(allNumbers, entries)),
        ],
        keys,
        entries: rows,
        staged: { job: job.id, entries: 0 },
        nextNumber: next,
      },
      result: strand,
    };
  });
}

/**
 * Adds what a backup holds and this record does not: entries with their files, notes and things. The same thing comes
 * in once; an entry whose number is taken gets another; what both changed is listed, and both stay. The other
 * record's journal is kept beside ours and named by it. All of it comes in at once, or nothing does. Throws
 * `record-locked` and what reading the backup throws.
 */
export async function mergeBackup(
  backup: OpenedBackup,
  size: number,
  onProgress: (progress: BackupProgress) => void,
): Promise<MergeResult> {
  await openingKeys();
  await clearStaged();
  const job = await beginJob();
  const theirs = new TheirRecord(backup);
  try {
    const plan = await readAndPlan(
      theirs,
      backup,
      (done) => onProgress({ done, of: size }),
      async (bytes, { wantedBytes }) => {
        if (wantedBytes.has(bytes.id)) await stageBytes(job, bytes);
      },
    );
    const strand = isEmpty(plan) ? null : await writeMerge(backup, theirs, plan, job);
    await (strand === null ? clearStaged(job.id) : refreshKeyRing());
    return {
      ...previewOf(plan),
      renumbered: (strand?.entries ?? []).filter(({ theirNumber, number }) => theirNumber !== number),
      strand,
    };
  } catch (thrown) {
    await clearStaged(job.id);
    throw await storageFailure(thrown);
  } finally {
    job.end();
  }
}
