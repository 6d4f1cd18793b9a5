import browser from 'webextension-polyfill';
import { leavingChannel, neutralPage } from '../../shared/leaving.ts';
import { forgetSession } from '../../vault/session.ts';
import { runInPage } from './run-in-page.ts';

/** A page may take this long to go before the neutral one is put over it all the same. */
const patienceMs = 600;

/** Put into the page: takes the place of its own entry in the tab's history, so that Back does not lead there. */
function goBlank(): void {
  location.replace('about:blank');
}

/** Resolves once the tab has loaded something else, or when patience ends. */
function tabLoaded(tabId: number): { loaded: Promise<void>; stop: () => void } {
  let stop = () => {};
  const loaded = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, patienceMs);
    const onUpdated = (id: number, change: { status?: string }) => {
      if (id === tabId && change.status === 'complete') resolve();
    };
    browser.tabs.onUpdated.addListener(onUpdated);
    stop = () => {
      clearTimeout(timer);
      browser.tabs.onUpdated.removeListener(onUpdated);
    };
  });
  return { loaded, stop };
}

/** Whether the page in the tab could be told to go; pages that no extension may enter stay as they are. */
async function blankPage(tabId: number): Promise<boolean> {
  const { loaded, stop } = tabLoaded(tabId);
  try {
    await runInPage(tabId, { func: goBlank });
    await loaded;
    return true;
  } catch {
    // not ours to enter: the neutral page goes on top of it
    return false;
  } finally {
    stop();
  }
}

/** What Firefox needs to put a page in another's place in the history; Chromium refuses to know the word. */
function inPlace(): { loadReplace?: boolean } {
  return browser.runtime.getURL('').startsWith('moz-extension:') ? { loadReplace: true } : {};
}

/**
 * Leaves a web page in a hurry: closes the record, sends every page of ours to the neutral one, and puts the neutral
 * page in the place of what the tab showed.
 */
export async function leaveTab(tabId: number): Promise<void> {
  const channel = new BroadcastChannel(leavingChannel);
  channel.postMessage('leave');
  channel.close();
  await forgetSession();
  await blankPage(tabId);
  await browser.tabs.update(tabId, { url: browser.runtime.getURL(neutralPage), ...inPlace() });
}
