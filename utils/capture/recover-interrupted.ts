import { interruptedAttempts } from '../record/attempts.ts';
import type { CaptureIssue } from '../record/types.ts';
import { failRun } from './capture-run.ts';

/**
 * Turns captures that an earlier life of the background began and never ended into stored failures.
 * While the record is locked they stay where they are, and are told after it is opened.
 */
export async function recoverInterrupted(): Promise<void> {
  // One at a time over all our contexts, so that no interruption is told twice.
  await navigator.locks.request('recover', async () => {
    for (const { id, mode, startedAt, page } of await interruptedAttempts()) {
      const issues: CaptureIssue[] = [{ step: 'page', code: 'interrupted' }];
      await failRun({ mode, startedAt, attemptId: id, page, adapter: null, reading: null, taken: [], issues });
    }
  });
}
