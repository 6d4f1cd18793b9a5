import { bodyMedia } from '../../page/body-media.ts';
import type { ItemRef, Reading, SelectorRow } from '../../contract.ts';
import { textOf } from '../../page/dom-text.ts';
import { wholeAddress } from '../../page/link-words.ts';
import { putAll } from '../../reading/put-all.ts';
import { setWords } from '../../reading/set-words.ts';
import { cleanUrl } from '../../values/safe-url.ts';

/** What stands in somebody's words and is another's: a post, messages of the chat. */
export const quoteRow = { css: 'aside.quote, .chat-transcript', seen: '2026-07' } as const satisfies SelectorRow;

/** Quotes and cards of links are not this post's words; the rest are labels of the reader's page. */
const frame =
  'aside, .chat-transcript, .meta, .lightbox .filename, .codeblock-button-wrapper, .cooked-selection-barrier, .badge-notification, button, .chat-message-edited, .chat-message-reaction-list';
const quoted = 'aside.quote, .chat-transcript, aside.onebox img, .meta, img.site-icon, a.mention, a.anchor';

export function topicUrl(base: URL, topic: string | null, post: string | null): string | null {
  if (topic === null || !/^\d+$/u.test(topic)) return null;
  // the page's own address says the topic's words as well
  const [, words, number] = /^\/t\/([^/]+)\/(\d+)/u.exec(base.pathname) ?? [];
  const path = number === topic && words !== undefined ? `${words}/${topic}` : topic;
  return `${base.origin}/t/${path}${post !== null && /^\d+$/u.test(post) ? `/${post}` : ''}`;
}

function quoteOf(quote: Element | undefined, base: URL): ItemRef | null {
  if (quote === undefined) return null;
  const words = quote.querySelector(':scope > blockquote, :scope > .chat-transcript-messages') ?? quote;
  return {
    itemId: null,
    permalink:
      topicUrl(base, quote.getAttribute('data-topic'), quote.getAttribute('data-post')) ??
      cleanUrl(quote.querySelector('.chat-transcript-datetime a')?.getAttribute('href'), base),
    author: quote.getAttribute('data-username'),
    text: textOf(words, { exclude: 'aside.quote, .chat-transcript, .title' }) || null,
  };
}

/** The words of a post or message, what it quotes, and the pictures in it. `apart`: what else in the body is none of them. */
export function setBody(reading: Reading, body: Element | null, via: string, url: URL, apart?: string): void {
  const quotes = [...(body?.querySelectorAll(quoteRow.css) ?? [])].filter(
    (quote) => quote.parentElement?.closest(quoteRow.css) == null,
  );
  reading.quotes = quoteOf(quotes[0], url);
  reading.media = bodyMedia([body], url, quoted);
  setWords(reading, via, body, {
    exclude: apart === undefined ? frame : `${frame}, ${apart}`,
    link: (anchor) => wholeAddress(anchor, url),
  });
  putAll(reading.facts, {
    otherQuotes: quotes
      .slice(1)
      .map((quote) => textOf(quote))
      .join('\n\n'),
  });
}
