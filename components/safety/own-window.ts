import browser from 'webextension-polyfill';

/**
 * Whether this page of ours stands in a private window. Firefox gives such a page a store of its own that is gone with the
 * window, so no book may be opened there; Chromium shows our pages in ordinary windows only.
 */
export function isInPrivateWindow(): boolean {
  return browser.extension.inIncognitoContext === true;
}

/** Opens one of our pages where the book is: in this window, or in an ordinary one where this one is private. */
export async function openOwnPage(path: string): Promise<void> {
  const url = browser.runtime.getURL(path);
  if (isInPrivateWindow()) await browser.windows.create({ url, incognito: false });
  else await browser.tabs.create({ url });
}
