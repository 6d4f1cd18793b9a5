import { bodyMedia } from '../page/body-media.ts';
import type { Adapter, ItemRef, Reading, SelectorRow } from '../contract.ts';
import { first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { firstFound } from '../reading/field.ts';
import { wholeAddress } from '../page/link-words.ts';
import { utcOfEpoch, utcOfIso } from '../values/machine-time.ts';
import { ownAll, ownFirst } from '../page/own-parts.ts';
import { pageBase } from '../page/page-base.ts';
import { forgetPage, oncePerPage } from '../page/page-memo.ts';
import { putAll } from '../reading/put-all.ts';
import { blankReading, markExcerpt } from '../reading/reading.ts';
import { sessionFreeUrl } from '../values/session-free-url.ts';
import { setWords } from '../reading/set-words.ts';
import { softwareMarks } from '../software-marks.ts';
import { newsSelectors, readNews } from './xenforo-news.ts';

const selectors = {
  board: { css: softwareMarks.xenforo, seen: '2026-06' },
  /** `message` of XenForo 1 has its id in `id`, a message of 2.0 and a review in an anchor, a comment of 1 and an author's answer to a review nowhere. */
  item: {
    css: '[data-author][data-content], li.message[id*="post-"], li.message[data-author][id^="message-"], li.messageSimple[id^="profile-post-"], .messageResponse > li.comment:has(.commentContent), .message--conversationMessage[data-author], .message--simple:not([data-author]):has(> .u-anchorTarget[id]), .message-responseRow > .comment:not([data-author]):has(.comment-body), .block-row[data-author]:has(.contentRow-snippet):not(.js-newsFeedTarget > *), li.searchResult[data-author]:is([id^="post-"], [id^="profile-post-"])',
    seen: '2026-06',
  },
  /** What a search found, all of one person for one, is shown by its first words or those around the ones looked for. */
  foundLink: { css: '.contentRow-title a[href], .searchResult .title > a[href]', seen: '2026-06?' },
  anchor: {
    css: '.u-anchorTarget[id^="convMessage-"], .message--simple:not([data-author]) > .u-anchorTarget[id]',
    seen: '2018-02?',
  },
  person: {
    css: '.message-name .username, .message-userDetails .username, .message-attribution-user .username, .comment-user, .username[data-user-id], .messageUserInfo a.username, a.username.author, :is(.messageContent, .commentContent) > a.username, .searchResult .meta > a.username, span.username',
    seen: '2026-06',
  },
  avatar: { css: '.message-avatar [data-user-id], .comment-avatar [data-user-id]', seen: '2026-06?' },
  attribution: { css: '.message-attribution time[datetime], .comment-actionBar time[datetime]', seen: '2026-06' },
  anyTime: { css: 'time[datetime]', seen: '2026-06' },
  oldTime: { css: '.datePermalink .DateTime, .DateTime', seen: '2026-06?' },
  permalink: {
    css: '.message-attribution a[href*="post-"], a.datePermalink[href], .comment-actionBar a[href*="comments/"], .contentRow-title a[href], .searchResult .title > a[href]',
    seen: '2026-06',
  },
  body: {
    css: '.message-body .bbWrapper, .comment-body .bbWrapper, .messageText, .messageContent > article > blockquote, .commentContent > article > blockquote, .contentRow-snippet, .searchResult .snippet > a, .bbWrapper',
    seen: '2026-06',
  },
  quote: { css: '.bbCodeBlock--quote, .bbCodeQuote', seen: '2026-06' },
  attachments: { css: '.message-attachments', seen: '2026-06?' },
  edited: { css: '.message-lastEdit, .editDate', seen: '2026-06' },
  notice: { css: '.messageNotice, .message-notices', seen: '2026-06?' },
  reactions: { css: '.reactionsBar-link, .likeText', seen: '2026-06' },
  title: { css: '.message-userTitle, .userTitle', seen: '2026-06' },
  thread: { css: '.p-title-value, .titleBar h1', seen: '2026-06' },
  self: { css: '.p-navgroup-link--user .p-navgroup-linkText, .navTab.account .accountUsername', seen: '2026-06?' },
} as const satisfies Record<string, SelectorRow>;

/** What stands in a body and is nobody's words here: quotes, frames of code, cards of links. */
const frame =
  'blockquote, .bbCodeBlock--quote, .bbCodeQuote, .bbCodeBlock-title, .bbCodeBlock-expandLink, .bbCodeBlock--unfurl, .js-selectToQuoteEnd, .messageTextEndMarker, .bbCodeSpoiler-button';
const notices: Record<string, string> = {
  'messageNotice--deleted': 'deleted',
  'messageNotice--moderated': 'awaiting approval',
  'messageNotice--warning': 'warning by the board',
  'messageNotice--ignored': 'hidden',
};

const messages = new Set(['message', 'conversation_message', 'convMessage']);

/** Of what was found only the address tells what it is. */
function foundIn(item: Element): { type: string; id: string } | null {
  const href = item.matches('.block-row') ? first(item, selectors.foundLink)?.getAttribute('href') : null;
  const [, type, id] = /(profile-posts\/comments|profile-posts|posts)\/(\d+)|$/u.exec(href ?? '') ?? [];
  const post = /[/#]post-(\d+)(?:$|[/#?])/u.exec(href ?? '')?.[1] ?? id;
  return post === undefined ? null : { type: type?.includes('comments') === true ? 'comment' : 'post', id: post };
}

function contentOf(item: Element): { type: string; id: string } | null {
  const name = item.getAttribute('data-content') ?? (item.id || first(item, selectors.anchor)?.id);
  const parts = /^([a-z_-]+)-(\d+)$/iu.exec(name ?? '');
  return parts?.[1] === undefined || parts[2] === undefined ? foundIn(item) : { type: parts[1], id: parts[2] };
}

function quoteOf(quote: Element | undefined, base: URL): ItemRef | null {
  if (quote === undefined) return null;
  const jump = quote.querySelector('.bbCodeBlock-sourceJump, a.AttributionLink');
  const words = quote.querySelector('.bbCodeBlock-expandContent, .bbCodeBlock-content, .quote') ?? quote;
  const jumpWords = jump === null ? null : textOf(jump);
  return {
    itemId:
      /(\d+)/u.exec(quote.getAttribute('data-source') ?? '')?.[1] ??
      /(?:post[=-]|id=)(\d+)/u.exec(jump?.getAttribute('href') ?? '')?.[1] ??
      null,
    permalink: sessionFreeUrl(jump?.getAttribute('href'), base),
    author: quote.getAttribute('data-quote') ?? quote.getAttribute('data-author') ?? jumpWords,
    text:
      textOf(words, {
        exclude: `.bbCodeBlock-title, .bbCodeBlock-expandLink, .attribution, .quoteExpand, ${selectors.quote.css}`,
      }) || null,
  };
}

function addMarks(reading: Reading, item: Element): void {
  for (const notice of ownAll(item, selectors.notice, selectors.item)) {
    for (const [name, mark] of Object.entries(notices))
      if (notice.classList.contains(name) && !reading.marks.includes(mark)) reading.marks.push(mark);
    putAll(reading.facts, { notice: textOf(notice, { exclude: 'a' }) });
  }
  if (/(?:^|[\s-])deleted(?:\s|$)/u.test(item.getAttribute('class') ?? '') && !reading.marks.includes('deleted'))
    reading.marks.push('deleted');
  const edited = ownFirst(item, selectors.edited, selectors.item);
  if (edited === null) return;
  reading.marks.push('edited');
  const time = edited.querySelector('time[datetime], .DateTime[data-time]');
  putAll(reading.facts, {
    editedAt: utcOfIso(time?.getAttribute('datetime')) ?? utcOfEpoch(time?.getAttribute('data-time'), 'seconds'),
    edited: textOf(edited),
  });
}

function read(item: Element, pageUrl: URL): Reading {
  const url = pageBase(item.ownerDocument, pageUrl);
  if (item.matches(newsSelectors.news.css)) return readNews(item, url);
  const own = (row: SelectorRow): Element | null => ownFirst(item, row, selectors.item);
  const content = contentOf(item);
  const reading = blankReading(
    content !== null && messages.has(content.type)
      ? 'message'
      : content === null || content.type.includes('comment')
        ? 'comment'
        : 'post',
  );
  const person = own(selectors.person);
  const avatar = own(selectors.avatar);
  const body = own(selectors.body);
  const time =
    own(selectors.attribution) ??
    ownAll(item, selectors.anyTime, selectors.item).find(
      (one) => one.closest('.bbWrapper, .message-lastEdit, .message-userContent') === null,
    ) ??
    null;
  const oldTime = time === null ? own(selectors.oldTime) : null;
  const accountId = (element: Element | null): string | null =>
    /^[1-9]\d*$/u.exec(element?.getAttribute('data-user-id') ?? '')?.[0] ?? null;
  const name = item.getAttribute('data-author') || (person === null ? null : textOf(person));
  const href = person?.getAttribute('href') ?? person?.closest('a')?.getAttribute('href');
  reading.itemId = firstFound([['@data-content', () => content?.id]]);
  reading.permalink = firstFound([
    ['a[href] around time', () => sessionFreeUrl((time ?? oldTime)?.closest('a')?.getAttribute('href'), url)],
    [`${selectors.permalink.css}@href`, () => sessionFreeUrl(own(selectors.permalink)?.getAttribute('href'), url)],
    ['@itemid', () => sessionFreeUrl(item.getAttribute('itemid'), url)],
  ]);
  reading.author = {
    name: firstFound([['@data-author', () => name]]),
    handle: firstFound([['@data-author', () => name]]),
    accountId: firstFound([
      [`${selectors.person.css}@data-user-id`, () => accountId(person)],
      [`${selectors.avatar.css}@data-user-id`, () => accountId(avatar)],
      [`${selectors.person.css}@href`, () => /(?:^|\/)members\/(?:[^/]*\.)?(\d+)\/?/u.exec(href ?? '')?.[1]],
    ]),
    profileUrl: firstFound([[`${selectors.person.css}@href`, () => sessionFreeUrl(href, url)]]),
  };
  reading.postedAt = firstFound([
    ['time@datetime', () => utcOfIso(time?.getAttribute('datetime'))],
    [
      'time@data-timestamp',
      () => utcOfEpoch(time?.getAttribute('data-timestamp') ?? time?.getAttribute('data-time'), 'seconds'),
    ],
    ['.DateTime@data-time', () => utcOfEpoch(oldTime?.getAttribute('data-time'), 'seconds')],
  ]);
  reading.postedAtRaw = firstFound([
    ['time', () => (time ?? oldTime) && textOf((time ?? oldTime) as Element)],
    ['.DateTime@title', () => oldTime?.getAttribute('title')],
  ]);
  const quotes = ownAll(item, selectors.quote, selectors.item).filter(
    (quote) => quote.parentElement?.closest(selectors.quote.css) == null,
  );
  reading.quotes = quoteOf(quotes[0], url);
  reading.media = bodyMedia([body, own(selectors.attachments)], url, `${selectors.quote.css}`);
  setWords(reading, selectors.body.css, body, { exclude: frame, link: (anchor) => wholeAddress(anchor, url) });
  addMarks(reading, item);
  if (item.matches('.block-row, .searchResult')) markExcerpt(reading);
  const text = (row: SelectorRow): string | null => {
    const element = own(row);
    return element === null ? null : textOf(element);
  };
  putAll(reading.counts, { reactions: text(selectors.reactions) });
  const document = item.ownerDocument;
  const page = oncePerPage(document, 'xenforo', () => {
    const thread = first(document, selectors.thread);
    return { thread: thread && textOf(thread), self: first(document, selectors.self)?.textContent.trim() };
  });
  putAll(reading.facts, {
    title: page.thread,
    timeTitle: (time ?? oldTime)?.getAttribute('title'),
    subject: text(selectors.foundLink),
    rank: text(selectors.title),
    otherQuotes: quotes
      .slice(1)
      .map((quote) => textOf(quote))
      .join('\n\n'),
  });
  const parent = item.parentElement?.closest(selectors.item.css) ?? null;
  if (parent !== null)
    reading.replyTo = {
      itemId: contentOf(parent)?.id ?? null,
      permalink: null,
      author: parent.getAttribute('data-author'),
      text: null,
    };
  if (reading.kind === 'message')
    reading.conversation = {
      name: page.thread ?? null,
      id: /\/(?:conversations|direct-messages)\/(?:[^/]*\.)?(\d+)/u.exec(pageUrl.pathname)?.[1] ?? null,
      participants: [],
    };
  reading.signedInAs = firstFound([[selectors.self.css, () => page.self]]);
  return reading;
}

/** XenForo 2 and 1, on whatever host: posts, profile posts and their comments, conversations, what happened lately. */
export const xenforo: Adapter = {
  id: 'xenforo',
  name: 'XenForo',
  version: 8,
  hosts: [],
  required: {
    post: ['author', 'postedAt', 'permalink', 'text'],
    comment: ['author', 'postedAt', 'text'],
    message: ['author', 'postedAt', 'text'],
  },
  selectors: { ...selectors, ...newsSelectors },
  recognises: (_url, document) => first(document, selectors.board) !== null,
  items: (root) => {
    forgetPage(root);
    return [...root.querySelectorAll(`${selectors.item.css}, ${newsSelectors.news.css}`)].filter(
      (item) => contentOf(item) !== null || item.matches(`.comment, ${newsSelectors.news.css}`),
    );
  },
  read,
};
