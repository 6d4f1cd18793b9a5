import type { Adapter, Author, Reading, SelectorRow } from '../../contract.ts';
import { all, first, firstOutside } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { utcOfEpoch, utcOfIso } from '../../values/machine-time.ts';
import { forgetPage, oncePerPage } from '../../page/page-memo.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { cleanUrl } from '../../values/safe-url.ts';
import { sessionFreeUrl } from '../../values/session-free-url.ts';
import { softwareMarks } from '../../software-marks.ts';
import { activitySelectors, readListedPost } from './discourse-activity.ts';
import { readFoundPost, searchSelectors } from './discourse-search.ts';
import { chatSelectors, readChatMessage } from './discourse-chat.ts';
import { quoteRow, setBody, topicUrl } from './discourse-words.ts';

const selectors = {
  site: { css: softwareMarks.discourse, seen: '2026-07' },
  post: { css: 'article[data-post-id]', seen: '2026-07' },
  /** What is served to programs and without script. */
  crawler: { css: '.crawler-post', seen: '2026-07?' },
  embedded: { css: '.embedded-posts', seen: '2026-07?' },
  person: { css: '.names a[data-user-card], a.trigger-user-card[data-user-card]', seen: '2026-07' },
  fullName: { css: '.names .full-name', seen: '2026-07' },
  firstName: { css: '.names .first', seen: '2026-07' },
  timeLink: { css: 'a.post-date[href]', seen: '2026-07' },
  time: { css: '.post-date .relative-date[data-time]', seen: '2026-07' },
  body: { css: '.cooked', seen: '2026-07' },
  quote: quoteRow,
  replyTab: { css: '.reply-to-tab', seen: '2026-07' },
  edits: { css: '.post-info.edits', seen: '2026-07?' },
  likes: { css: '.post-action-menu__like-count, .like-count, .reactions-counter', seen: '2026-07?' },
  replies: { css: '.post-action-menu__show-replies, button.show-replies', seen: '2026-07?' },
  userTitle: { css: '.user-title', seen: '2026-07?' },
  topic: { css: '#topic-title .fancy-title, #topic-title h1, h1.crawler-topic-title, #topic-title', seen: '2026-07' },
  self: { css: '#current-user img.avatar, #toggle-current-user img.avatar', seen: '2026-07?' },
  crawlerPerson: { css: '.creator a[itemprop="url"]', seen: '2026-07?' },
  crawlerTime: { css: 'time.post-time[datetime]', seen: '2026-07?' },
  crawlerLink: { css: '[itemprop="mainEntityOfPage"], [itemprop="url"][href*="/t/"]', seen: '2026-07?' },
  crawlerBody: { css: '.post[itemprop="text"], .post', seen: '2026-07?' },
} as const satisfies Record<string, SelectorRow>;

/** Name of the account in the address of an avatar, for pictures that say nothing else. */
function nameInAvatar(image: Element | null): string | null {
  const name = /\/(?:user_avatar\/[^/]+|letter_avatar)\/([^/]+)\//u.exec(image?.getAttribute('src') ?? '')?.[1];
  return name || image?.getAttribute('title') || null;
}

/** Addresses of posts carry `?u=`, the name of the person who looks at them. */
function postUrl(href: string | null | undefined, base: URL): string | null {
  return sessionFreeUrl(href, base, 'u');
}

