import { DaybookError } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import { isFull } from '../vault/room.ts';
import { type BytesRow, type EntryRow, type StagedRow, recordDatabase } from './database.ts';
import { storageFailure } from './storage-failure.ts';
import { listEntries } from './summary-list.ts';

/**
 * Gigabytes do not go into one transaction. Rows of a backup, a merge or an import are written to a table of their
 * own first, bytes to their place, where nothing points to them; then all of them become part of the record in one
 * transaction, or none does. What a killed browser leaves behind is found by its job and taken out again.
 */
const batch = 500;
/** Days of a chat are large: so many rows are admitted at once. */
const admittedAtOnce = 100;

const holding = (job: string) => `job/${job}`;

export interface Job {
  id: string;
  /** Lets go of the job: what was staged for it and not admitted is left for {@link clearStaged}. */
  end(): void;
}

/** Begins a job; the browser lets go of it when this page ends, however it ends. */
export async function beginJob(): Promise<Job> {
  const id = newId();
  const { promise, resolve } = Promise.withResolvers<void>();
  await new Promise<void>((held) => {
    void navigator.locks.request(holding(id), () => {
      held();
      return promise;
    });
  });
  return { id, end: resolve };
}

/** Writes rows of `table` for later. */
export async function stageRows(job: Job, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  try {
    await recordDatabase().staged.bulkAdd(rows.map((row) => ({ job: job.id, table, row })));
  } catch (thrown) {
    throw await storageFailure(thrown);
  }
}

/** Writes sealed bytes to their place, with marks that they belong to the job; gives the marks' keys. */
export async function stageBytes(job: Job, ...rows: BytesRow[]): Promise<number[]> {
  const database = recordDatabase();
  try {
    if (await isFull(rows.reduce((sum, { sealed }) => sum + sealed.size, 0))) throw new DaybookError('storage-full');
    return await database.transaction('rw', database.staged, database.bytes, async () => {
      const marks = rows.map(({ id }) => ({ job: job.id, table: 'bytes', row: { id } }));
      const keys = await database.staged.bulkAdd(marks, { allKeys: true });
      await database.bytes.bulkAdd(rows);
      return keys;
    });
  } catch (thrown) {
    throw await storageFailure(thrown);
  }
}

/** A part of a file that is not whole yet, laid down so that it need not be held; `drop` takes it away again. */
export interface LaidPart {
  part: Blob;
  drop(): Promise<void>;
}

/**
 * Lays sealed bytes down in the store and gives them back from there: what a browser holds in memory of a blob that was
 * just made, it leaves on the disk of one that lies there.
 */
export async function layPart(job: Job, sealed: Blob): Promise<LaidPart> {
  const { staged, bytes } = recordDatabase();
  const id = newId();
  const marks = await stageBytes(job, { id, sealed });
  const part = (await bytes.get(id))?.sealed;
  if (part?.size !== sealed.size) throw new DaybookError('read-back-differs', 'part');
  const drop = async () => {
    await recordDatabase().transaction('rw', staged, bytes, async () => {
      await bytes.delete(id);
      await staged.bulkDelete(marks);
    });
  };
  return { part, drop };
}

/** Inside the caller's transaction over all tables: makes every row of the job part of the record. */
export async function admitStaged(jobId: string): Promise<void> {
  const database = recordDatabase();
  const keys = await database.staged.where('job').equals(jobId).primaryKeys();
  for (let at = 0; at < keys.length; at += admittedAtOnce) {
    const some = keys.slice(at, at + admittedAtOnce);
    const rows = (await database.staged.bulkGet(some)).filter((row): row is StagedRow => row !== undefined);
    for (const [table, staged] of Map.groupBy(rows, ({ table: name }) => name)) {
      if (table === 'bytes') continue;
      const added = staged.map(({ row }) => row);
      await database.table(table).bulkAdd(added);
      if (table === 'entries') await listEntries(added as unknown as EntryRow[]);
    }
    await database.staged.bulkDelete(some);
  }
}

/** Takes out what jobs left behind that no page holds any more, and counts them; `jobId` takes out that one alone. */
export async function clearStaged(jobId?: string): Promise<number> {
  try {
    return await clearJobs(jobId);
  } catch (thrown) {
    throw await storageFailure(thrown);
  }
}

async function clearJobs(jobId: string | undefined): Promise<number> {
  const database = recordDatabase();
  const held = new Set((await navigator.locks.query()).held?.map(({ name }) => name));
  const jobs = jobId === undefined ? ((await database.staged.orderBy('job').uniqueKeys()) as string[]) : [jobId];
  const left = jobs.filter((job) => jobId !== undefined || !held.has(holding(job)));
  for (const job of left) {
    const keys = await database.staged.where('job').equals(job).primaryKeys();
    for (let at = 0; at < keys.length; at += batch) {
      const some = keys.slice(at, at + batch);
      await database.transaction('rw', database.staged, database.bytes, async () => {
        const rows = (await database.staged.bulkGet(some)).filter((row): row is StagedRow => row !== undefined);
        await database.bytes.bulkDelete(
          rows.filter(({ table }) => table === 'bytes').map(({ row }) => String(row['id'])),
        );
        await database.staged.bulkDelete(some);
      });
    }
  }
  return left.length;
}

/** Inside the caller's transaction: moves a row that belongs to nothing out of its table, as it is. */
export async function putAside({ table, id }: { table: string; id: string }): Promise<void> {
  const database = recordDatabase();
  const row: unknown = await database.table(table).get(id);
  if (row === undefined) throw new DaybookError('not-found', table);
  await database.aside.put({ id: `${table}/${id}`, table, row, at: new Date().toISOString() });
  await database.table(table).delete(id);
}
