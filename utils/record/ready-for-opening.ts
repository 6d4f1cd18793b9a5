import { DaybookError } from '../shared/errors.ts';
import { refreshKeyRing } from './key-ring.ts';
import { refreshSummaryList } from './summary-list.ts';

/**
 * After many entries came in at once: what makes the next opening fast is brought up to date now. Where the record was
 * locked meanwhile, the next opening does it.
 */
export async function readyForOpening(): Promise<void> {
  try {
    await Promise.all([refreshSummaryList(), refreshKeyRing()]);
  } catch (thrown) {
    if (!(thrown instanceof DaybookError) || thrown.code !== 'record-locked') throw thrown;
  }
}
