import browser from 'webextension-polyfill';
import { send } from '../../utils/messaging/send.ts';
import { DaybookError } from '../../utils/shared/errors.ts';

/**
 * Whether this page of ours stands in a private window. Firefox gives such a page a store of its own that is gone with the
 * window, so no book may be opened there; Chromium shows our pages in ordinary windows only.
 */
export function isInPrivateWindow(): boolean {
  return browser.extension.inIncognitoContext === true;
}

/** Whether there can be a book in this browser at all: where every window is private, no other one is better. */
export async function isRecordPossible(): Promise<boolean> {
  if (!isInPrivateWindow()) return true;
  const asked = await send('record/possible', {});
  if (!asked.ok) throw new DaybookError(asked.error.code, asked.error.detail);
  return asked.value.possible;
}

/** Opens one of our pages where the book is: in this window, or in an ordinary one where this one is private. */
export async function openOwnPage(path: string): Promise<void> {
  const url = browser.runtime.getURL(path);
  if (isInPrivateWindow()) await browser.windows.create({ url, incognito: false });
  else await browser.tabs.create({ url });
}
