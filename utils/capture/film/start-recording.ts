import browser from 'webextension-polyfill';
import type { EntrySummary, PageFacts } from '../../record/types.ts';
import type { RequestOf } from '../../messaging/protocol.ts';
import { DaybookError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import { keptNotice, notKeptNotice } from '../run/notice-lines.ts';
import { injectReader, isWithoutReader } from '../reader/reader-link.ts';
import type { NoticeLine } from '../../messaging/protocol.ts';
import { type RecorderQuestion, type RecorderStart, type RecorderState, recorderPath } from './recorder-protocol.ts';
import { tabFacts } from '../run/tab-facts.ts';

/** What only Chromium has; `tabCapture` only once the person allowed it. */
declare const chrome: {
  tabCapture?: { getMediaStreamId(asked: { targetTabId: number }): Promise<string> };
  offscreen?: { createDocument(asked: { url: string; reasons: string[]; justification: string }): Promise<void> };
  runtime: { getContexts(asked: { contextTypes: string[] }): Promise<unknown[]> };
};

async function isRunning(): Promise<boolean> {
  if (chrome.offscreen === undefined) return false;
  return (await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })).length > 0;
}

async function askRecorder<T>(question: RecorderQuestion): Promise<T> {
  const reply = (await browser.runtime.sendMessage(question)) as Result<T>;
  if (!reply.ok) throw new DaybookError(reply.error.code, reply.error.detail);
  return reply.value;
}

/** What the page is and says when the recording begins; into some pages the browser lets nothing of ours. */
async function lookFirst(tabId: number): Promise<Omit<RecorderStart, 'streamId' | 'tabId'>> {
  try {
    const link = await injectReader(tabId);
    try {
      const page: PageFacts = await link.ask('facts', null);
      const { id, version } = (await link.ask('read', null)).adapter;
      return { page, adapter: { id, version }, words: await link.ask('words', null) };
    } finally {
      link.end();
    }
  } catch (thrown) {
    if (!(thrown instanceof DaybookError) || !isWithoutReader(thrown)) throw thrown;
    return { page: await tabFacts(tabId), adapter: null, words: null };
  }
}

/** Begins to record what a tab shows and plays. Throws `recording-impossible`, `recording-not-allowed`, `busy`, `recording-failed`. */
export async function startRecording(tabId: number): Promise<null> {
  if (chrome.offscreen === undefined) throw new DaybookError('recording-impossible');
  if (!(await browser.permissions.contains({ permissions: ['tabCapture'] as never }))) {
    throw new DaybookError('recording-not-allowed');
  }
  if (await isRunning()) throw new DaybookError('busy');
  const seen = await lookFirst(tabId);
  try {
    const streamId = (await chrome.tabCapture?.getMediaStreamId({ targetTabId: tabId })) ?? '';
    await chrome.offscreen.createDocument({
      url: recorderPath,
      reasons: ['USER_MEDIA'],
      justification: 'Keeps picture and sound of the tab that the person chose.',
    });
    await askRecorder<null>({ to: 'recorder', ask: 'start', start: { streamId, tabId, ...seen } });
  } catch (cause) {
    if (cause instanceof DaybookError) throw cause;
    throw new DaybookError('recording-failed', String(cause), { cause });
  }
  return null;
}

/** The recording that runs, if one does. */
export async function recordingState(): Promise<RecorderState | null> {
  return (await isRunning()) ? askRecorder<RecorderState>({ to: 'recorder', ask: 'state' }) : null;
}

async function endRecording(tell: boolean): Promise<EntrySummary> {
  if (!(await isRunning())) throw new DaybookError('not-found', 'no recording');
  return askRecorder<EntrySummary>({ to: 'recorder', ask: 'stop', tell });
}

/** Ends the recording and keeps it; its tab is told. Throws `not-found` where none runs. */
export function stopRecording(): Promise<EntrySummary> {
  return endRecording(true);
}

/** The same for one that went along something else, whose end is told. */
export function stopFilm(): Promise<EntrySummary> {
  return endRecording(false);
}

/** Tells in the tab how the recording ended; a page that has gone, or lets nothing of ours in, is told nothing. */
async function tellInTab(tabId: number, lines: NoticeLine[]): Promise<null> {
  try {
    const link = await injectReader(tabId);
    await link.ask('notice', { lines });
    link.end();
  } catch (thrown) {
    if (thrown instanceof DaybookError && (thrown.code === 'page-gone' || isWithoutReader(thrown))) return null;
    throw thrown;
  }
  return null;
}

/** Called when a recording has ended, by whatever end. */
export function recordingEnded({ tabId, ...kept }: RequestOf<'recording/ended'>): Promise<null> {
  return tellInTab(tabId, keptNotice(kept));
}

/** Called when a recording has ended and could not be kept; its parts are tried again at the next start. */
export function recordingNotKept({ tabId, code }: RequestOf<'recording/not-kept'>): Promise<null> {
  return tellInTab(tabId, notKeptNotice({ code }));
}
