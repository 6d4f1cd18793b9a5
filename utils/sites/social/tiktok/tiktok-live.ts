import type { Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { blankReading } from '../../reading/reading.ts';
import { pathParts } from '../../values/safe-url.ts';
import { handleOf, tiktokSelectors } from './tiktok-parts.ts';

/** The chat beside a video that is live: names and words, without times, numbers or account names. */
export const liveSelectors = {
  liveMessage: { css: '[data-e2e="chat-message"]', seen: '2026-09?' },
  liveName: { css: '[data-e2e="message-owner-name"]', seen: '2026-09?' },
  /** One of these is around name and words, the words stand in another inside it. */
  liveWords: {
    css: '.break-words, [class*="-DivComment"], .live-shared-ui-chat-list-chat-message-comment',
    seen: '2026-09?',
  },
} as const satisfies Record<string, SelectorRow>;

/** Lines that somebody wrote; who joined and what was given has no name of that kind. */
export function liveMessages(root: Document | ShadowRoot): Element[] {
  const { liveMessage, liveName } = liveSelectors;
  return all(root, liveMessage).filter(
    (line) => first(line, liveName) !== null && line.parentElement?.closest(liveMessage.css) == null,
  );
}

/** What follows the name, or the row of it, within the line; badges may stand behind it. */
function afterName(line: Element, name: Element): Element | null {
  for (let row: Element | null = name; row !== null && row !== line; row = row.parentElement)
    for (let next = row.nextElementSibling; next !== null; next = next.nextElementSibling)
      if (next.textContent.trim() !== '') return next;
  return null;
}

function wordsOf(line: Element, name: Element): Element | null {
  const named = all(line, liveSelectors.liveWords).filter((block) => !block.contains(name) && !name.contains(block));
  return named.at(-1) ?? afterName(line, name);
}

/** One line of the chat. */
export function readLive(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  const name = first(item, liveSelectors.liveName);
  const words = name === null ? null : wordsOf(item, name);
  const link = all(item, tiktokSelectors.profile).find((one) => words?.contains(one) !== true) ?? null;
  const handle = handleOf(link?.getAttribute('href'), url);
  reading.itemId = missing('TikTok shows no id in a live chat');
  reading.permalink = missing('TikTok has no address of a line in a live chat');
  reading.author = {
    name: firstFound([
      [liveSelectors.liveName.css, () => name && textOf(name, { images: 'all' })],
      [`${liveSelectors.liveName.css}@title`, () => name?.getAttribute('title')],
    ]),
    handle: firstFound([[`${tiktokSelectors.profile.css}@href`, () => handle]]),
    accountId: missing('number of the account: not in the markup'),
    profileUrl: firstFound([
      [`${tiktokSelectors.profile.css}@href`, () => (handle === null ? null : `${url.origin}/@${handle}`)],
    ]),
  };
  reading.postedAt = missing('TikTok shows no time in a live chat');
  reading.text = firstFound([
    [liveSelectors.liveWords.css, () => words && textOf(words, { images: 'all', whitespace: 'keep' })],
  ]);
  const [person] = pathParts(url);
  const streamer = person?.startsWith('@') === true ? person.slice(1) : null;
  reading.conversation = { name: 'live chat', id: streamer, participants: [] };
  return reading;
}
