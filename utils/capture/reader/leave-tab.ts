import browser from 'webextension-polyfill';
import { leavingChannel, neutralPage } from '../../shared/leaving.ts';
import { forgetSession } from '../../vault/session.ts';
import { runInPage } from './run-in-page.ts';

/** A page may take this long to go before the neutral one is put over it all the same: one may be busy for ever. */
const patienceMs = 600;

/**
 * Put into the page: takes the place of its own entry in the tab's history, so that Back does not lead there. A page in which
 * something was written asks before it is left: its frames go, and its listeners as it is opened for writing.
 */
function goBlank(): void {
  addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true });
  document.replaceChildren();
  try {
    document.open();
  } catch {
    // no HTML: listeners that were there before ours stay
  }
  location.replace('about:blank');
}

/** Resolves once the tab has loaded something else. */
function tabLoaded(tabId: number): { loaded: Promise<void>; stop: () => void } {
  let stop = () => {};
  const loaded = new Promise<void>((resolve) => {
    const onUpdated = (id: number, change: { status?: string }) => {
      if (id === tabId && change.status === 'complete') resolve();
    };
    browser.tabs.onUpdated.addListener(onUpdated);
    stop = () => {
      browser.tabs.onUpdated.removeListener(onUpdated);
    };
  });
  return { loaded, stop };
}

/** Tells the page in the tab to go, and waits for that while patience lasts; pages that no extension may enter stay as they are. */
async function blankPage(tabId: number): Promise<void> {
  const { loaded, stop } = tabLoaded(tabId);
  const patience = Promise.withResolvers<void>();
  const timer = setTimeout(patience.resolve, patienceMs);
  // not ours to enter: the neutral page goes on top of it
  const gone = runInPage(tabId, { func: goBlank }).then(
    () => loaded,
    () => undefined,
  );
  await Promise.race([gone, patience.promise]);
  clearTimeout(timer);
  stop();
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
