import { digestOf } from '../shared/canonical-json.ts';
import { DaybookError } from '../shared/errors.ts';
import { openContentKey, openJsonWith } from './content-key.ts';
import { type JournalRow, recordDatabase } from './database.ts';
import type { JournalLine } from './types.ts';

/** One line as it was written; throws `record-locked`, `seal-broken`. */
export async function openJournalLine(row: JournalRow): Promise<JournalLine> {
  return openJsonWith<JournalLine>(await openContentKey(row.keyId), `journal/${row.seq}`, row.sealed);
}

/** The whole journal, checked: a line that is missing, moved or altered throws `journal-broken` with its number. */
export async function openJournal(): Promise<JournalLine[]> {
  const rows = await recordDatabase().journal.orderBy('seq').toArray();
  const lines = await Promise.all(rows.map(openJournalLine));
  const head = await recordDatabase().head.get('head');
  let prev = '0'.repeat(64);
  for (const [index, line] of lines.entries()) {
    const { digest, ...rest } = line;
    const whole = line.seq === index + 1 && line.prev === prev && (await digestOf(rest)) === digest;
    if (!whole) throw new DaybookError('journal-broken', `line ${index + 1}`);
    prev = digest;
  }
  if (head !== undefined && (head.seq !== lines.length || head.digest !== prev)) {
    throw new DaybookError('journal-broken', `line ${lines.length + 1}`);
  }
  return lines;
}
