import type { Reading, SelectorRow } from '../../contract.ts';
import { all, allOutside, first, firstOutside } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { timeOfLinkedInId } from '../../values/id-time.ts';
import { postUrnOf } from './linkedin-links.ts';
import { authorOf, linkedinSelectors, mediaOf, options } from './linkedin-parts.ts';
import { blankReading } from '../../reading/reading.ts';

/** What LinkedIn shows to whoever is not signed in: a post's own page, with some comments and other posts below. */
export const publicSelectors = {
  publicPost: { css: 'article[data-activity-urn], [data-activity-urn^="urn:li:"]', seen: '2025-06?' },
  publicComment: { css: 'section.comment, .comment:has(.comment__author)', seen: '2025-06?' },
  publicActor: {
    css: 'a[data-tracking-control-name$="actor-name"], [data-test-id$="entity-lockup"] a[href]:not(:has(img))',
    seen: '2025-06?',
  },
  publicWords: { css: '[data-test-id$="__commentary"]', seen: '2025-06?' },
  publicTime: { css: 'time', seen: '2025-06?' },
  publicCommentAuthor: { css: 'a.comment__author', seen: '2025-06?' },
  publicCommentWords: { css: '.comment__text', seen: '2025-06?' },
  publicCommentTime: { css: '.comment__duration-since', seen: '2025-06?' },
} as const satisfies Record<string, SelectorRow>;

/** Posts and comments of such a page. */
export function publicItems(root: Document | ShadowRoot): Element[] {
  const posts = all(root, publicSelectors.publicPost).filter(
    (post) => post.parentElement?.closest(publicSelectors.publicPost.css) == null,
  );
  return [...posts, ...all(root, publicSelectors.publicComment)];
}

/** Whether the element is an item of such a page. */
export function isPublicItem(item: Element): boolean {
  return item.matches(`${publicSelectors.publicPost.css}, ${publicSelectors.publicComment.css}`);
}

/** A post or comment as shown without signing in. */
export function readPublic(item: Element, url: URL): Reading {
  const comment = item.matches(publicSelectors.publicComment.css);
  const reading = blankReading(comment ? 'comment' : 'post');
  const inner = comment ? [] : all(item, publicSelectors.publicComment);
  const rows = comment
    ? {
        author: publicSelectors.publicCommentAuthor,
        words: publicSelectors.publicCommentWords,
        time: publicSelectors.publicCommentTime,
      }
    : {
        author: publicSelectors.publicActor,
        words: publicSelectors.publicWords,
        time: publicSelectors.publicTime,
      };
  const urn = comment ? null : postUrnOf(item.getAttribute('data-activity-urn'));
  const author =
    allOutside(item, rows.author, inner).find(
      (link) => link.textContent.trim() !== '' && link.matches(linkedinSelectors.person.css),
    ) ?? null;
  const words = firstOutside(item, rows.words, inner);
  reading.itemId = comment
    ? missing('LinkedIn shows no id of a comment to whoever is not signed in')
    : firstFound([[`${publicSelectors.publicPost.css}@data-activity-urn`, () => urn]]);
  reading.permalink = comment
    ? missing('LinkedIn shows no address of a comment to whoever is not signed in')
    : firstFound([
        ['@data-activity-urn', () => (urn === null ? null : `https://www.linkedin.com/feed/update/${urn}/`)],
      ]);
  reading.author = authorOf(author, [[rows.author.css, author && textOf(author)]], url);
  reading.postedAt = missing('LinkedIn shows no time for machines');
  reading.postedAtRaw = firstFound([[rows.time.css, () => firstOutside(item, rows.time, inner)?.textContent.trim()]]);
  reading.decodedAt = firstFound([['id of the post', () => timeOfLinkedInId(/\d+$/u.exec(urn ?? '')?.[0] ?? '')]]);
  reading.text = firstFound([[rows.words.css, () => words && textOf(words, { ...options(url), whitespace: 'keep' })]]);
  reading.media = mediaOf(item, inner, words, url);
  const post = item.closest(publicSelectors.publicPost.css) ?? first(item.ownerDocument, publicSelectors.publicPost);
  const answered = comment ? postUrnOf(post?.getAttribute('data-activity-urn') ?? null) : null;
  if (answered !== null) reading.replyTo = { itemId: answered, permalink: null, author: null, text: null };
  return reading;
}
