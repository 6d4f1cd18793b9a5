import { type CaptureRun, tryStep } from '../run/capture-run.ts';
import { clockIssues } from './corroborate.ts';
import type { ReaderLink } from '../reader/reader-link.ts';

export type SecondReading = ReturnType<typeof askSecond>;

/** Asks the page a second time, by other ways; goes on beside whatever else is done. */
export function askSecond(run: CaptureRun, link: ReaderLink) {
  return tryStep(run, 'clock', 'page-gone', () => link.ask('corroborate', null));
}

/** Notes what the page holds against which this computer's clock can be checked, and says where they do not fit; gives the item's words as shown. */
export async function checkClock(run: CaptureRun, asked: SecondReading): Promise<string | null> {
  const told = await asked;
  if (told === undefined) return null;
  if (run.page !== null) run.page = { ...run.page, clock: told.clock };
  run.issues.push(...clockIssues(told.clock));
  return told.shown;
}
