import type { Adapter, Reading, SelectorRow } from '../contract.ts';
import { bodyMedia } from '../page/body-media.ts';
import { all, first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { linesAbove } from '../page/lines-above.ts';
import { forgetPage, oncePerPage } from '../page/page-memo.ts';
import { platformHosts } from '../platform-hosts.ts';
import { firstFound, missing } from '../reading/field.ts';
import { putAll } from '../reading/put-all.ts';
import { blankReading } from '../reading/reading.ts';
import { setWords } from '../reading/set-words.ts';
import { isUnderHosts } from '../values/host-match.ts';
import { pathParts } from '../values/safe-url.ts';

/** What other programs for this page go by, in 2026. */
const selectors = {
  message: { css: 'mws-message-wrapper', seen: '2026-09?' },
  direction: { css: '[data-e2e-message-outgoing]', seen: '2026-09?' },
  part: { css: 'mws-message-part-router > [aria-label], mws-text-message-part[aria-label]', seen: '2026-09?' },
  words: { css: 'mws-text-message-part', seen: '2026-09?' },
  besides: {
    css: 'mws-link-preview-decorator, mws-message-status, mws-absolute-timestamp, mws-relative-timestamp, mw-message-reactions-display, mws-icon',
    seen: '2026-08?',
  },
  time: { css: 'mws-absolute-timestamp', seen: '2026-08?' },
  line: { css: 'mws-tombstone-message-wrapper', seen: '2026-08?' },
  title: { css: '[data-e2e-header-title] h2', seen: '2026-09?' },
} as const satisfies Record<string, SelectorRow>;

function sideOf(item: Element): Reading['side'] {
  const said =
    item.getAttribute('is-outgoing') ?? first(item, selectors.direction)?.getAttribute('data-e2e-message-outgoing');
  return said === 'true' ? 'out' : said === 'false' ? 'in' : null;
}

/** Names without the marks around them that say in which direction they run. */
const plain = (text: string): string => text.replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '');

/**
 * Who wrote what came in: the title names the other one, or all of a group, and the label of a message, in whatever
 * language, has one of these names before the words. A group may have a name of its own, which is nobody's.
 */
function writerOf(title: string | null, label: string | null, words: string): string | null {
  if (title === null || label === null) return null;
  const before = words === '' ? label : label.slice(0, Math.max(0, label.indexOf(words)));
  const named = [...new Set([title, ...peopleIn(title)])].filter((person) => plain(before).includes(plain(person)));
  return named.length === 1 || named[0] === title ? (named[0] ?? null) : null;
}

const peopleIn = (title: string): string[] => title.split(/[,、،]\s*/u).filter((person) => person !== '');

function read(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  const document = item.ownerDocument;
  const { title, above } = oncePerPage(document, 'google messages', () => {
    const shown = first(document, selectors.title);
    return {
      title: shown && (textOf(shown) || null),
      above: linesAbove(document.querySelectorAll(`${selectors.line.css}, ${selectors.message.css}`), (element) =>
        element.matches(selectors.line.css) ? textOf(element) : null,
      ),
    };
  });
  const body = first(item, selectors.words);
  const label = first(item, selectors.part)?.getAttribute('aria-label') ?? null;
  const words = body === null ? '' : textOf(body, { exclude: selectors.besides.css });
  const time = first(item, selectors.time);
  reading.side = sideOf(item);
  reading.itemId = firstFound([['mws-message-wrapper@msg-id', () => item.getAttribute('msg-id')]]);
  reading.permalink = missing('Google Messages has no address of a message');
  reading.author.name =
    reading.side === 'in'
      ? firstFound([[selectors.title.css, () => writerOf(title, label, words)]])
      : missing('the page names nobody beside what was sent from here');
  reading.postedAt = missing('Google Messages shows no exact time');
  reading.postedAtRaw = firstFound([
    [selectors.time.css, () => time && textOf(time)],
    [`${selectors.line.css} above`, () => above.get(item)],
  ]);
  reading.media = bodyMedia([item], url, selectors.besides.css);
  setWords(reading, selectors.words.css, body ?? (reading.media.length > 0 ? item : null), {
    exclude: selectors.besides.css,
  });
  const id = pathParts(url).at(-1) ?? null;
  reading.conversation = {
    name: title,
    id: id !== null && /^[\w-]+$/u.test(id) && pathParts(url).at(-2) === 'conversations' ? id : null,
    participants: title === null ? [] : peopleIn(title),
  };
  // said with sender and time, in words of the page's language
  putAll(reading.facts, { label });
  return reading;
}

/** Text messages of an Android telephone, in a browser. */
export const googleMessages: Adapter = {
  id: 'googlemessages',
  name: 'Google Messages',
  version: 1,
  hosts: platformHosts.googlemessages,
  required: { message: ['text'] },
  selectors,
  recognises: (url) => isUnderHosts(url, googleMessages.hosts),
  items: (root) => {
    forgetPage(root);
    return all(root, selectors.message);
  },
  read,
};
