import browser from 'webextension-polyfill';
import { clearOwnFiles } from '../shared/own-files.ts';

/**
 * A package that was saved passes through a file of the browser's own, in the clear: it goes when the page that made it
 * is closed or left, and at the next start after a crash. Called once, at once, when the background starts.
 */
export function watchOwnFiles(): void {
  const clear = () => void clearOwnFiles();
  browser.tabs.onRemoved.addListener(clear);
  browser.tabs.onUpdated.addListener((_id, change) => {
    if (change.status === 'complete') clear();
  });
  clear();
}
