import { bodyMedia } from '../page/body-media.ts';
import { boxAround } from '../page/box-around.ts';
import type { Adapter, ItemRef, Reading, SelectorRow } from '../contract.ts';
import { first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { firstFound } from '../reading/field.ts';
import { wholeAddress } from '../page/link-words.ts';
import { utcOfEpoch, utcOfIso } from '../values/machine-time.ts';
import { ownAll, ownFirst } from '../page/own-parts.ts';
import { forgetPage, oncePerPage } from '../page/page-memo.ts';
import { putAll } from '../reading/put-all.ts';
import { blankReading } from '../reading/reading.ts';
import { cleanUrl } from '../values/safe-url.ts';
import { setWords } from '../reading/set-words.ts';
import { softwareMarks } from '../software-marks.ts';

/** 2026-11: the templates of the themes Harmony 3.3.4 and Persona 15.3.3 (for NodeBB 4.16), drawn here. */
const selectors = {
  site: { css: softwareMarks.nodebb, seen: '2026-11' },
  item: { css: '[component="post"][data-pid], [component="chat/message"][data-mid]', seen: '2026-06' },
  person: { css: 'a[data-username][href], a[itemprop="author"][href]', seen: '2026-06' },
  /** The name as its owner chose it; in Persona what is said for machines is the account's. */
  shownName: { css: '[data-username][data-uid]:not([component])', seen: '2026-11' },
  anyPerson: { css: 'a[href*="/user/"]', seen: '2026-06' },
  name: { css: '[itemprop="author"] meta[itemprop="name"]', seen: '2026-06' },
  published: { css: 'meta[itemprop="datePublished"]', seen: '2026-06' },
  time: { css: 'a.permalink .timeago, .post-header .timeago, .timeago', seen: '2026-06' },
  permalink: { css: 'a.post-index[href], a.permalink[href]', seen: '2026-06' },
  otherLink: { css: 'a[href*="/post/"]', seen: '2026-06' },
  body: { css: '[component="post/content"], [component="chat/message/body"]', seen: '2026-06' },
  parent: { css: '[component="post/parent"]', seen: '2026-06' },
  edited: { css: '[component="post/edit-indicator"]:not(.hidden)', seen: '2026-11' },
  votes: { css: '[component="post/vote-count"]', seen: '2026-06' },
  replies: { css: '[component="post/reply-count/text"]', seen: '2026-06' },
  announces: { css: '[component="post/announce-count"]', seen: '2026-11' },
  signature: { css: '[component="post/signature"]', seen: '2026-06' },
  topic: { css: '[component="topic/title"]', seen: '2026-06' },
  room: {
    css: '[component="chat/header/title"], [component="chat/messages"] [component="chat/room/name"]',
    seen: '2026-06?',
  },
  self: {
    css: '[component="header/username"], [component="user/username"]',
    seen: '2026-11',
  },
} as const satisfies Record<string, SelectorRow>;

/** Somebody's picture; without one it is a letter. */
const picture = '.avatar, [component^="avatar/"], [component="user/picture"]';

/** Where the times of something else stand. */
const otherTimes = '[component="post/parent"], [component="post/editor"], [component="post/reply-count"]';

/** Where a theme of a board has the head of a post in one place with its words. */
const headInBody =
  '[component="post/content"] > :is(small, header, .post-header):has([component], a.permalink, [itemprop="author"])';

/** A quote that names whose words it repeats: a line with the person and the post, then the block. */
const quoteHead = 'a[href*="/post/"]';

/** The quoted post is marked only by a link to it in the line before the block; a block without one is the author's own doing. */
function quotedBlocks(body: Element | null): { head: Element; block: Element }[] {
  return [...(body?.querySelectorAll('blockquote') ?? [])].flatMap((block) => {
    const head = boxAround(block, body).previousElementSibling;
    const line = head?.localName === 'p' ? head : head?.querySelector('p');
    const alone = line != null && head !== null && boxAround(line, head.parentElement) === head;
    return alone && head.querySelector(quoteHead) !== null && block.parentElement?.closest('blockquote') === null
      ? [{ head, block }]
      : [];
  });
}

function quoteOf(quote: { head: Element; block: Element } | undefined, base: URL): ItemRef | null {
  if (quote === undefined) return null;
  const href = quote.head.querySelector(quoteHead)?.getAttribute('href');
  const person = quote.head.querySelector('a.mention, a[href*="/user/"]');
  return {
    itemId: /\/post\/([^/?#]+)/u.exec(href ?? '')?.[1] ?? null,
    permalink: cleanUrl(href, base),
    author: person === null ? null : person.textContent.trim().replace(/^@/u, '') || null,
    text: textOf(quote.block) || null,
  };
}

function parentOf(item: Element, base: URL): ItemRef | null {
  const parent = ownFirst(item, selectors.parent, selectors.item);
  const id =
    parent?.getAttribute('data-parent-pid') ?? parent?.getAttribute('data-topid') ?? item.getAttribute('data-to-pid');
  const outer = item.parentElement?.closest(selectors.item.css)?.getAttribute('data-pid');
  if (!id && !outer && parent === null) return null;
  const people = [...(parent?.querySelectorAll('a[href*="/user/"], [data-username]') ?? [])];
  const person =
    people.find((one) => one.querySelector(picture) === null) ?? (parent?.localName === 'a' ? parent : null);
  return {
    itemId: id ?? outer ?? null,
    permalink: cleanUrl(
      parent?.getAttribute('href') ?? parent?.querySelector('a[href*="/post/"]')?.getAttribute('href'),
      base,
    ),
    author: person?.getAttribute('data-username') ?? (person?.textContent.trim().replace(/^@/u, '') || null),
    text: null,
  };
}

/** In themes that mark no link as the permanent one: the link to this very post, not to the one it answers. */
function ownLink(item: Element): Element | null {
  const end = `/post/${item.getAttribute('data-pid') ?? ''}`;
  return (
    ownAll(item, selectors.otherLink, selectors.item).find((link) => link.getAttribute('href')?.endsWith(end)) ?? null
  );
}

/** Some themes show no link to a post; every board leads from the number of one to it, beside its topics and people. */
function numberedAddress(pid: string | null, url: URL): string | null {
  const board = /^(.*)\/(?:topic\/\d|user\/[^/]+\/)/u.exec(url.pathname)?.[1];
  return board === undefined || !/^\d+$/u.test(pid ?? '') ? null : cleanUrl(`${board}/post/${pid ?? ''}`, url);
}

function setText(reading: Reading, body: Element | null, url: URL): void {
  const quotes = quotedBlocks(body);
  reading.quotes = quoteOf(quotes[0], url);
  const without = quotes.flatMap(({ head, block }) => [head, block]);
  reading.media = bodyMedia([body], url, `a.mention, button, ${headInBody}`, without);
  setWords(reading, selectors.body.css, body, {
    exclude: `button, ${headInBody}`,
    without,
    link: (anchor) => wholeAddress(anchor, url),
  });
  putAll(reading.facts, {
    otherQuotes: quotes
      .slice(1)
      .map(({ block }) => textOf(block))
      .join('\n\n'),
  });
}

function read(item: Element, url: URL): Reading {
  const own = (row: SelectorRow): Element | null => ownFirst(item, row, selectors.item);
  const chat = item.hasAttribute('data-mid');
  const reading = blankReading(chat ? 'message' : 'post');
  const people = ownAll(item, selectors.anyPerson, selectors.item).filter(
    // whom it mentions, whom it answers
    (one) => one.closest(`${selectors.body.css}, ${selectors.parent.css}`) === null,
  );
  const worded = people.find((one) => one.querySelector(picture) === null && textOf(one) !== '') ?? null;
  const named = own(selectors.person) ?? worded;
  const person = named ?? people[0] ?? null;
  const handle = item.getAttribute('data-username') ?? person?.getAttribute('data-username');
  const uid = item.getAttribute('data-uid') ?? person?.getAttribute('data-uid');
  // not that of the answered post, of a later change, of the last answer
  const time =
    ownAll(item, selectors.time, selectors.item).find(
      (one) =>
        one.closest(otherTimes) === null &&
        (one.closest(selectors.body.css) === null || one.closest(headInBody) !== null),
    ) ?? null;
  const said = own(selectors.name)?.getAttribute('content') ?? item.getAttribute('data-displayname');
  const shown = said === handle ? own(selectors.shownName) : null;
  const shownName = shown === null || shown.querySelector(picture) !== null ? said : textOf(shown) || said;
  reading.itemId = firstFound([['@data-pid', () => item.getAttribute('data-pid') ?? item.getAttribute('data-mid')]]);
  const link = chat ? null : (own(selectors.permalink) ?? ownLink(item));
  reading.permalink = firstFound([
    [`${selectors.permalink.css}@href`, () => cleanUrl(link?.getAttribute('href'), url)],
    ['address of the page + @data-pid', () => (chat ? null : numberedAddress(item.getAttribute('data-pid'), url))],
  ]);
  reading.author = {
    name: firstFound([
      [`${selectors.name.css}@content, ${selectors.shownName.css}`, () => shownName],
      [selectors.person.css, () => named && textOf(named)],
      ['@data-username', () => handle],
    ]),
    // 0 is a guest or somebody who has left, under any name; a person of another server has an address here
    handle: firstFound([['@data-username', () => (uid === '0' ? null : handle)]]),
    accountId: firstFound([['@data-uid', () => (uid === '0' ? null : uid)]]),
    profileUrl: firstFound([
      [
        `${selectors.person.css}@href`,
        () => (person?.getAttribute('href') === '#' ? null : cleanUrl(person?.getAttribute('href'), url)),
      ],
    ]),
  };
  reading.postedAt = firstFound([
    ['@data-timestamp', () => utcOfEpoch(item.getAttribute('data-timestamp'), 'ms')],
    [`${selectors.published.css}@content`, () => utcOfIso(own(selectors.published)?.getAttribute('content'))],
    [`${selectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
    // as it is sent, before a script puts words there
    [`${selectors.time.css}@title`, () => utcOfIso(time?.getAttribute('title'))],
  ]);
  reading.postedAtRaw = firstFound([
    [selectors.time.css, () => time && textOf(time)],
    [`${selectors.time.css}@title`, () => time?.getAttribute('title')],
  ]);
  setText(reading, own(selectors.body), url);
  reading.replyTo = parentOf(item, url);
  putAll(reading.counts, {
    votes: own(selectors.votes)?.getAttribute('data-votes'),
    replies: own(selectors.replies)?.getAttribute('data-replies'),
    shares: own(selectors.announces)?.textContent.trim(),
  });
  if (item.classList.contains('deleted')) reading.marks.push('deleted');
  const edited = own(selectors.edited);
  if (edited !== null) reading.marks.push('edited');
  const document = item.ownerDocument;
  const page = oncePerPage(document, 'nodebb', () => ({
    topic: first(document, selectors.topic)?.textContent.trim(),
    room: first(document, selectors.room)?.textContent.trim(),
    self: first(document, selectors.self)?.textContent.trim(),
  }));
  const signature = own(selectors.signature);
  putAll(reading.facts, {
    title: chat ? null : page.topic,
    index: item.getAttribute('data-index'),
    timeTitle: time?.getAttribute('title'),
    editedTitle: edited?.getAttribute('title'),
    signature: signature && textOf(signature),
  });
  if (chat) {
    reading.side =
      item.getAttribute('data-self') === '1' ? 'out' : item.getAttribute('data-self') === '0' ? 'in' : null;
    reading.conversation = {
      name: page.room ?? null,
      id: /\/chats\/(\d+)/u.exec(url.pathname)?.[1] ?? null,
      participants: [],
    };
  }
  reading.signedInAs = firstFound([[selectors.self.css, () => page.self]]);
  return reading;
}

/** NodeBB 2 to 4 with any theme that keeps its `component` attributes, on whatever host: posts and chat. */
export const nodebb: Adapter = {
  id: 'nodebb',
  name: 'NodeBB',
  version: 8,
  hosts: [],
  required: { post: ['author', 'postedAt', 'permalink', 'text'], message: ['author', 'postedAt', 'text'] },
  selectors,
  recognises: (_url, document) => first(document, selectors.site) !== null,
  items: (root) => {
    forgetPage(root);
    return [...root.querySelectorAll(selectors.item.css)];
  },
  read,
};
