import type { RequestOf } from '../../messaging/protocol.ts';

/** The ways to keep something by their names in menu and keyboard; the manifest's commands carry the same. */
export const wayIds = [
  'keep-post',
  'keep-screen',
  'keep-page',
  'keep-conversation-newer',
  'keep-conversation-older',
  'keep-conversation-between',
  'keep-profile',
  'keep-words',
  'keep-recording',
] as const;
export type WayId = (typeof wayIds)[number];

/** A way that menu or keyboard named, as the popup would ask for it; null for a name that is none. */
export function wayOf(id: unknown, tabId: number): RequestOf<'capture/start'> | null {
  switch (wayIds.find((one) => one === id)) {
    case undefined:
      return null;
    case 'keep-post':
      return { tabId, mode: 'post' };
    case 'keep-screen':
      return { tabId, mode: 'screen' };
    case 'keep-page':
      return { tabId, mode: 'page', mostScreens: null };
    case 'keep-conversation-newer':
      return { tabId, mode: 'conversation', direction: 'newer', film: false };
    case 'keep-conversation-older':
      return { tabId, mode: 'conversation', direction: 'older', film: false };
    case 'keep-conversation-between':
      return { tabId, mode: 'conversation', direction: 'between', film: false };
    case 'keep-profile':
      return { tabId, mode: 'profile' };
    case 'keep-words':
      return { tabId, mode: 'words' };
    case 'keep-recording':
      return { tabId, mode: 'recording' };
  }
}
