import browser from 'webextension-polyfill';
import { type WayId, wayIds } from './ways.ts';

/** Title of each way in the page's context menu, in neutral words. */
const titles: Record<WayId, string> = {
  'keep-post': 'menu_keep',
  'keep-screen': 'command_screen',
  'keep-page': 'command_page',
  'keep-conversation-newer': 'command_conversation_newer',
  'keep-conversation-older': 'command_conversation_older',
  'keep-conversation-between': 'command_conversation_between',
  'keep-profile': 'command_profile',
  'keep-words': 'command_words',
  'keep-recording': 'command_recording',
};

/** Our lines in the page's context menu; browsers put them under one of our name. Phones have no such menu. */
export async function makeMenu(): Promise<void> {
  const recorder = browser.runtime.getManifest().permissions?.includes('offscreen') === true;
  // An update finds the lines of the version before.
  await browser.contextMenus?.removeAll();
  for (const id of wayIds) {
    if (id === 'keep-recording' && !recorder) continue;
    browser.contextMenus?.create({
      id,
      title: browser.i18n.getMessage(titles[id]),
      contexts: ['page', 'selection', 'link', 'image', 'video', 'audio', 'editable'],
      documentUrlPatterns: ['http://*/*', 'https://*/*', 'file:///*'],
    });
  }
}
