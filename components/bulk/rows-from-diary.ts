import { type BulkRow, newRow } from './bulk-row.ts';
import { type WhenRules, leadingWhen } from './read-when.ts';

/** A diary as incidents: each line that begins with a date begins a new one. Where none does, each line is one. */
export function rowsFromDiary(text: string, rules: WhenRules): BulkRow[] {
  const lines = text.split(/\r\n|\r|\n/u);
  const dated = lines.map((line) => leadingWhen(line, rules));
  if (dated.every((found) => found === null)) {
    return lines.filter((line) => line.trim() !== '').map((line) => newRow({ words: line.trim() }));
  }
  const rows: BulkRow[] = [];
  for (const [at, line] of lines.entries()) {
    const found = dated[at] ?? null;
    const last = rows.at(-1);
    if (found !== null) rows.push(newRow({ when: found.when, words: found.rest }));
    else if (last !== undefined) last.words += `\n${line}`;
    else if (line.trim() !== '') rows.push(newRow({ words: line.trim() }));
  }
  for (const row of rows) row.words = row.words.trim();
  return rows;
}
