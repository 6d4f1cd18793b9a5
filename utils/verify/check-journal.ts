import { bagInfoLabels, noDigest } from '../package/format.ts';
import { canonicalJson, digestOf } from '../shared/canonical-json.ts';
import { parseJson } from './parse-json.ts';
import type { Problems } from './problem-codes.ts';

/** A line of the journal whose shape was checked. */
export interface CheckedLine {
  seq: number;
  kind: string;
  subject: { id: string; number?: number };
  content: string;
  prev: string;
  digest: string;
}

/** Follows the chain line by line, recomputing every digest; gives the lines that could be read. */
export async function checkJournal(
  text: string,
  bagInfo: ReadonlyMap<string, string>,
  problems: Problems,
): Promise<CheckedLine[]> {
  const rows = text.split('\n');
  if (rows.pop() !== '') problems.add('journal-unreadable', 'last line');
  const lines: CheckedLine[] = [];
  let [prev, seq] = [noDigest, 0];
  for (const [at, row] of rows.entries()) {
    const where = `line ${at + 1}`;
    const line = parseLine(row);
    if (!line) {
      problems.add('journal-unreadable', where);
      continue;
    }
    const { digest, ...described } = line;
    if (line.seq !== seq + 1) problems.add('journal-gap', where);
    else if (line.prev !== prev) problems.add('journal-link-broken', where);
    if ((await digestOf(described)) !== digest) problems.add('journal-line-changed', where);
    lines.push(line);
    prev = digest;
    seq = line.seq;
  }
  const whole =
    bagInfo.get(bagInfoLabels.journalHead) === prev && bagInfo.get(bagInfoLabels.journalLines) === String(rows.length);
  if (!whole) problems.add('journal-cut');
  return lines;
}

function parseLine(row: string): CheckedLine | null {
  let value: unknown;
  try {
    value = parseJson(row);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  // Only the canonical form: a line with a property twice would read differently elsewhere.
  return isLine(value) && canonicalJson(value) === row ? value : null;
}

function isLine(value: unknown): value is CheckedLine {
  if (typeof value !== 'object' || value === null) return false;
  const line = value as Record<string, unknown>;
  const subject = line['subject'];
  return (
    Number.isSafeInteger(line['seq']) &&
    ['at', 'kind', 'content', 'prev', 'digest'].every((name) => typeof line[name] === 'string') &&
    typeof subject === 'object' &&
    subject !== null &&
    typeof (subject as Record<string, unknown>)['id'] === 'string'
  );
}
