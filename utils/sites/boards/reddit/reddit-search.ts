import type { Reading, SelectorRow } from '../../contract.ts';
import { all, allOutside, first, firstOutside } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { type PageJson, parseJson, textMember } from '../../page/page-json.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { utcOfIso } from '../../values/machine-time.ts';
import { mediaUrl, pathParts, pathUrl, webUrl } from '../../values/safe-url.ts';
import { answered, linksIn, setAuthor, setText, textOptions } from './reddit-words.ts';

/** What a search of www.reddit.com finds: cards that share nothing with posts and comments elsewhere. */
export const searchSelectors = {
  foundPost: {
    css: '[data-testid="search-sdui-post"], [data-testid="search-post-unit"], [data-testid="search-post-with-content-preview"]',
    seen: '2026-09',
  },
  foundComment: { css: '[data-testid="search-sdui-comment-unit"]', seen: '2026-09' },
  foundContext: { css: 'search-telemetry-tracker[data-faceplate-tracking-context]', seen: '2026-09' },
  foundTitle: { css: '[data-testid="post-title-text"]', seen: '2026-09' },
  foundLink: { css: 'a[data-testid^="post-title"][href*="/comments/"]', seen: '2026-09' },
  foundExcerpt: { css: '[data-testid="sdui-post-unit"] > search-telemetry-tracker > a', seen: '2026-09?' },
  foundPicture: { css: '[data-testid="search_post_thumbnail"]', seen: '2025-10?' },
  foundCounts: { css: '[data-testid="search-counter-row"] faceplate-number[number]', seen: '2026-09' },
  foundAnswer: { css: '[data-testid="search-comment-content"]', seen: '2026-09' },
  foundWords: { css: '[id^="search-comment-"][id$="-post-rtjson-content"]', seen: '2026-09' },
  foundName: { css: 'faceplate-hovercard[data-id="user-hover-card"] a', seen: '2026-09' },
  foundTime: { css: 'faceplate-timeago[ts]', seen: '2026-09' },
  foundScore: { css: 'faceplate-number[number]', seen: '2026-09' },
  /** What opens over a name: words about a community or a person. */
  foundHover: { css: '[slot="content"]', seen: '2026-09' },
} as const satisfies Record<string, SelectorRow>;

const unsaid = 'number of the account: a search does not say it';

/** Found posts and comments, outermost frames only. */
export function foundItems(root: Document | ShadowRoot): Element[] {
  const { foundPost, foundComment } = searchSelectors;
  return [...all(root, foundPost), ...all(root, foundComment)].filter(
    (card) => card.parentElement?.closest(`${foundPost.css}, ${foundComment.css}`) == null,
  );
}

/** Whether the element is such a card. */
export function isFoundItem(item: Element): boolean {
  return item.matches(`${searchSelectors.foundPost.css}, ${searchSelectors.foundComment.css}`);
}

/** What the page tells its own counting about the card: around it or in it; only where it names the same item. */
function contextOf(item: Element, kind: 'post' | 'comment', id: string): PageJson {
  const around = item.closest(searchSelectors.foundContext.css);
  for (const tracker of [around, ...all(item, searchSelectors.foundContext)]) {
    const context = parseJson(tracker?.getAttribute('data-faceplate-tracking-context') ?? '');
    const named = textMember(context, kind, 'id')?.replace(/^t\d_/u, '');
    if (named === id) return context;
  }
  return null;
}

/** The part of an address behind `comments`: the post's id, its title, a comment's id. */
function idsIn(href: string | null | undefined, base: URL): string[] {
  const url = webUrl(href, base);
  const parts = url === null ? [] : pathParts(url);
  const at = parts.indexOf('comments');
  return at < 0 ? [] : parts.slice(at + 1);
}

/** `times` are those outside of what opens over names: of two one is somebody else's, and nothing says which. */
function setTime(reading: Reading, times: readonly Element[]): void {
  const time = times.length === 1 ? (times[0] ?? null) : null;
  const clock = time?.querySelector('time[datetime]');
  const { css } = searchSelectors.foundTime;
  reading.postedAt = firstFound([
    [`${css}@ts`, () => utcOfIso(time?.getAttribute('ts'))],
    [`${css} time@datetime`, () => utcOfIso(clock?.getAttribute('datetime'))],
  ]);
  reading.postedAtRaw = firstFound([[css, () => time && textOf(time)]]);
  putAll(reading.facts, { timeTitle: clock?.getAttribute('title') });
}

