import { interruptedAttempts } from '../../record/attempts.ts';
import type { CaptureIssue } from '../../record/types.ts';
import { openParts } from '../../record/attempt-parts.ts';
import { failRun } from './capture-run.ts';
import { keepFilm } from '../film/keep-film.ts';

/**
 * Turns captures that an earlier life of the background began and never ended into stored failures.
 * While the record is locked they stay where they are, and are told after it is opened.
 */
export async function recoverInterrupted(): Promise<void> {
  // One at a time over all our contexts, so that no interruption is told twice.
  await navigator.locks.request('recover', async () => {
    for (const { id, mode, startedAt, page } of await interruptedAttempts()) {
      const issues: CaptureIssue[] = [{ step: 'page', code: 'interrupted' }];
      const run = { mode, startedAt, attemptId: id, page, adapter: null, reading: null, taken: [], issues };
      // What a recording had stored by then is kept.
      if (mode === 'recording') await keepFilm(run, await openParts(id));
      else await failRun(run);
    }
  });
}
