import browser from 'webextension-polyfill';
import type { Replies, RequestOf } from '../../utils/messaging/protocol.ts';
import { send } from '../../utils/messaging/send.ts';
import { DaybookError } from '../../utils/shared/errors.ts';
import type { EntrySummary } from '../../utils/record/types.ts';
import type { Result } from '../../utils/shared/result.ts';
import { tabBelow } from '../data/tab-below.ts';
import { leave } from '../safety/leave.ts';
import { isInPrivateWindow, openOwnPage } from '../safety/own-window.ts';

async function currentTab(): Promise<number> {
  const tab = await tabBelow();
  if (tab?.id === undefined) throw new DaybookError('page-gone', 'no active tab');
  return tab.id;
}

/** Number of posts and messages on the page, and whose it is; throws what stands in the way of reading it. */
export async function lookAtPage(): Promise<Replies['page/look']> {
  const look = await send('page/look', { tabId: await currentTab() });
  if (!look.ok) throw new DaybookError(look.error.code, look.error.detail);
  return look.value;
}

/** A way to keep something, without the tab that it is for. */
export type CaptureWay<R = RequestOf<'capture/start'>> = R extends unknown ? Omit<R, 'tabId'> : never;

/** Asks the background to begin in this tab; it goes on when this panel is closed. */
export async function startCaptureAs(way: CaptureWay): Promise<Result<Replies['capture/start']>> {
  return send('capture/start', { tabId: await currentTab(), ...way } as RequestOf<'capture/start'>);
}

/** One of the two usual ways. */
export function startCapture(mode: 'post' | 'screen'): Promise<Result<Replies['capture/start']>> {
  return startCaptureAs({ mode });
}

/** The last entries. The database comes after the buttons are there: they do not wait for it. */
export async function recentEntries(): Promise<EntrySummary[]> {
  if (isInPrivateWindow()) return [];
  const { recentSummaries } = await import('../../utils/record/summaries.ts');
  return recentSummaries(4);
}

export function closePopup(): void {
  close();
}

/** Leaves the popup and the page under it. */
export function leavePopup(): void {
  leave(
    () =>
      void currentTab()
        .then((tabId) => send('tab/leave', { tabId }))
        .finally(closePopup),
  );
}

/** Opens a part of the page by itself, in a tab beside it: where the person is private, so is the tab. */
export async function openPart(address: string): Promise<void> {
  await browser.tabs.create({ url: address });
  close();
}

/** Opens the first pages in a tab of their own. */
export async function openFirstPages(): Promise<void> {
  await openOwnPage('/welcome.html');
  close();
}

/** Opens the casebook at one of its screens (`#/…`) in a tab of its own. */
export async function openCasebook(hash: string): Promise<void> {
  await openOwnPage(`/casebook.html${hash}`);
  close();
}
