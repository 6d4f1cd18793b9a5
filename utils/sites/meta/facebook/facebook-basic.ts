import type { Author, Reading, SelectorRow } from '../../contract.ts';
import { all, allOutside, first, firstOutside } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { facebookLink } from './facebook-links.ts';
import { authorOf, mediaOf } from './facebook-parts.ts';
import { firstFound, valueOf } from '../../reading/field.ts';
import { utcOfEpoch } from '../../values/machine-time.ts';
import { member, type PageJson, parseJson, textMember } from '../../page/page-json.ts';
import { blankReading } from '../../reading/reading.ts';
import { setWordless } from '../../page/wordless.ts';

/** Facebook without scripts and for old telephones (mbasic, m, touch): its data stand in an attribute, times too. */
export const basicSelectors = {
  basicPost: { css: '[data-ft*="top_level_post_id"]', seen: '2023-06?' },
  basicComment: { css: '[data-sigil~="comment"], div[id]:has(h3):has(a[href*="ctoken="])', seen: '2023-06?' },
  basicHead: { css: 'h3', seen: '2023-06?' },
  basicName: { css: 'h3 a[href], strong a[href]', seen: '2023-06?' },
  basicTime: { css: 'abbr', seen: '2023-06?' },
  basicLink: { css: 'a[href*="story_fbid="], a[href*="/posts/"], a[href*="/permalink/"]', seen: '2023-06?' },
  basicWords: { css: '[data-ft*="*s"]', seen: '2023-06?' },
  basicCommentWords: { css: '[data-sigil="comment-body"], h3 + div', seen: '2023-06?' },
  basicToken: { css: 'a[href*="ctoken="]', seen: '2023-06?' },
} as const satisfies Record<string, SelectorRow>;

const wordPlaces = { likely: 'p, span, div', known: 'header, h3, abbr, footer' };

/** Posts and comments of such a page, outermost posts only. */
export function basicItems(root: Document | ShadowRoot): Element[] {
  const posts = all(root, basicSelectors.basicPost).filter(
    (post) => post.parentElement?.closest(basicSelectors.basicPost.css) == null,
  );
  // around each comment stand frames that hold it too
  const comments = all(root, basicSelectors.basicComment).filter(
    (comment) => /^\d{5,}$/u.test(comment.id) || comment.matches('[data-sigil~="comment"]'),
  );
  return [...posts, ...comments];
}

/** Whether the element is a post or comment of such a page. */
export function isBasicItem(item: Element): boolean {
  return item.matches(`${basicSelectors.basicPost.css}, ${basicSelectors.basicComment.css}`);
}

/** When the post was published, under the number of whichever page or person posted it. */
function publishedIn(data: PageJson): string | null {
  const insights = member(data, 'page_insights');
  if (insights === null || typeof insights !== 'object' || Array.isArray(insights)) return null;
  const times = Object.values(insights).map((one) => textMember(one, 'post_context', 'publish_time'));
  return times.find((time) => time !== null) ?? null;
}

/** Whose words they are: the first name in the head, which leads nowhere where somebody has left. */
function writerOf(item: Element, inner: readonly Element[], url: URL): Author {
  const head = firstOutside(item, basicSelectors.basicHead, inner);
  const link = firstOutside(item, basicSelectors.basicName, inner);
  // beside the name stands with whom they are, what they share; in a comment's head there is the name alone
  const name = head?.querySelector('strong') ?? (head?.querySelector('a[href]') == null ? head : null);
  const author = authorOf(link, basicSelectors.basicName.css, url);
  if (name == null || name.textContent.trim() === '' || (link !== null && (name.contains(link) || link.contains(name))))
    return author;
  return {
    ...authorOf(null, basicSelectors.basicName.css, url),
    name: firstFound([[basicSelectors.basicHead.css, () => textOf(name, { images: 'all' })]]),
  };
}

function readPost(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const inner = all(item, basicSelectors.basicComment);
  const data = parseJson((item.getAttribute('data-ft') ?? '').slice(0, 20_000));
  const id = textMember(data, 'top_level_post_id');
  const link = allOutside(item, basicSelectors.basicLink, inner)
    .map((anchor) => facebookLink(anchor.getAttribute('href'), url))
    .find((other) => other !== null && other.comment === null);
  const here = facebookLink(url.href, url);
  const owner = textMember(data, 'content_owner_id_new');
  const time = firstOutside(item, basicSelectors.basicTime, inner);
  const words = firstOutside(item, basicSelectors.basicWords, inner);
  reading.itemId = firstFound([['@data-ft top_level_post_id', () => id]]);
  reading.permalink = firstFound([
    [`${basicSelectors.basicLink.css}@href`, () => link?.href],
    ['address of the page', () => (here !== null && here.comment === null ? here.href : null)],
    ['@data-ft', () => (id === null || owner === null ? null : `${url.origin}/story.php?story_fbid=${id}&id=${owner}`)],
  ]);
  reading.author = writerOf(item, inner, url);
  if (valueOf(reading.author.accountId) === null)
    reading.author.accountId = firstFound([['@data-ft content_owner_id_new', () => owner]]);
  reading.postedAt = firstFound([['@data-ft publish_time', () => utcOfEpoch(publishedIn(data), 'seconds')]]);
  reading.postedAtRaw = firstFound([[basicSelectors.basicTime.css, () => time?.textContent.trim()]]);
  reading.text = firstFound([[basicSelectors.basicWords.css, () => words && textOf(words)]]);
  reading.media = mediaOf(item, [...inner, ...item.querySelectorAll('header')], url);
  if (reading.media.length > 0) setWordless(reading, item, inner, wordPlaces);
  return reading;
}

function readComment(item: Element, url: URL): Reading {
  const reading = blankReading('comment');
  const token = /[?&]ctoken=(\d+)_(\d+)/u.exec(first(item, basicSelectors.basicToken)?.getAttribute('href') ?? '');
  const here = facebookLink(url.href, url);
  const id = /^\d{5,}$/u.exec(item.id)?.[0] ?? token?.[2] ?? null;
  const words = first(item, basicSelectors.basicCommentWords);
  reading.itemId = firstFound([
    ['@id', () => id],
    [`${basicSelectors.basicToken.css}@href`, () => token?.[2]],
  ]);
  reading.permalink = firstFound([
    [
      'address of the page and id',
      () =>
        here === null || id === null ? null : `${here.href}${here.href.includes('?') ? '&' : '?'}comment_id=${id}`,
    ],
  ]);
  reading.author = writerOf(item, [], url);
  reading.postedAtRaw = firstFound([
    [basicSelectors.basicTime.css, () => first(item, basicSelectors.basicTime)?.textContent.trim()],
  ]);
  reading.text = firstFound([[basicSelectors.basicCommentWords.css, () => words && textOf(words, { exclude: 'h3' })]]);
  reading.media = mediaOf(item, [], url);
  const post = token?.[1] ?? here?.post ?? null;
  if (post !== null) reading.replyTo = { itemId: post, permalink: here?.href ?? null, author: null, text: null };
  return reading;
}

/** A post or comment of mbasic, m or touch. */
export function readBasic(item: Element, url: URL): Reading {
  return item.matches(basicSelectors.basicPost.css) ? readPost(item, url) : readComment(item, url);
}
