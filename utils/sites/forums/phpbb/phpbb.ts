import { bodyMedia } from '../../page/body-media.ts';
import type { Adapter, ItemRef, Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { pageBase } from '../../page/page-base.ts';
import { firstFound } from '../../reading/field.ts';
import { linkedAuthor } from '../forum-author.ts';
import { addForumFacts } from '../forum-facts.ts';
import { uncutAddress } from '../../page/link-words.ts';
import { utcOfIso } from '../../values/machine-time.ts';
import { forgetPage } from '../../page/page-memo.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading, markExcerpt } from '../../reading/reading.ts';
import { sessionFreeUrl } from '../../values/session-free-url.ts';
import { setWords } from '../../reading/set-words.ts';
import { softwareMarks } from '../../software-marks.ts';
import { oldMessageSelectors, readOldMessage } from './phpbb-message.ts';
import { readTablePost, tablePosts, tableSelectors } from './phpbb-tables.ts';

const selectors = {
  board: { css: softwareMarks.phpbb, seen: '2026-06?' },
  /** Earlier ones below a form or a private message have their number inside. Posts found by a search, all of one person for one, and those of a topic to be printed have no id. */
  post: {
    css: '.post[id^="p"], .topicreview .post:has(.postbody[id^="pr"]), .search.post, #page-body > .post:not([id]):has(> .date + .author)',
    seen: '2026-06?',
  },
  person: {
    css: '.postprofile a.username, .postprofile a.username-coloured, .postprofile span.username, .postprofile span.username-coloured, .author a.username, .author a.username-coloured, .author span.username, .author strong a[href*="viewprofile"], .author > a[href*="viewprofile"], .post > .author > strong, .postprofile dt > a[href*="viewprofile"]:not(.avatar)',
    seen: '2026-06?',
  },
  /** Of version 3.0, in which a guest's name has no class. */
  guest: { css: '.author > strong:not(:has(a)), .postprofile dt > strong:not(:has(a))', seen: '2015-03?' },
  byline: { css: 'p.author, .postbody .author', seen: '2026-06?' },
  time: { css: 'p.author time[datetime], .postbody .author time[datetime]', seen: '2026-06?' },
  permalink: { css: 'p.author a[href*="#p"], .postbody .author a[href*="#p"]', seen: '2026-06?' },
  dateApart: { css: 'dt.author + dd, .post > .date > strong', seen: '2026-06?' },
  earlier: { css: '.postbody[id^="pr"]', seen: '2026-11?' },
  message: { css: '.postbody :is(h2, h3, h4) a[href*="mode=view"][href*="i=pm"]', seen: '2026-11?' },
  anchor: { css: '.postbody :is(h2, h3, h4) a[href*="#p"]', seen: '2026-06?' },
  subject: { css: '.postbody :is(h2, h3, h4)', seen: '2026-06?' },
  body: { css: '.content', seen: '2026-06?' },
  quote: { css: '.content blockquote', seen: '2026-06?' },
  attachments: { css: '.attachbox', seen: '2026-06?' },
  edited: { css: '.notice:not(.post_deleted_msg)', seen: '2026-06?' },
  deletedNote: { css: '.post_deleted_msg', seen: '2026-06?' },
  hidden: { css: '.postbody > .ignore', seen: '2026-06?' },
  unapproved: { css: '.post-notice.unapproved', seen: '2026-06?' },
  signature: { css: '.signature', seen: '2026-06?' },
  rank: { css: '.profile-rank', seen: '2026-06?' },
  joined: { css: '.profile-joined', seen: '2026-06?' },
  posts: { css: '.profile-posts', seen: '2026-06?' },
  thread: { css: 'h2.topic-title, #page-body h2 a[href*="viewtopic"], #page-header h2', seen: '2026-06?' },
  self: { css: '#username_logged_in .username, #username_logged_in .username-coloured', seen: '2026-06?' },
} as const satisfies Record<string, SelectorRow>;

const userId = [/[?&]u=(\d+)/u, /\/member\/(\d+)/u] as const;
/** What a quote and a block of code have around the words. */
const frame = 'blockquote, .codebox > p, .quotetitle, .quotecontent, dl.codebox > dt, .inline-attachment dd';

/** Posts are `p123`; private messages `post-123`; found ones have only a link. */
function postIdOf(item: Element): string | null {
  const link = item.id === '' ? first(item, selectors.anchor)?.getAttribute('href') : null;
  const own = item.id || first(item, selectors.earlier)?.id;
  return /^(?:p|pr|post-)(\d+)$/u.exec(own ?? '')?.[1] ?? /#p(\d+)$/u.exec(link ?? '')?.[1] ?? null;
}

function quoteOf(quote: Element | undefined, base: URL): ItemRef | null {
  if (quote === undefined) return null;
  const cite = quote.querySelector('cite');
  const link = cite?.querySelector('a[data-post-id], a[href*="#p"]');
  const person = cite?.querySelector('a[href*="viewprofile"]') ?? null;
  // without a link the name stands before a word of the board's language: raw
  const author =
    person === null
      ? cite == null
        ? null
        : textOf(cite, { exclude: '.responsive-hide, a[data-post-id]' }) || null
      : textOf(person);
  return {
    itemId: link?.getAttribute('data-post-id') ?? /#p(\d+)$/u.exec(link?.getAttribute('href') ?? '')?.[1] ?? null,
    permalink: sessionFreeUrl(link?.getAttribute('href') ?? quote.getAttribute('cite'), base),
    author,
    text: textOf(quote, { exclude: 'cite, blockquote' }) || null,
  };
}

/** Before phpBB 3.3 the time has no element: it is what the byline says after its `»`, in some styles its link. */
function shownTime(item: Element): string | null {
  const apart = first(item, selectors.dateApart);
  if (apart !== null) return textOf(apart);
  const byline = first(item, selectors.byline);
  const time = byline?.querySelector('time');
  if (byline === null) return null;
  if (time != null) return textOf(time);
  const words = textOf(byline, { exclude: 'a, strong, .sr-only' }).split('»').at(-1)?.trim() ?? '';
  const link = words === '' ? first(item, selectors.permalink) : null;
  return link !== null && /\p{Nd}[:.h]\p{Nd}{2}/u.test(link.textContent) ? textOf(link) : words;
}

function addMarks(reading: Reading, item: Element): void {
  const deleted = first(item, selectors.deletedNote);
  const edited = deleted === null ? first(item, selectors.edited) : null;
  if (item.classList.contains('deleted') || deleted !== null) reading.marks.push('deleted');
  if (first(item, selectors.hidden) !== null) reading.marks.push('hidden');
  if (first(item, selectors.unapproved) !== null) reading.marks.push('awaiting approval');
  if (item.classList.contains('reported')) reading.marks.push('reported');
  // a bump has the same box, but names nobody by a link to a profile
  if (edited?.querySelector('.username, .username-coloured, a[href*="viewprofile"]') != null)
    reading.marks.push('edited');
  putAll(reading.facts, { notice: edited && textOf(edited), deletion: deleted && textOf(deleted) });
}

function read(item: Element, pageUrl: URL): Reading {
  const url = pageBase(item.ownerDocument, pageUrl);
  if (item.matches(tableSelectors.tablePost.css)) return readTablePost(item, url);
  if (item.matches(oldMessageSelectors.oldMessage.css)) return readOldMessage(item, url);
  const id = postIdOf(item);
  const message = first(item, selectors.message);
  const reading = blankReading(item.id.startsWith('post-') || message !== null ? 'message' : 'post');
  const time = first(item, selectors.time);
  const body = first(item, selectors.body);
  reading.itemId = firstFound([['.post@id', () => id]]);
  reading.permalink = firstFound([
    [
      `${selectors.permalink.css}@href`,
      () => sessionFreeUrl(first(item, selectors.permalink)?.getAttribute('href'), url),
    ],
    [`${selectors.anchor.css}@href`, () => sessionFreeUrl(first(item, selectors.anchor)?.getAttribute('href'), url)],
    [`${selectors.message.css}@href`, () => sessionFreeUrl(message?.getAttribute('href'), url)],
    [
      'address of the page',
      () => (reading.kind === 'message' && url.searchParams.get('p') === id ? sessionFreeUrl(url.href, url) : null),
    ],
  ]);
  reading.author = linkedAuthor(
    first(item, selectors.person) ?? first(item, selectors.guest),
    selectors.person.css,
    url,
    ...userId,
  );
  reading.postedAt = firstFound([[`${selectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))]]);
  reading.postedAtRaw = firstFound([[selectors.byline.css, () => shownTime(item)]]);
  const quotes = all(item, selectors.quote).filter((quote) => quote.parentElement?.closest('blockquote') == null);
  reading.quotes = quoteOf(quotes[0], url);
  reading.media = bodyMedia([body, ...all(item, selectors.attachments)], url, 'blockquote, .codebox > p');
  setWords(reading, selectors.body.css, body, { exclude: frame, link: (anchor) => uncutAddress(anchor, url) });
  addMarks(reading, item);
  if (item.matches('.search')) markExcerpt(reading);
  const text = (row: SelectorRow): string | null => {
    const element = first(item, row);
    return element === null ? null : textOf(element);
  };
  addForumFacts(reading, item.ownerDocument, selectors, text, quotes);
  putAll(reading.facts, { joined: text(selectors.joined), posts: text(selectors.posts) });
  return reading;
}

/** phpBB 3 boards (prosilver and styles made from it), and boards whose posts are tables, on whatever host. Before 3.3 they show no exact time. */
export const phpbb: Adapter = {
  id: 'phpbb',
  name: 'phpBB',
  version: 10,
  hosts: [],
  required: { post: ['author', 'postedAt', 'permalink', 'text'], message: ['author', 'text'] },
  selectors: { ...selectors, ...tableSelectors, ...oldMessageSelectors },
  recognises: (_url, document) => first(document, selectors.board) !== null,
  items: (root) => {
    forgetPage(root);
    const posts = all(root, selectors.post).filter(
      (item) => postIdOf(item) !== null || item.matches('.post:not([id], .search)'),
    );
    return posts.length > 0 ? posts : [...tablePosts(root), ...all(root, oldMessageSelectors.oldMessage)];
  },
  read,
};
