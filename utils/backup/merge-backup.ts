import { digestOf } from '../shared/canonical-json.ts';
import { momentNow } from '../shared/clock.ts';
import { DaybookError } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import { type ToJournal, commit } from '../record/commit.ts';
import { type ContentKey, newContentKey, sealAgain, sealJson } from '../record/content-key.ts';
import {
  type BytesRow,
  type EntryRow,
  type KeyRow,
  type NoteRow,
  type ThingRow,
  recordDatabase,
  storageFailure,
} from '../record/database.ts';
import { entryRow } from '../record/entries.ts';
import { keyRing, refreshKeyRing } from '../record/key-ring.ts';
import { openJournal } from '../record/journal.ts';
import { type Job, beginJob, clearStaged, stageBytes, stageRows } from '../record/staging.ts';
import type { Strand } from '../record/strands.ts';
import type { Thing } from '../record/thing-types.ts';
import type { Entry, Note } from '../record/types.ts';
import { wrapKey } from '../vault/key-wrap.ts';
import { openingKeys, publicVault } from '../vault/vault.ts';
import { type MergePlan, type NewEntry, planMerge } from './merge-plan.ts';
import type { OpenedBackup } from './open-backup.ts';
import { checkTable } from './restore-backup.ts';
import { TheirRecord } from './their-record.ts';
import type { BackupProgress } from './write-backup.ts';

const batch = 200;

export interface MergeResult {
  added: number;
  same: number;
  notes: number;
  things: number;
  conflicts: Strand['conflicts'];
  /** Entries whose number was taken here and that got another. */
  renumbered: { theirNumber: number; number: number }[];
  /** Null where there was nothing new and nothing was written. */
  strand: Strand | null;
}

/** `value` with every id that is known here by another one exchanged for it. */
function exchanged<T>(value: T, ids: ReadonlyMap<string, string>): T {
  if (typeof value === 'string') return (ids.get(value) ?? value) as T;
  if (Array.isArray(value)) return value.map((inner) => exchanged(inner, ids)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, exchanged(inner, ids)])) as T;
}

/** One merge under way: stages what does not depend on numbers, remembers what does. */
class Merge {
  private readonly theirs: TheirRecord;
  private readonly plan: MergePlan;
  private readonly job: Job;
  private readonly ids: ReadonlyMap<string, string>;
  private readonly keyIds = new Set<string>();
  private readonly ownKeys: ContentKey[] = [];
  private readonly notes: { note: Note; about: string }[] = [];
  private readonly things: Thing[] = [];

  constructor(theirs: TheirRecord, plan: MergePlan, job: Job) {
    this.theirs = theirs;
    this.plan = plan;
    this.job = job;
    this.ids = new Map(
      plan.same.filter(({ theirs: id, ours }) => id !== ours).map(({ theirs: id, ours }) => [id, ours]),
    );
  }

  async stage(strandId: string): Promise<void> {
    const newIds = new Set(this.plan.entries.map(({ row }) => row.id));
    await this.put(
      'exhibits',
      this.theirs.tables.exhibits.filter(({ entryId }) => newIds.has(entryId)),
    );
    await this.put('notes', await Promise.all(this.plan.notes.map((row) => this.note(row))));
    await this.put('things', await Promise.all(this.plan.things.map((row) => this.thing(row))));
    await this.putLines(strandId);
    const { strands, strandLines } = recordDatabase();
    const present = new Set<string>((await strands.toCollection().primaryKeys()) as string[]);
    const linePresent = new Set<string>((await strandLines.toCollection().primaryKeys()) as string[]);
    await this.put(
      'strands',
      this.theirs.tables.strands.filter(({ id }) => !present.has(id)),
    );
    await this.put(
      'strandLines',
      this.theirs.tables.strandLines.filter(({ id }) => !linePresent.has(id)),
    );
    await this.stageKeys();
  }

  /** Their journal, under one key of its own: no entry that is erased here takes a line of it along. */
  private async putLines(strandId: string): Promise<void> {
    const { journal } = this.theirs.tables;
    const key = await this.ownKey();
    for (let at = 0; at < journal.length; at += batch) {
      const rows = journal.slice(at, at + batch).map(async (row) => ({
        id: `${strandId}/${row.seq}`,
        strandId,
        seq: row.seq,
        digest: row.digest,
        keyId: key.row.id,
        sealed: await sealAgain(await this.theirs.key(row.keyId), key.raw, `journal/${row.seq}`, row.sealed),
      }));
      await stageRows(this.job, 'strandLines', await Promise.all(rows));
    }
  }