function readFoundPost(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const inner = all(item, searchSelectors.foundHover);
  const link = firstOutside(item, searchSelectors.foundLink, inner)?.getAttribute('href');
  const [id = ''] = idsIn(link, url);
  const context = contextOf(item, 'post', id);
  const writer = textMember(context, 'profile', 'name');
  reading.itemId = firstFound([
    [`${searchSelectors.foundLink.css}@href`, () => (/^\w+$/u.test(id) ? `t3_${id}` : null)],
  ]);
  reading.permalink = firstFound([[`${searchSelectors.foundLink.css}@href`, () => pathUrl(link, url)]]);
  const way = `${searchSelectors.foundContext.css} profile.name`;
  setAuthor(reading, way, writer, missing(unsaid), url);
  setTime(reading, allOutside(item, searchSelectors.foundTime, inner));
  const heading = firstOutside(item, searchSelectors.foundTitle, inner);
  const title = heading === null ? null : textOf(heading);
  const excerpt = firstOutside(item, searchSelectors.foundExcerpt, inner);
  const shown = excerpt === null || excerpt === heading ? '' : textOf(excerpt, textOptions(url));
  setText(
    reading,
    `${searchSelectors.foundTitle.css} + ${searchSelectors.foundExcerpt.css}`,
    title === null || title === '' ? null : [title, shown].filter((part) => part !== '').join('\n\n'),
  );
  if (shown !== '') reading.marks.push('excerpt');
  for (const picture of allOutside(item, searchSelectors.foundPicture, inner)) {
    const address = mediaUrl(picture.getAttribute('src'), url);
    if (address !== null)
      reading.media.push({ kind: 'image', url: address, alt: picture.getAttribute('alt'), posterUrl: null });
  }
  const [score, comments] = allOutside(item, searchSelectors.foundCounts, inner);
  // a card without votes shows one number, and nothing says of what
  if (comments !== undefined)
    putAll(reading.counts, { score: score?.getAttribute('number'), comments: comments.getAttribute('number') });
  const community = textMember(context, 'subreddit', 'name');
  putAll(reading.facts, { title, community: community === null ? null : `r/${community}` });
  return reading;
}

function readFoundComment(item: Element, url: URL): Reading {
  const reading = blankReading('comment');
  // beside the comment stands its post, with a time and numbers of its own
  const answer = first(item, searchSelectors.foundAnswer);
  const inner = all(item, searchSelectors.foundHover);
  const own = (row: SelectorRow): Element | null => answer && firstOutside(answer, row, inner);
  const words = own(searchSelectors.foundWords);
  const id = /^search-comment-(?:t1_)?(\w+)-post-rtjson-content$/u.exec(words?.id ?? '')?.[1] ?? null;
  const context = id === null ? null : contextOf(item, 'comment', id);
  const links = [...item.querySelectorAll('a[href*="/comments/"]')].map((anchor) => anchor.getAttribute('href'));
  const link = id === null ? undefined : links.find((href) => idsIn(href, url).slice(1).at(-1) === id);
  const [post] = idsIn(link ?? null, url);
  reading.itemId = firstFound([[`${searchSelectors.foundWords.css}@id`, () => (id === null ? null : `t1_${id}`)]]);
  reading.permalink = firstFound([['a[href$="/<id>/"]', () => pathUrl(link, url)]]);
  const name = own(searchSelectors.foundName);
  setAuthor(
    reading,
    searchSelectors.foundName.css,
    name === null ? null : textOf(name, { images: 'none' }).replace(/^u\//u, ''),
    missing(unsaid),
    url,
  );
  setTime(reading, answer === null ? [] : allOutside(answer, searchSelectors.foundTime, inner));
  setText(reading, searchSelectors.foundWords.css, words && textOf(words, textOptions(url)));
  reading.media = linksIn(words, url);
  const ofContext = textMember(context, 'comment', 'post_id') ?? textMember(context, 'post', 'id');
  reading.replyTo = answered(post === undefined ? ofContext : `t3_${post}`);
  putAll(reading.counts, { score: own(searchSelectors.foundScore)?.getAttribute('number') });
  const community = textMember(context, 'subreddit', 'name');
  putAll(reading.facts, {
    post: reading.replyTo?.itemId,
    title: textMember(context, 'post', 'title'),
    community: community === null ? null : `r/${community}`,
  });
  return reading;
}

/** A card of what was found. */
export function readFound(item: Element, url: URL): Reading {
  return item.matches(searchSelectors.foundComment.css) ? readFoundComment(item, url) : readFoundPost(item, url);
}
