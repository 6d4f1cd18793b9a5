import { keptReading } from '../corroborate/kept-reading.ts';
import type { PassingWords } from '../corroborate/passing-words.ts';
import { qualityIssues } from '../corroborate/quality-gate.ts';
import type { ReaderLink } from '../reader/reader-link.ts';
import type { CaptureRun } from '../run/capture-run.ts';
import { textExhibits } from '../run/taken.ts';
import { keepGone } from './keep-gone.ts';

/**
 * Reads what the page says of itself and all words that it shows, which it gives back; what it showed while pictures were
 * taken and shows no longer is kept beside them.
 */
export async function readPageWords(run: CaptureRun, link: ReaderLink, passing: PassingWords): Promise<string> {
  const { adapter, reading } = await link.ask('read', null);
  run.adapter = { id: adapter.id, version: adapter.version };
  run.reading = keptReading(reading);
  // nothing is asked of a page as of an item: what its words are is said all the same
  run.issues.push(...qualityIssues(reading, []));
  const words = await link.ask('words', null);
  run.taken.push(...(await textExhibits(words, 'all words that the page showed')));
  await keepGone(run, passing, words);
  return words;
}
