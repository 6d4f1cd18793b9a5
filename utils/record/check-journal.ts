import { digestOf } from '../shared/canonical-json.ts';
import type { Finding } from './check-findings.ts';
import { openedOrNull } from './check-open.ts';
import { recordDatabase } from './database.ts';
import { openJournalLine } from './journal.ts';
import type { JournalLine } from './types.ts';

/** What the journal says was put into the record: digest and number by id. */
export interface Told {
  entries: Map<string, { content: string; number: number | null }>;
  notes: Map<string, { content: string; number: number | null }>;
  things: Map<string, { content: string; number: number | null }>;
  lines: number;
}

const tableOf: Partial<Record<JournalLine['kind'], 'entries' | 'notes' | 'things'>> = {
  'entry-made': 'entries',
  'capture-failed': 'entries',
  'note-added': 'notes',
  'thing-added': 'things',
  'thing-changed': 'things',
  'thing-removed': 'things',
};

const batch = 500;

/** What a line says of the record: something came in, went out, came back. */
function tell(told: Told, { kind, subject, content }: JournalLine): void {
  const { id, number, what } = subject;
  if (kind === 'removed' || kind === 'erased') {
    for (const table of [told.entries, told.notes, told.things]) table.delete(id);
    return;
  }
  const back = what === 'entry' ? 'entries' : what === 'note' ? 'notes' : 'things';
  const table = kind === 'put-back' ? back : tableOf[kind];
  if (table !== undefined) told[table].set(id, { content, number: number ?? null });
}

/**
 * Follows the chain to its end, whatever is found on the way, so that every break is located: a line that does not
 * open, is missing, or does not name the digest of the one before.
 */
export async function checkJournal(find: (finding: Finding) => void, step: (done: number) => void): Promise<Told> {
  const { journal, head } = recordDatabase();
  const told: Told = { entries: new Map(), notes: new Map(), things: new Map(), lines: 0 };
  const broken = (seq: number) =>
    find({ what: 'journal-broken', number: null, place: String(seq), table: 'journal', id: String(seq) });
  let prev = '0'.repeat(64);
  let next = 1;
  for (;;) {
    const rows = await journal.where('seq').aboveOrEqual(next).limit(batch).toArray();
    if (rows.length === 0) break;
    for (const row of rows) {
      for (; next < row.seq; next += 1) broken(next);
      next = row.seq + 1;
      told.lines += 1;
      const line = await openedOrNull(() => openJournalLine(row));
      if (line === null) {
        broken(row.seq);
        prev = row.digest;
        continue;
      }
      const { digest, ...rest } = line;
      const whole =
        line.seq === row.seq && line.prev === prev && digest === row.digest && (await digestOf(rest)) === digest;
      if (!whole) broken(row.seq);
      prev = digest;
      tell(told, line);
    }
    step(rows.length);
  }
  const end = await head.get('head');
  if (end !== undefined && (end.seq !== next - 1 || end.digest !== prev)) broken(next);
  return told;
}
