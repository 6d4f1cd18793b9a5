import browser from 'webextension-polyfill';
import { DaybookError } from '../../shared/errors.ts';
import type { CaptureRun } from '../run/capture-run.ts';
import { exhibitOf } from '../run/taken.ts';

/** What only Chromium has, and only once the person allowed it. */
declare const chrome: { pageCapture?: { saveAsMHTML(asked: { tabId: number }): Promise<Blob | undefined> } };

const mostBytes = 100 * 1024 * 1024;

/** Whether the person allowed it; a browser that does not know of it refuses the question. */
async function mayCopy(): Promise<boolean> {
  if ('getBrowserInfo' in browser.runtime) return false;
  return browser.permissions.contains({ permissions: ['pageCapture'] as never });
}

/** The browser's own copy of the page (MHTML), where it can make one and the person allowed it; nothing otherwise. */
export async function takeBrowserCopy(run: CaptureRun, tabId: number): Promise<void> {
  if (!(await mayCopy())) return;
  if (chrome.pageCapture === undefined) throw new DaybookError('copy-failed', 'allowed, but not there yet');
  const copy = await chrome.pageCapture.saveAsMHTML({ tabId });
  if (copy === undefined || copy.size === 0) throw new DaybookError('copy-failed', 'the browser gave no copy');
  if (copy.size > mostBytes) throw new DaybookError('copy-failed', `${copy.size} bytes`);
  run.taken.push(
    await exhibitOf(new Uint8Array(await copy.arrayBuffer()), {
      role: 'copy',
      fileName: 'page.mhtml',
      mediaType: 'multipart/related',
      parents: [],
      madeBy: 'pageCapture.saveAsMHTML, as given by the browser',
    }),
  );
}
