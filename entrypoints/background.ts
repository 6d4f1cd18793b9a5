import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { keepToolbarFace } from '../components/face/toolbar-face.ts';
import { leaveTab } from '../utils/capture/reader/leave-tab.ts';
import { acceptReader } from '../utils/capture/reader/reader-link.ts';
import { recoverInterrupted } from '../utils/capture/run/recover-interrupted.ts';
import { lookAtPage, readPageInTab } from '../utils/capture/start/start-capture.ts';
import {
  recordingEnded,
  recordingNotKept,
  recordingState,
  stopRecording,
} from '../utils/capture/film/start-recording.ts';
import { isRecordPossible, keepByShortcut, keepFromMenu, startFromPopup } from '../utils/capture/start/ways-in.ts';
import { makeMenu } from '../utils/capture/start/menu.ts';
import { watchForLeaving } from '../utils/vault/auto-lock.ts';
import { watchOwnFiles } from '../utils/record/watch-own-files.ts';
import { watchRemoved } from '../utils/record/watch-removed.ts';
import { answerMessages } from '../utils/messaging/answer.ts';

export default defineBackground(() => {
  // Registered at once, before anything is awaited: a listener added later would miss what woke us.
  browser.runtime.onConnect.addListener(acceptReader);
  browser.runtime.onInstalled.addListener(makeMenu);
  // Woken when the browser starts, we open the store while nobody waits: what that takes once a start is done then.
  browser.runtime.onStartup.addListener(() => undefined);
  browser.contextMenus?.onClicked.addListener(keepFromMenu);
  browser.commands?.onCommand.addListener(keepByShortcut);
  keepToolbarFace();
  watchForLeaving();
  watchRemoved();
  watchOwnFiles();
  answerMessages({
    'capture/start': startFromPopup,
    'tab/leave': async ({ tabId }) => {
      await leaveTab(tabId);
      return null;
    },
    'record/possible': () => Promise.resolve({ possible: isRecordPossible() }),
    'recording/state': recordingState,
    'recording/stop': stopRecording,
    'recording/ended': recordingEnded,
    'recording/not-kept': recordingNotKept,
    'page/look': ({ tabId }) => lookAtPage(tabId),
    'page/read': ({ tabId }) => readPageInTab(tabId),
  });
  void recoverInterrupted();
});
