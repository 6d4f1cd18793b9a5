import { DaybookError } from '../shared/errors.ts';
import { digestOf } from '../shared/canonical-json.ts';
import type { Moment } from '../shared/clock.ts';
import { openContentKey, openJsonWith } from './content-key.ts';
import { type StrandRow, recordDatabase } from './database.ts';
import type { JournalLine } from './types.ts';

/**
 * `entry`, `thing`: two versions, of which neither follows from the other. `removed`: an entry that is there still
 * and was removed here; it does not come back.
 */
export interface MergeConflict {
  what: 'entry' | 'thing' | 'removed';
  /** The entry's id, or the thing's root. */
  id: string;
  /** The entry's number here; null for a thing. */
  number: number | null;
}

/** A record that was merged into this one: where it came from, and what became of it here. */
export interface Strand {
  id: string;
  recordId: string;
  /** When the backup was made that it came in with, UTC. */
  backupMade: string;
  mergedAt: Moment;
  /** Length and last digest of its own journal, which is kept beside ours. */
  journal: { lines: number; head: string };
  /** Entries that came in, with their number there and here. */
  entries: { id: string; theirNumber: number; number: number }[];
  /** Entries that were here already, under this or another id. */
  same: { theirs: string; ours: string }[];
  conflicts: MergeConflict[];
}

async function openStrand(row: StrandRow): Promise<Strand> {
  return openJsonWith<Strand>(await openContentKey(row.keyId), `strand/${row.id}`, row.sealed);
}

/** All records that were merged into this one; throws `record-locked`, `seal-broken`. */
export async function openStrands(): Promise<Strand[]> {
  return Promise.all((await recordDatabase().strands.toArray()).map(openStrand));
}

/** The journal of a merged record, checked as our own is: `journal-broken` with the line's number. */
export async function openStrandJournal(strand: Strand): Promise<JournalLine[]> {
  const rows = await recordDatabase().strandLines.where('strandId').equals(strand.id).sortBy('seq');
  const lines: JournalLine[] = [];
  let prev = '0'.repeat(64);
  for (const [index, row] of rows.entries()) {
    const line = await openJsonWith<JournalLine>(await openContentKey(row.keyId), `journal/${row.seq}`, row.sealed);
    const { digest, ...rest } = line;
    const whole = line.seq === index + 1 && line.prev === prev && (await digestOf(rest)) === digest;
    if (!whole) throw new DaybookError('journal-broken', `line ${index + 1}`);
    prev = digest;
    lines.push(line);
  }
  if (lines.length !== strand.journal.lines || prev !== strand.journal.head) {
    throw new DaybookError('journal-broken', `line ${lines.length + 1}`);
  }
  return lines;
}
