import { bodyMedia } from '../page/body-media.ts';
import type { Adapter, ItemRef, Reading, SelectorRow } from '../contract.ts';
import { first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { firstFound } from '../reading/field.ts';
import { linkedAuthor } from './forum-author.ts';
import { addForumFacts } from './forum-facts.ts';
import { utcOfEpoch, utcOfIso } from '../values/machine-time.ts';
import { ownAll, ownFirst } from '../page/own-parts.ts';
import { pageBase } from '../page/page-base.ts';
import { forgetPage } from '../page/page-memo.ts';
import { putAll } from '../reading/put-all.ts';
import { blankReading } from '../reading/reading.ts';
import { sessionFreeUrl } from '../values/session-free-url.ts';
import { setWords } from '../reading/set-words.ts';
import { softwareMarks } from '../software-marks.ts';
import { listSelectors, readFound, readLeft } from './vbulletin-lists.ts';

const selectors = {
  board: { css: softwareMarks.vbulletin, seen: '2026-06' },
  /** vBulletin 4 `li#post_1`, 3 `table#post1` or, where its tables were made boxes, `div#post1`, 5 and 6 `li[data-node-id]`. */
  item: {
    css: 'li[id^="post_"], table[id^="post"], div[id^="post"]:has([id^="td_post_"]), li.b-post[data-node-id], .b-comment-entry[data-node-id], li.postcontainer:not([id]):has([id^="post_message_"])',
    seen: '2026-06',
  },
  person: {
    css: '.username_container a.username, .userinfo a.username, a.bigusername, .b-userinfo a[data-vbnamecard], .b-userinfo .author a, .author a[href*="member"], [id^="postmenu_"]:not([id$="_menu"]) a[href*="member.php"]',
    seen: '2026-06',
  },
  guest: {
    css: '.username_container .username, .userinfo .username, .b-userinfo .author, [id^="postmenu_"]',
    seen: '2026-06',
  },
  date: {
    css: '.postdate .date, a[id^="postcount"] > .postdate, .posthead .date, .b-post__timestamp, td.thead .normal:last-child, :is(td, div, span):has(> a[name^="post"])',
    seen: '2026-06',
  },
  time: { css: 'time[datetime]', seen: '2026-06?' },
  permalink: {
    css: 'a.postcounter[href], a.b-post__count[href], a[id^="postcount"][href], a[href*="#post"]',
    seen: '2026-06',
  },
  body: { css: '[id^="post_message_"], .js-post__content-text', seen: '2026-06' },
  otherBody: { css: '.postcontent, [itemprop="text"], .b-comment-entry__text', seen: '2026-06?' },
  quote: {
    // by its own picture or the one that leads to the quoted post, too, whatever its parts are called
    css: '.bbcode_quote, .b-bbcode__quote, .bbcode_container .quote_container, [id^="post_message_"] div:has(> div > div > img[src*="quote_icon"], > div > div > a[href*="#post"] > img)',
    seen: '2026-06',
  },
  /** vBulletin 3 draws quotes as tables or boxes; a box that says how it is written holds code. */
  oldQuote: {
    css: '[id^="post_message_"] table td.alt2, [id^="post_message_"] table td[style*="inset"], [id^="post_message_"] div[style*="inset"]:not([dir])',
    seen: '2026-06',
  },
  attachments: { css: '.attachments, [id^="td_post_"] fieldset', seen: '2026-06?' },
  edited: { css: '.lastedited, .post_edit, .b-post__edit-note', seen: '2026-06?' },
  deleted: { css: '.deletedtext, .postdeletion_notice', seen: '2026-06?' },
  subject: { css: 'h2.title, .b-post__title', seen: '2026-06' },
  rank: { css: '.usertitle', seen: '2026-06' },
  signature: {
    css: '.signature .signaturecontainer, .signature, .post-signature, .b-post__signature',
    seen: '2026-06?',
  },
  thread: { css: '.threadtitle a, .threadtitle, h1.main-title, h1.b-content-entry-title', seen: '2026-06' },
  self: { css: '.welcomelink a[href*="member"], #lnkUsername, .b-menu__username-label', seen: '2026-06?' },
} as const satisfies Record<string, SelectorRow>;

const userId = [/\/member\/(\d+)/u, /member(?:\.php)?[?/](\d+)/u, /[?&]u=(\d+)/u, /\/members?\/(\d+)/u] as const;
/** Around a quote of vBulletin 3, with the line above it. */
const oldQuoteFrame =
  'div[style*="margin:20px"]:has(> table td[style*="inset"]), div:has(> div[style*="inset"]:not([dir]))';
const frame = `${selectors.quote.css}, .bbcode_description, .smallfont, table:has(td.alt2), td.alt2, ${oldQuoteFrame}, .lastedited, .signature, .after_content`;

function postIdOf(item: Element): string | null {
  // on telephones some boards leave it out of the item
  const words = item.id === '' ? first(item, selectors.body)?.id : null;
  return /^post_?(?:message_)?(\d+)$/u.exec(words ?? item.id)?.[1] ?? item.getAttribute('data-node-id');
}

/** A private message is drawn as a post whose number is left out of every name; the page's address has it. */
function isPrivate(item: Element): boolean {
  return /^post_?$/u.test(item.id) && first(item, selectors.body)?.id === 'post_message_';
}

/** A link to this very post at its place in the thread. */
function placeOf(id: string | null): SelectorRow {
  return { css: `a[href$="#post${id ?? ''}"]:not([id^="post_message_"] a)`, seen: '2026-06' };
}

function quoteOf(quote: Element | undefined, base: URL): ItemRef | null {
  if (quote === undefined) return null;
  const by =
    quote.querySelector('.bbcode_postedby, .b-bbcode__author, .bbcode_quote_author') ?? quote.querySelector('div');
  const href = quote.querySelector('a[href*="post"], a[href*="/node/"]')?.getAttribute('href');
  const words = quote.querySelector('.message, .bbcode_quote_message') ?? quote;
  return {
    itemId: /(?:#post|[?&]p=|\/node\/)(\d+)/u.exec(href ?? '')?.[1] ?? null,
    permalink: sessionFreeUrl(href, base),
    author: by?.querySelector('strong')?.textContent.trim() || null,
    text:
      textOf(words, { exclude: words === quote ? '.bbcode_postedby, div:has(> strong)' : selectors.quote.css }) || null,
  };
}

/** Smilies whose words stand only in their title, so that they are not lost. */
function smilies(body: Element | null): string {
  return [...(body?.querySelectorAll('img.inlineimg[title]') ?? [])]
    .filter((image) => !image.getAttribute('alt'))
    .map((image) => image.getAttribute('title'))
    .join(', ');
}

function read(item: Element, pageUrl: URL): Reading {
  const url = pageBase(item.ownerDocument, pageUrl);
  if (item.matches(listSelectors.left.css)) return readLeft(item, url, ...userId);
  if (item.matches(listSelectors.foundPost.css)) return readFound(item, url, ...userId);
  const own = (row: SelectorRow): Element | null => ownFirst(item, row, selectors.item);
  const text = (row: SelectorRow): string | null => {
    const element = own(row);
    return element === null ? null : textOf(element);
  };
  const sent = isPrivate(item) ? pageUrl.searchParams.get('pmid') : null;
  const id = sent ?? postIdOf(item);
  const reading = blankReading(
    isPrivate(item) ? 'message' : item.classList.contains('b-comment-entry') ? 'comment' : 'post',
  );
  const body = own(selectors.body) ?? own(selectors.otherBody);
  const person = own(selectors.person) ?? own(selectors.guest);
  const time = own(selectors.time);
  const date = own(selectors.date);
  reading.itemId = firstFound([['@id', () => id]]);
  reading.permalink = firstFound([
    ['address of the page', () => (sent === null ? null : sessionFreeUrl(pageUrl.href, pageUrl))],
    [
      'a@href #post + number',
      () => sessionFreeUrl(ownFirst(item, placeOf(id), selectors.item)?.getAttribute('href'), url),
    ],
    [`${selectors.permalink.css}@href`, () => sessionFreeUrl(own(selectors.permalink)?.getAttribute('href'), url)],
  ]);
  reading.author = linkedAuthor(person, selectors.person.css, url, ...userId);
  reading.postedAt = firstFound([
    ['@data-node-publishdate', () => utcOfEpoch(item.getAttribute('data-node-publishdate'), 'seconds')],
    [`${selectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
  ]);
  reading.postedAtRaw = firstFound([
    // beside it stand its number, which is a link, and the title
    [selectors.date.css, () => date && textOf(date, { exclude: 'a[href], strong' })],
    [selectors.time.css, () => time && textOf(time)],
  ]);
  const quotes = [
    ...ownAll(item, selectors.quote, selectors.item).filter(
      (quote) => quote.parentElement?.closest(selectors.quote.css) == null,
    ),
    ...item.querySelectorAll(selectors.oldQuote.css),
  ];
  reading.quotes = quoteOf(quotes[0], url);
  reading.media = bodyMedia([body, own(selectors.attachments)], url, `${frame}, img.inlineimg`);
  setWords(reading, selectors.body.css, body, { exclude: frame });
  if (/(?:^|\s)(?:postbit)?deleted(?:\s|$)/u.test(item.getAttribute('class') ?? '') || own(selectors.deleted) !== null)
    reading.marks.push('deleted');
  if (/postbitignored|b-post--ignored/u.test(item.getAttribute('class') ?? '')) reading.marks.push('hidden');
  if (own(selectors.edited) !== null) reading.marks.push('edited');
  addForumFacts(reading, item.ownerDocument, selectors, text, quotes);
  putAll(reading.facts, {
    number: own({
      css: 'a.postcounter, a.b-post__count, a[id^="postcount"]:not(:has(.postdate))',
      seen: '2026-06',
    })?.textContent.trim(),
    edited: text(selectors.edited),
    deletion: text(selectors.deleted),
    smilies: smilies(body),
    timeAttribute: time?.getAttribute('datetime'),
  });
  return reading;
}

/** vBulletin 3 to 6, on whatever host. Before version 5 it shows times in words of the viewer's zone only: none is exact. */
export const vbulletin: Adapter = {
  id: 'vbulletin',
  name: 'vBulletin',
  version: 9,
  hosts: [],
  required: { post: ['author', 'permalink', 'text'], comment: ['author', 'text'], message: ['author', 'text'] },
  selectors: { ...selectors, ...listSelectors },
  recognises: (_url, document) => first(document, selectors.board) !== null,
  items: (root) => {
    forgetPage(root);
    const left = [...root.querySelectorAll(listSelectors.left.css)];
    if (left.length > 0) return left;
    return [...root.querySelectorAll(selectors.item.css)].filter((item) => postIdOf(item) !== null || isPrivate(item));
  },
  read,
};
