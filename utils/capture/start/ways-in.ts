import browser, { type Menus, type Tabs } from 'webextension-polyfill';
import { panelPath } from '../../messaging/panel.ts';
import type { NoticeLine, RequestOf, Said } from '../../messaging/protocol.ts';
import { DaybookError, toFailure } from '../../shared/errors.ts';
import type { MenuTarget } from '../reader/reader-protocol.ts';
import {
  type Started,
  startConversationCapture,
  startItemCapture,
  startPageCapture,
  startScreenCapture,
} from './start-capture.ts';
import { recordingState, startRecording, stopRecording } from '../film/start-recording.ts';
import { wayOf } from './ways.ts';

/** Said by the popup when it opens next; the browser keeps it in memory only. */
const saidName = 'said';

/** A way in without a popup has no place of its own to say something: the popup opens and says it. */
async function sayInPopup(said: Said, tabId: number): Promise<void> {
  await browser.storage.session.set({ [saidName]: said });
  // a window that a page opened, or that of an app, has no toolbar from which it could come
  await browser.action.openPopup().catch(() => openPanel(tabId));
}

/** The size of the panel as the toolbar shows it, with what a window puts around it. Pixels. */
const panelSize = { width: 380, height: 620 };

/** Our panel in a small window of its own; a phone's browser has tabs alone. */
async function openPanel(tabId: number): Promise<void> {
  const url = browser.runtime.getURL(panelPath(tabId));
  if (browser.windows === undefined) await browser.tabs.create({ url });
  else await browser.windows.create({ url, type: 'popup', ...panelSize });
}

/** An account's page is as long as its posts: this much of it tells whose it is. */
const profileScreens = 3;

/**
 * False where the browser is set to remember nothing: our background is private then, as every window is, and the store of
 * such a one takes nothing. Only Firefox has that.
 */
export function isRecordPossible(): boolean {
  return !browser.extension.inIncognitoContext;
}

async function begin(request: RequestOf<'capture/start'>, menu: MenuTarget | null, started: Started): Promise<void> {
  if (!isRecordPossible()) throw new DaybookError('record-impossible');
  const { tabId } = request;
  switch (request.mode) {
    case 'post':
    case 'words':
    case 'private':
      return startItemCapture(tabId, menu, started, request.mode);
    case 'screen':
      return startScreenCapture(tabId, started);
    case 'page':
      return startPageCapture(tabId, { mostScreens: request.mostScreens }, 'page', started);
    case 'profile':
      return startPageCapture(tabId, { mostScreens: profileScreens }, 'profile', started);
    case 'conversation':
      return startConversationCapture(tabId, request, menu, started);
    case 'recording':
      return startRecording(tabId).then(() => started());
  }
}

/** Begins a capture for our popup; answers when it runs, or why it cannot. */
export function startFromPopup(request: RequestOf<'capture/start'>): Promise<{ told: NoticeLine[] }> {
  return new Promise((resolve, reject) => {
    const started: Started = (told = []) => resolve({ told });
    // After the start the outcome is told in the page and stored; a second settling changes nothing here.
    begin(request, null, started).then(() => started(), reject);
  });
}

/** Begins what menu or keyboard asked for; what stands in the way is said in the popup. */
async function beginNamed(id: unknown, tabId: number, menu: MenuTarget | null): Promise<void> {
  const request = wayOf(id, tabId);
  if (request === null) return;
  try {
    // The same key that began a recording ends it.
    if (request.mode === 'recording' && (await recordingState()) !== null) await stopRecording();
    else
      await begin(request, menu, (told = []) => void (told.length > 0 && sayInPopup({ failure: null, told }, tabId)));
  } catch (thrown) {
    await sayInPopup({ failure: toFailure(thrown, 'page-forbidden'), told: [] }, tabId);
  }
}

export async function keepFromMenu(info: Menus.OnClickData, tab?: Tabs.Tab): Promise<void> {
  if (tab?.id === undefined) return;
  await beginNamed(info.menuItemId, tab.id, {
    targetElementId: info.targetElementId ?? null,
    linkUrl: info.linkUrl ?? null,
    srcUrl: info.srcUrl ?? null,
    hasSelection: (info.selectionText ?? '') !== '',
  });
}

export async function keepByShortcut(command: string, tab?: Tabs.Tab): Promise<void> {
  const front = tab ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0];
  if (front?.id !== undefined) await beginNamed(command, front.id, null);
}
