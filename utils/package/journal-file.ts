import type { JournalLine } from '../record/types.ts';
import { canonicalJson, digestOf } from '../shared/canonical-json.ts';
import { DaybookError } from '../shared/errors.ts';
import { noDigest } from './format.ts';

/**
 * Follows the chain once more before it is handed over; a line that does not fit throws
 * `journal-broken` with its number. Gives the text of `journal.jsonl`, line by line.
 */
export async function* journalText(journal: readonly JournalLine[]): AsyncGenerator<string> {
  let prev = noDigest;
  for (const [at, line] of journal.entries()) {
    const { digest, ...described } = line;
    const fits = line.seq === at + 1 && line.prev === prev && (await digestOf(described)) === digest;
    if (!fits) throw new DaybookError('journal-broken', `line ${at + 1}`);
    prev = digest;
    yield `${canonicalJson(line)}\n`;
  }
}