function readCrawler(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const person = first(item, selectors.crawlerPerson);
  const time = first(item, selectors.crawlerTime);
  const body = first(item, selectors.crawlerBody);
  const profile = cleanUrl(person?.getAttribute('href'), url);
  const name = person === null ? null : textOf(person);
  const number = /^post_(\d+)$/u.exec(item.id)?.[1] ?? null;
  const topic = /^\/t\/[^/]+\/\d+/u.exec(url.pathname)?.[0];
  const link =
    postUrl(first(item, selectors.crawlerLink)?.getAttribute('href'), url) ??
    (topic === undefined ? null : url.origin + topic);
  // the page names the topic; its posts are at the topic's address with their number
  const numbered = link !== null && number !== null && number !== '1' && /\/t\/[^/]+\/\d+$/u.test(link);
  reading.permalink = firstFound([
    [
      `${selectors.crawlerLink.css}@href or address of the page, + @id`,
      // the topic's address alone is that of its first post
      () => (numbered ? `${link}/${number}` : number === null && /\/t\/[^/]+\/\d+$/u.test(link ?? '') ? null : link),
    ],
  ]);
  reading.itemId = missing('number of the post in the site: not in the page without script');
  reading.author = {
    name: firstFound([[selectors.crawlerPerson.css, () => name]]),
    handle: firstFound([
      [`${selectors.crawlerPerson.css}@href`, () => /\/u\/([^/?#]+)/u.exec(profile ?? '')?.[1] ?? name],
    ]),
    accountId: missing('@data-user-id'),
    profileUrl: firstFound([[`${selectors.crawlerPerson.css}@href`, () => profile]]),
  };
  reading.postedAt = firstFound([
    [`${selectors.crawlerTime.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
  ]);
  reading.postedAtRaw = firstFound([[selectors.crawlerTime.css, () => time && textOf(time)]]);
  setBody(reading, body, selectors.crawlerBody.css, url);
  putAll(reading.facts, { number });
  return reading;
}

function authorOf(item: Element, inner: readonly Element[], url: URL): Author {
  const person = firstOutside(item, selectors.person, inner);
  // a site's own heads may have a link that is called otherwise; the picture's link comes first and says nothing
  const worded = all(item, selectors.person).find(
    (link) =>
      link.getAttribute('data-user-card') === person?.getAttribute('data-user-card') &&
      !inner.some((other) => other.contains(link)) &&
      textOf(link) !== '',
  );
  const name =
    firstOutside(item, selectors.fullName, inner) ?? firstOutside(item, selectors.firstName, inner) ?? worded ?? person;
  return {
    name: firstFound([[`${selectors.fullName.css}, ${selectors.firstName.css}`, () => name && textOf(name)]]),
    handle: firstFound([[`${selectors.person.css}@data-user-card`, () => person?.getAttribute('data-user-card')]]),
    accountId: firstFound([['article@data-user-id', () => item.getAttribute('data-user-id')]]),
    profileUrl: firstFound([[`${selectors.person.css}@href`, () => cleanUrl(person?.getAttribute('href'), url)]]),
  };
}

/** Posts shown above or below this one, by the frame around them or by a number of their own. */
function othersIn(item: Element): Element[] {
  const numbered = [...item.querySelectorAll('[data-post-id]')];
  const id = item.getAttribute('data-post-id');
  return [...all(item, selectors.embedded), ...numbered.filter((part) => part.getAttribute('data-post-id') !== id)];
}

function addMarks(reading: Reading, item: Element, inner: readonly Element[]): void {
  const frameClass = item.closest('.topic-post')?.classList;
  if (frameClass?.contains('deleted') === true) reading.marks.push('deleted');
  if (frameClass?.contains('post-hidden') === true) reading.marks.push('hidden');
  if (frameClass?.contains('whisper') === true) reading.marks.push('whisper');
  if (firstOutside(item, selectors.edits, inner) !== null) reading.marks.push('edited');
}

function read(item: Element, url: URL): Reading {
  const document = item.ownerDocument;
  const page = oncePerPage(document, 'discourse', () => ({
    topic: first(document, selectors.topic)?.textContent.trim(),
    self: nameInAvatar(first(document, selectors.self)),
  }));
  const said = item.matches(activitySelectors.listed.css)
    ? readListedPost(item, url)
    : item.matches(searchSelectors.foundPost.css)
      ? readFoundPost(item, url)
      : item.matches(chatSelectors.chatMessage.css)
        ? readChatMessage(item, url, page.self)
        : null;
  if (said !== null) {
    said.signedInAs = firstFound([[`${selectors.self.css}@src`, () => page.self]]);
    return said;
  }
  if (!item.hasAttribute('data-post-id')) {
    const crawled = readCrawler(item, url);
    putAll(crawled.facts, { title: page.topic });
    return crawled;
  }
  const inner = othersIn(item);
  const own = (row: SelectorRow): Element | null => firstOutside(item, row, inner);
  const reading = blankReading('post');
  const timeLink = own(selectors.timeLink);
  const time = own(selectors.time);
  const wikiEdit = timeLink?.classList.contains('last-wiki-edit') === true;
  const at = utcOfEpoch(time?.getAttribute('data-time'), 'ms');
  reading.itemId = firstFound([['article@data-post-id', () => item.getAttribute('data-post-id')]]);
  const number = /^post_(\d+)$/u.exec(item.id)?.[1] ?? null;
  reading.permalink = firstFound([
    [`${selectors.timeLink.css}@href`, () => postUrl(timeLink?.getAttribute('href'), url)],
    [
      'article@data-topic-id + @id',
      () => (number === null ? null : topicUrl(url, item.getAttribute('data-topic-id'), number)),
    ],
  ]);
  reading.author = authorOf(item, inner, url);
  // of a wiki post the page shows when it was last edited
  reading.postedAt = wikiEdit
    ? missing(`${selectors.time.css}@data-time is that of the last edit`)
    : firstFound([[`${selectors.time.css}@data-time`, () => at]]);
  reading.postedAtRaw = firstFound([
    [selectors.time.css, () => time && textOf(time)],
    [`${selectors.time.css}@title`, () => time?.getAttribute('title')],
  ]);
  setBody(reading, own(selectors.body), selectors.body.css, url);
  const tab = own(selectors.replyTab);
  if (tab !== null)
    reading.replyTo = {
      itemId: null,
      permalink: null,
      author: nameInAvatar(tab.querySelector('img')) ?? (textOf(tab) || null),
      text: null,
    };
  const text = (row: SelectorRow): string | null => {
    const element = own(row);
    return element === null ? null : textOf(element);
  };
  putAll(reading.counts, { likes: text(selectors.likes), replies: text(selectors.replies) });
  putAll(reading.facts, {
    title: page.topic,
    topic: item.getAttribute('data-topic-id'),
    number,
    timeTitle: time?.getAttribute('title'),
    editedAt: wikiEdit ? at : null,
    edits: text(selectors.edits),
    rank: text(selectors.userTitle),
  });
  addMarks(reading, item, inner);
  reading.signedInAs = firstFound([[`${selectors.self.css}@src`, () => page.self]]);
  return reading;
}

/** Discourse, on whatever host, with its chat, lists of what somebody wrote and what a search found; posts that were scrolled far away are emptied by the page and not listed. */
export const discourse: Adapter = {
  id: 'discourse',
  name: 'Discourse',
  version: 8,
  hosts: [],
  required: { post: ['author', 'postedAt', 'permalink', 'text'], message: ['author', 'permalink', 'text'] },
  selectors: { ...selectors, ...chatSelectors, ...activitySelectors, ...searchSelectors },
  recognises: (_url, document) => first(document, selectors.site) !== null,
  items: (root) => {
    forgetPage(root);
    return [
      ...root.querySelectorAll(
        `${selectors.post.css}, ${selectors.crawler.css}, ${chatSelectors.chatMessage.css}, ${activitySelectors.listed.css}, ${searchSelectors.foundPost.css}`,
      ),
    ];
  },
  read,
};
