import { DaybookError } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import { isFull } from '../vault/room.ts';
import { type BytesRow, type EntryRow, type StagedRow, recordDatabase } from './database.ts';
import { storageFailure } from './storage-failure.ts';
import { listEntries } from './summary-list.ts';
import { summaryOf } from './summary-of.ts';
import type { EntrySummary } from './types.ts';

/**
 * Gigabytes do not go into one transaction. Rows of a backup, a merge or an import are written to a table of their
 * own first, bytes to their place, where nothing points to them; then all of them become part of the record in one
 * transaction, or none does. What a killed browser leaves behind is found by its job and taken out again.
 *
 * Rows lie in parcels: written one by one, they would cost an import of years of days more than all of its bytes.
 */
const parcelRows = 500;
const parcelSize = 1 << 20;
/** So many parcels are taken out at once of what a job left behind. */
const batch = 50;

type Row = Record<string, unknown>;

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

/** Rows that go into one parcel each; only the sealed part of a row has a size worth speaking of. */
function parcelled<T extends Row>(rows: readonly T[]): T[][] {
  const parcels: T[][] = [];
  let size = Infinity;
  for (const row of rows) {
    const { sealed } = row;
    const own = sealed instanceof Uint8Array ? sealed.length : 0;
    const last = parcels.at(-1);
    if (last === undefined || last.length >= parcelRows || size + own > parcelSize) {
      parcels.push([row]);
      size = own;
    } else {
      last.push(row);
      size += own;
    }
  }
  return parcels;
}

/** Where a row lies: the key of its parcel, and its place in it. */
export interface StagedAt {
  parcel: number;
  place: number;
}

/** Rows of one table. */
export interface RowsOf {
  table: string;
  rows: readonly Row[];
}

/** Where rows came to lie, and the key of the mark for bytes; null where there were none. */
interface Staged {
  places: StagedAt[][];
  mark: number | null;
}

/**
 * Writes rows for later, and sealed bytes to their place with a mark that they belong to the job: in one transaction, since
 * each waits for the disk.
 */
export async function stage(job: Job, parts: readonly RowsOf[], bytes: readonly BytesRow[] = []): Promise<Staged> {
  const database = recordDatabase();
  const parcels = parts.flatMap(({ table, rows }) =>
    parcelled(rows).map((some) => ({ job: job.id, table, rows: some })),
  );
  const marks = bytes.length === 0 ? [] : [{ job: job.id, table: 'bytes', rows: bytes.map(({ id }) => ({ id })) }];
  try {
    const size = bytes.reduce((sum, { sealed }) => sum + sealed.size, 0);
    if (bytes.length > 0 && (await isFull(size))) throw new DaybookError('storage-full');
    const tables = bytes.length === 0 ? [database.staged] : [database.staged, database.bytes];
    const keys = await database.transaction('rw', tables, async () => {
      const added = await database.staged.bulkAdd([...parcels, ...marks], { allKeys: true });
      if (bytes.length > 0) await database.bytes.bulkAdd(bytes);
      return added;
    });
    const lying = parcels.flatMap(({ rows }, at) => rows.map((_, place) => ({ parcel: keys[at]!, place })));
    let from = 0;
    const places = parts.map(({ rows }) => lying.slice(from, (from += rows.length)));
    return { places, mark: keys[parcels.length] ?? null };
  } catch (thrown) {
    throw await storageFailure(thrown);
  }
}

/** {@link stage} for rows of one table. */
export async function stageRows(job: Job, table: string, rows: readonly Row[]): Promise<void> {
  await stage(job, [{ table, rows }]);
}

/** {@link stage} for bytes alone. */
export async function stageBytes(job: Job, ...bytes: BytesRow[]): Promise<void> {
  await stage(job, [], bytes);
}

/** Changes the rows of one parcel. `change` is given them as they were read back, and gives them all back. */
export async function changeParcel(key: number, change: (rows: readonly Row[]) => Promise<Row[]>): Promise<void> {
  const { staged } = recordDatabase();
  const parcel = await staged.get(key);
  if (parcel === undefined) throw new DaybookError('read-back-differs', 'parcel');
  const rows = await change(rowsOf(parcel));
  try {
    await staged.update(key, { rows });
  } catch (thrown) {
    throw await storageFailure(thrown);
  }
}

/** What lies in a parcel; an earlier version that was killed left a single row. */
export function rowsOf({ rows, row }: StagedRow): readonly Row[] {
  return rows ?? (row === undefined ? [] : [row]);
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
  const { mark } = await stage(job, [], [{ id, sealed }]);
  const part = (await bytes.get(id))?.sealed;
  if (part?.size !== sealed.size) throw new DaybookError('read-back-differs', 'part');
  const drop = async () => {
    await recordDatabase().transaction('rw', staged, bytes, async () => {
      await bytes.delete(id);
      if (mark !== null) await staged.delete(mark);
    });
  };
  return { part, drop };
}

/** Inside the caller's transaction over all tables: makes every row of the job part of the record. */
export async function admitStaged(jobId: string): Promise<void> {
  const database = recordDatabase();
  const keys = await database.staged.where('job').equals(jobId).primaryKeys();
  const entries: EntrySummary[] = [];
  // One parcel after the other: days of a chat are large.
  for (const key of keys) {
    const parcel = await database.staged.get(key);
    if (parcel === undefined || parcel.table === 'bytes') continue;
    const rows = rowsOf(parcel);
    await database.table(parcel.table).bulkAdd(rows);
    if (parcel.table === 'entries') entries.push(...(rows as unknown as EntryRow[]).map(summaryOf));
  }
  await listEntries(entries);
  await database.staged.bulkDelete(keys);
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
        const parcels = (await database.staged.bulkGet(some)).filter((parcel) => parcel !== undefined);
        const marks = parcels.filter(({ table }) => table === 'bytes').flatMap(rowsOf);
        await database.bytes.bulkDelete(marks.map(({ id }) => String(id)));
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
