import type { SelectorRow } from '../../contract.ts';

/** What WhatsApp Web's pages are made of. */
export const whatsappSelectors = {
  message: { css: '[data-testid^="conv-msg-"]', seen: '2026-06' },
  messageOld: {
    css: '#main [role="row"] > [data-id], #main .message-in[data-id], #main .message-out[data-id]',
    seen: '2026-09?',
  },
  /** Rows in which nothing has an id. */
  messageBare: { css: '#main [role="row"]:has([data-pre-plain-text]):not(:has([data-id]))', seen: '2026-10?' },
  /** What the application itself says in a chat: who was added, that messages are encrypted. */
  notice: { css: '[data-testid="msg-notification-container"], [data-testid="system_message"]', seen: '2026-09?' },
  stamp: { css: '[data-pre-plain-text]', seen: '2026-06' },
  sender: { css: 'span[aria-label$=":"]', seen: '2026-06' },
  text: {
    // links in the words have the same name as the words
    css: '[data-testid~="selectable-text"], [data-testid$="-caption"], .selectable-text:not(a), span.copyable-text:not([data-pre-plain-text])',
    seen: '2026-06',
  },
  quoted: { css: '[data-testid="quoted-message"]', seen: '2026-09?' },
  quotedText: { css: '.quoted-mention, [dir][class*="quoted"]', seen: '2023-07' },
  quotedName: { css: '[data-testid="author"], [role="button"] span[dir="auto"]', seen: '2026-08?' },
  meta: { css: '[data-testid="msg-meta"]', seen: '2026-06' },
  shortTime: { css: '[data-testid="msg-meta"] span[dir="auto"]', seen: '2026-06' },
  /** Drawn behind the last word, so that the clock has room there. */
  unseenClock: { css: '[aria-hidden="true"]', seen: '2026-06' },
  /** The clock where the names for tests are left out. */
  clock: { css: 'span[dir="auto"]', seen: '2026-09?' },
  tailIn: { css: '.message-in, [data-icon="tail-in"]', seen: '2026-09?' },
  tailOut: {
    css: '.message-out, [data-icon="tail-out"], [data-icon="msg-check"], [data-icon="msg-dblcheck"], [data-icon="msg-time"]',
    seen: '2026-09?',
  },
  recalled: { css: '[data-icon^="recalled"], [data-testid^="recalled"]', seen: '2023-07?' },
  forwarded: { css: '[data-icon^="forwarded"], [data-testid^="forwarded"]', seen: '2023-07?' },
  /** Behind the beginning of a long message: the rest comes when it is pressed. */
  more: { css: '.read-more-button', seen: '2023-07?' },
  document: { css: '[data-testid="document-thumb"]', seen: '2023-07' },
  documentName: { css: 'span[dir="auto"]', seen: '2023-07' },
  attachment: {
    css: '[data-icon^="audio-"], [data-icon="ptt"], [data-icon^="document"], [data-icon^="media-"], [data-icon="view-once"], [data-testid^="audio-"], [data-testid^="document-"]',
    seen: '2023-07?',
  },
  picture: { css: 'img[src]', seen: '2026-06' },
  video: { css: 'video', seen: '2026-06?' },
  /** What is not loaded is drawn as a background. */
  thumb: {
    css: '[data-testid="image-thumb"], [data-testid="image-content"], [data-testid="video-content"]',
    seen: '2026-08?',
  },
  /** Rows out of sight are emptied. */
  shell: { css: '[data-virtualized="true"]', seen: '2026-09?' },
  /** The question stands in the place of words. */
  pollOption: { css: '[data-testid^="poll-option-row-label-"], label[for*="-option-"]', seen: '2026-09?' },
  reactions: { css: '[data-testid="reaction-bubble"]', seen: '2026-06' },
  header: { css: '#main header', seen: '2026-06' },
  chatTitle: {
    css: '[data-testid="conversation-info-header-chat-title"], span[dir="auto"][title], span[dir="auto"]',
    seen: '2026-06',
  },
  members: { css: '[data-testid="chat-subtitle"] [title], span[title*=", "]', seen: '2023-07?' },
} as const satisfies Record<string, SelectorRow>;
