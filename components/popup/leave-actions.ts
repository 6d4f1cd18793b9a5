import browser from 'webextension-polyfill';
import type { Replies, Said } from '../../utils/messaging/protocol.ts';
import { send } from '../../utils/messaging/send.ts';
import { DaybookError } from '../../utils/shared/errors.ts';
import type { CaptureWay } from './popup-actions.ts';

const saidName = 'said';
/** Optional permissions, each asked for by the one way that needs it. */
export type Leave = 'tabCapture' | 'pageCapture';

const asPermission = (leave: Leave) => ({ permissions: [leave] as never });

/** Whether this browser has such a thing at all. */
export function canBeAllowed(leave: Leave): boolean {
  return browser.runtime.getManifest().optional_permissions?.includes(leave) === true;
}

/** Whether a way needs picture and sound of the tab. */
export function needsRecorder(way: CaptureWay): boolean {
  return way.mode === 'recording' || (way.mode === 'conversation' && way.film);
}

/** False where this browser has no such thing: Firefox throws at a name that it does not know. */
export async function isAllowed(leave: Leave): Promise<boolean> {
  return canBeAllowed(leave) && browser.permissions.contains(asPermission(leave));
}

/** Gives a leave back to the browser. */
export async function giveBack(leave: Leave): Promise<void> {
  await browser.permissions.remove(asPermission(leave));
}

/**
 * Lets the browser ask; false where the person does not agree. A recording counts for tabs over which our button is pressed for
 * the first time from then on: one that was opened to us before stays opened without this.
 */
export function askFor(leave: Leave): Promise<boolean> {
  return browser.permissions.request(asPermission(leave));
}

export async function recordingNow(): Promise<Replies['recording/state']> {
  const state = await send('recording/state', {});
  if (!state.ok) throw new DaybookError(state.error.code, state.error.detail);
  return state.value;
}

/** Ends the recording; gives its entry's number. */
export async function stopRecording(): Promise<number> {
  const kept = await send('recording/stop', {});
  if (!kept.ok) throw new DaybookError(kept.error.code, kept.error.detail);
  return kept.value.number;
}

/** What is to be said of that which menu or keyboard began; said once. */
export async function takeSaid(): Promise<Said | null> {
  const said = (await browser.storage.session.get(saidName))[saidName] as Said | undefined;
  if (said === undefined) return null;
  await browser.storage.session.remove(saidName);
  return said;
}