  /** Keys of all that comes in as it is, wrapped to this record; what has the same key already keeps it. */
  private async stageKeys(): Promise<void> {
    for (const { row } of this.plan.entries) this.keyIds.add(row.keyId);
    const { keys } = recordDatabase();
    const present = new Set<string>((await keys.toCollection().primaryKeys()) as string[]);
    const { sealingKey } = await publicVault();
    const ring = await keyRing();
    const own = new Set(this.ownKeys.map(({ row }) => row.id));
    const wanted = [...this.keyIds].filter((id) => !present.has(id) && !own.has(id));
    for (let at = 0; at < wanted.length; at += batch) {
      const some = wanted.slice(at, at + batch);
      const rows = some.map(async (id) => {
        const raw = await this.theirs.key(id);
        ring.set(id, raw);
        return { id, wrapped: await wrapKey(sealingKey, raw, id) };
      });
      await stageRows(this.job, 'keys', await Promise.all(rows));
    }
    await stageRows(
      this.job,
      'keys',
      this.ownKeys.map(({ row }) => ({ ...row })),
    );
  }

  /** Journal lines for everything that comes in; numbers are known by now. */
  async lines(
    numbers: ReadonlyMap<string, number>,
    entries: readonly { entry: Entry; from: NewEntry }[],
  ): Promise<ToJournal[]> {
    const lines: ToJournal[] = [];
    for (const { entry, from } of entries) {
      const kind = entry.capture?.state === 'failed' ? 'capture-failed' : 'entry-made';
      const content = await digestOf({ entry, exhibits: from.exhibits });
      lines.push({ kind, subject: { id: entry.id, number: entry.number }, content });
    }
    for (const { note, about } of this.notes) {
      const number = numbers.get(about);
      const subject = number === undefined ? { id: note.id } : { id: note.id, number };
      lines.push({ kind: 'note-added', subject, content: await digestOf(note) });
    }
    for (const thing of this.things) {
      const kind = thing.body === null ? 'thing-removed' : thing.replaces === null ? 'thing-added' : 'thing-changed';
      lines.push({ kind, subject: { id: thing.id, what: thing.kind }, content: await digestOf(thing) });
    }
    return lines;
  }

  private async put(table: string, rows: readonly { keyId: string }[]): Promise<void> {
    for (const { keyId } of rows) this.keyIds.add(keyId);
    for (let at = 0; at < rows.length; at += batch) {
      await stageRows(this.job, table, rows.slice(at, at + batch) as unknown as Record<string, unknown>[]);
    }
  }

  private async ownKey(): Promise<ContentKey> {
    const key = await newContentKey();
    this.ownKeys.push(key);
    return key;
  }

  /** A note on an entry that is here under another id is sealed anew, for that one, under a key of its own. */
  private async note(row: NoteRow): Promise<NoteRow> {
    const theirs = await this.theirs.open<Note>(row, `note/${row.id}`);
    const note = exchanged(theirs, this.ids);
    this.notes.push({ note, about: note.entryId });
    if (note.entryId === row.entryId) return row;
    const key = await this.ownKey();
    const sealed = await sealJson(key, `note/${row.id}`, note);
    return { id: row.id, entryId: note.entryId, keyId: key.row.id, sealed };
  }

  private async thing(row: ThingRow): Promise<ThingRow> {
    const theirs = await this.theirs.open<Thing>(row, `thing/${row.id}`);
    const thing = exchanged(theirs, this.ids);
    this.things.push(thing);
    if ((await digestOf(thing)) === (await digestOf(theirs))) return row;
    const key = await this.ownKey();
    return { ...row, about: thing.about, keyId: key.row.id, sealed: await sealJson(key, `thing/${row.id}`, thing) };
  }
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
export type MergePreview = Pick<MergeResult, 'added' | 'same' | 'notes' | 'things' | 'conflicts'>;

function previewOf(plan: MergePlan): MergePreview {
  const { entries, same, notes, things, conflicts } = plan;
  return { added: entries.length, same: same.length, notes: notes.length, things: things.length, conflicts };
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
  const merge = new Merge(theirs, plan, job);
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
    const ours = await recordDatabase().entries.toArray();
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
    throw storageFailure(thrown);
  } finally {
    job.end();
  }
}
