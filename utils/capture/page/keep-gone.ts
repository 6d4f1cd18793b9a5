import { utf8 } from '../../shared/bytes.ts';
import type { CaptureRun } from '../run/capture-run.ts';
import type { PassingWords } from '../corroborate/passing-words.ts';
import { exhibitOf } from '../run/taken.ts';

/** Words that the pictures show and the page no longer has: kept apart, and said. */
export async function keepGone(run: CaptureRun, passing: PassingWords, last: string): Promise<void> {
  const gone = passing.goneFrom(last);
  if (gone.length === 0) return;
  run.taken.push(
    await exhibitOf(utf8(gone.join('\n').toWellFormed()), {
      role: 'file',
      fileName: 'words-on-the-way.txt',
      mediaType: 'text/plain;charset=utf-8',
      parents: [],
      madeBy: 'lines that the page showed while its pictures were taken, and no longer when it was read',
    }),
  );
  run.issues.push({ step: 'read', code: 'words-gone', detail: `${gone.length} lines` });
}
