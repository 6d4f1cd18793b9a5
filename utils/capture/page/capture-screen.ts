import { DaybookError, toFailure } from '../../shared/errors.ts';
import { type Kept, beginRun, failRun, keepRun, tryStep } from '../run/capture-run.ts';
import { askSecond, checkClock } from '../corroborate/check-clock.ts';
import { PassingWords } from '../corroborate/passing-words.ts';
import type { ReaderLink } from '../reader/reader-link.ts';
import { readPageWords } from './read-page-words.ts';
import { takeScreenshot } from '../picture/screenshot.ts';
import { tabFacts } from '../run/tab-facts.ts';
import { screenExhibit } from '../run/taken.ts';

/**
 * Keeps what the window shows of the page now, with its address and words. Where the browser lets nothing into the
 * page (`link` is the reason), picture and address alone, and the capture says so.
 */
export async function captureScreen(tabId: number, link: ReaderLink | DaybookError): Promise<Kept> {
  if (link instanceof DaybookError) {
    const run = await beginRun('screen', await tabFacts(tabId));
    run.issues.push({ step: 'inject', ...toFailure(link, 'page-forbidden'), missing: ['text'] });
    await tryStep(run, 'tiles', 'screenshot-refused', async () => {
      run.taken.push(await screenExhibit(await takeScreenshot(tabId), 1));
    });
    return keepRun(run, null);
  }
  const run = await beginRun('screen', await link.ask('facts', null));
  const passing = new PassingWords();
  await tryStep(run, 'tiles', 'screenshot-refused', async () => {
    await link.ask('settle', null);
    passing.add(await link.ask('words', null));
    run.taken.push(await screenExhibit(await takeScreenshot(tabId), 1));
  });
  await tryStep(run, 'read', 'page-gone', async () => {
    await readPageWords(run, link, passing);
    await checkClock(run, askSecond(run, link));
  });
  const pictured = run.taken.some(({ facts }) => facts.role === 'screen');
  const gone = run.issues.some(({ code }) => code === 'page-gone');
  return gone && !pictured ? failRun(run) : keepRun(run, link);
}
