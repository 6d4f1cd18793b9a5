/** What the background asks the recorder, a page of ours that no window shows. */
import type { PageFacts } from '../../record/types.ts';

export const recorderPath = '/recorder.html';

export interface RecorderStart {
  /** From `tabCapture.getMediaStreamId`, for this one use. */
  streamId: string;
  tabId: number;
  page: PageFacts;
  adapter: { id: string; version: number } | null;
  /** Words of the page when it began; null where the browser lets nothing of ours into it. */
  words: string | null;
}

export interface RecorderState {
  tabId: number;
  sinceMs: number;
  /** Parts stored so far. */
  parts: number;
}

export type RecorderQuestion =
  | { to: 'recorder'; ask: 'start'; start: RecorderStart }
  | { to: 'recorder'; ask: 'state' }
  // `tell`: whether the tab hears how it was kept; where it went along something else, that is told
  | { to: 'recorder'; ask: 'stop'; tell: boolean };
