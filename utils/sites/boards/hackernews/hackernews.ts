import { bodyMedia } from '../../page/body-media.ts';
import type { Adapter, Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { wholeAddress } from '../../page/link-words.ts';
import { utcOfEpoch, utcOfIso } from '../../values/machine-time.ts';
import { forgetPage, oncePerPage } from '../../page/page-memo.ts';
import { putAll } from '../../reading/put-all.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { blankReading } from '../../reading/reading.ts';
import { cleanUrl } from '../../values/safe-url.ts';
import { setWords } from '../../reading/set-words.ts';
import { distrustTitle } from '../../page/wordless.ts';
import { isOldItem, oldItems, oldSelectors, readOld } from './hackernews-old.ts';

const selectors = {
  /** Among the newest of all they are rows as those of stories, but with words. */
  comment: { css: 'tr.comtr[id], tr.athing[id]:has(> .default)', seen: '2026-06?' },
  story: { css: 'tr.athing[id]:not(.comtr, :has(> .default))', seen: '2026-06?' },
  /** The story or comment at the top of its own page. */
  top: { css: 'table.fatitem', seen: '2026-06?' },
  person: { css: 'a.hnuser', seen: '2026-06?' },
  age: { css: '.age', seen: '2026-06?' },
  text: { css: '.commtext, .toptext', seen: '2026-06?' },
  empty: { css: '.comment', seen: '2026-06?' },
  title: { css: '.titleline a, a.storylink', seen: '2026-06?' },
  score: { css: '.score', seen: '2026-06?' },
  subline: { css: '.subtext', seen: '2026-06?' },
  head: { css: '.comhead', seen: '2026-06?' },
  parent: { css: '.navs a[href], .par a[href]', seen: '2026-06?' },
  on: { css: '.onstory a[href]', seen: '2026-06?' },
  self: { css: '#me', seen: '2026-06?' },
} as const satisfies Record<string, SelectorRow>;

/** `[dead]`, `[flagged]`, `[deleted]`: the site writes them so in every language. */
const mark = /\[(dead|flagged|deleted|delayed|dupe)\]/gu;

function itemUrl(id: string | null, base: URL): string | null {
  return id === null ? null : `${base.origin}/item?id=${id}`;
}

function setPerson(reading: Reading, scope: Element, url: URL): void {
  const person = first(scope, selectors.person);
  const name = person === null ? null : person.textContent.trim();
  reading.author = {
    name: firstFound([[selectors.person.css, () => name]]),
    handle: firstFound([[selectors.person.css, () => name]]),
    // names cannot be changed there: the name is the account
    accountId: firstFound([
      [`${selectors.person.css}@href`, () => /[?&]id=([\w-]+)/u.exec(person?.getAttribute('href') ?? '')?.[1]],
    ]),
    profileUrl: firstFound([[`${selectors.person.css}@href`, () => cleanUrl(person?.getAttribute('href'), url)]]),
  };
  const age = first(scope, selectors.age);
  const [iso, seconds] = (age?.getAttribute('title') ?? '').slice(0, 64).split(' ');
  reading.postedAt = firstFound([
    [`${selectors.age.css}@title`, () => utcOfEpoch(seconds, 'seconds')],
    [`${selectors.age.css}@title with zone`, () => utcOfIso(iso)],
    // before 2024 without a zone: the seconds that stand behind it since then say that it is UTC
    [`${selectors.age.css}@title (UTC there)`, () => utcOfIso(`${iso ?? ''}Z`)],
  ]);
  reading.postedAtRaw = firstFound([[selectors.age.css, () => age && textOf(age)]]);
  putAll(reading.facts, { timeTitle: age?.getAttribute('title') });
}

/** Where it says "parent": the target, as a link on the page or to the parent's own. */
function parentOf(scope: Element, id: string | null): string | null {
  const link = all(scope, selectors.parent).find((one) => one.textContent.trim() === 'parent');
  const parent = /(?:#|[?&]id=)(\d+)$/u.exec(link?.getAttribute('href') ?? '')?.[1] ?? null;
  return parent === id ? null : parent;
}

function readComment(item: Element, id: string | null, url: URL): Reading {
  const reading = blankReading('comment');
  const text = first(item, selectors.text);
  reading.itemId = firstFound([['tr@id', () => id]]);
  reading.permalink = firstFound([
    [
      '.age a@href',
      () => cleanUrl(first(item, selectors.age)?.querySelector('a')?.getAttribute('href'), url) ?? itemUrl(id, url),
    ],
  ]);
  setPerson(reading, item, url);
  reading.media = bodyMedia([text], url, '.reply');
  setWords(reading, selectors.text.css, text, { exclude: '.reply', link: (anchor) => wholeAddress(anchor, url) });
  const story =
    /[?&]id=(\d+)/u.exec(first(item, selectors.on)?.getAttribute('href') ?? '')?.[1] ??
    /[?&]id=(\d+)/u.exec(url.search)?.[1] ??
    null;
  const parent =
    parentOf(item, id) ?? (item.querySelector('.ind')?.getAttribute('indent') === '0' && story !== id ? story : null);
  if (parent !== null) reading.replyTo = { itemId: parent, permalink: itemUrl(parent, url), author: null, text: null };
  const said = `${first(item, selectors.head)?.textContent ?? ''} ${text === null ? (first(item, selectors.empty)?.textContent ?? '') : ''}`;
  for (const [, word] of said.matchAll(mark))
    if (word !== undefined && !reading.marks.includes(word)) reading.marks.push(word);
  putAll(reading.facts, { story, storyTitle: first(item, selectors.on)?.textContent.trim() });
  return reading;
}

/** A story is a row of its title and a row of who and when; the second belongs to it only if it names the same story. */
function readStory(item: Element, id: string | null, url: URL): Reading {
  const reading = blankReading('post');
  const next = item.localName === 'tr' ? item.nextElementSibling : item;
  const below =
    next !== null &&
    id !== null &&
    (next === item || next.querySelector(`#score_${id}, a[href$="item?id=${id}"]`) !== null)
      ? next
      : null;
  const title = first(item, selectors.title);
  const text = item.localName === 'tr' ? null : first(item, selectors.text);
  reading.itemId = firstFound([['tr.athing@id', () => id]]);
  reading.permalink = firstFound([['item?id=', () => itemUrl(id, url)]]);
  if (below !== null) setPerson(reading, below, url);
  else {
    const tried = missing(`row below with ${selectors.person.css} of the same story`);
    reading.author = { name: tried, handle: tried, accountId: tried, profileUrl: tried };
    reading.postedAt = missing(selectors.age.css);
  }
  const words = [title && textOf(title), text && textOf(text, { link: (anchor) => wholeAddress(anchor, url) })]
    .filter(Boolean)
    .join('\n\n');
  reading.text = firstFound([[`${selectors.title.css} + ${selectors.text.css}`, () => words]]);
  if (text === null && item.localName !== 'tr')
    distrustTitle(reading, item, [], { likely: 'td', known: '.title, .subtext, form' }, selectors.text.css);
  reading.media = bodyMedia([title?.closest('.title') ?? null, text], url, '.sitestr, .sitebit');
  putAll(reading.counts, { score: below === null ? null : first(below, selectors.score)?.textContent.trim() });
  putAll(reading.facts, { title: title && textOf(title) });
  for (const [, word] of (item.querySelector('.title:last-child')?.textContent ?? '').matchAll(mark))
    if (word !== undefined) reading.marks.push(word);
  return reading;
}

function read(item: Element, url: URL): Reading {
  if (isOldItem(item)) return readOld(item, url);
  const row = item.localName === 'tr' ? item : item.querySelector('tr.athing');
  const id = /^\d+$/u.exec(row?.id ?? '')?.[0] ?? null;
  const isComment =
    row?.matches(selectors.comment.css) === true ||
    (item.localName === 'table' && first(item, selectors.title) === null);
  const reading = isComment ? readComment(item, id, url) : readStory(item, id, url);
  const document = item.ownerDocument;
  const self = oncePerPage(document, 'hackernews', () => first(document, selectors.self)?.textContent.trim());
  reading.signedInAs = firstFound([[selectors.self.css, () => self]]);
  return reading;
}

/** Hacker News: stories and comments, also of pages from before 2015. */
export const hackernews: Adapter = {
  id: 'hackernews',
  name: 'Hacker News',
  version: 7,
  hosts: platformHosts.hackernews,
  required: { post: ['author', 'postedAt', 'permalink', 'text'], comment: ['author', 'postedAt', 'permalink', 'text'] },
  selectors: { ...selectors, ...oldSelectors },
  recognises: (url) => isUnderHosts(url, hackernews.hosts),
  items: (root) => {
    forgetPage(root);
    const found = [...root.querySelectorAll(`${selectors.top.css}, ${selectors.comment.css}, ${selectors.story.css}`)];
    const named = found.filter((item) => item.localName === 'table' || item.closest(selectors.top.css) === null);
    return named.length > 0 ? named : oldItems(root);
  },
  read,
};
