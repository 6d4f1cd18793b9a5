import browser from 'webextension-polyfill';
import type { CaptureRun } from '../run/capture-run.ts';
import type { ReaderLink } from '../reader/reader-link.ts';

/** Says so where something hides the item that no press meets: what the picture shows is not the item. */
export async function lookForCover(run: CaptureRun, link: ReaderLink): Promise<void> {
  await link.ask('lay-out-chosen', null);
  const [ran] = await browser.scripting.executeScript({ target: { tabId: link.tabId }, files: ['/cover.js'] });
  const known = run.issues.some(({ code }) => code === 'item-covered');
  if (ran?.result === true && !known) run.issues.push({ step: 'tiles', code: 'item-covered' });
}
