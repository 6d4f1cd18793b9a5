import { bodyMedia } from '../../page/body-media.ts';
import type { Reading, SelectorRow } from '../../contract.ts';
import { first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { wholeAddress } from '../../page/link-words.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { setWords } from '../../reading/set-words.ts';
import { cleanUrl } from '../../values/safe-url.ts';

/** bbPress, the forum in WordPress. 2026-11: its own template of version 2.6, drawn here. */
export const bbpressSelectors = {
  forumPost: {
    css: ':is(.type-reply, .type-topic)[class*="post-"]:has(.bbp-reply-content, .bbp-topic-content)',
    seen: '2026-11?',
  },
  forumPerson: { css: '.bbp-author-link, .bbp-author-name', seen: '2026-11?' },
  forumName: { css: '.bbp-author-name, .bbp-reply-author .fn, .bbp-topic-author .fn', seen: '2026-11?' },
  forumHead: { css: '.bbp-reply-header, .bbp-topic-header, .bbp-header', seen: '2026-11?' },
  forumDate: { css: '.bbp-reply-post-date, .bbp-topic-post-date', seen: '2026-11?' },
  forumLink: { css: '.bbp-reply-permalink[href], .bbp-topic-permalink[href]', seen: '2026-11?' },
  forumWords: { css: '.bbp-reply-content, .bbp-topic-content', seen: '2026-11?' },
  forumRole: { css: '.bbp-author-role', seen: '2026-11?' },
} as const satisfies Record<string, SelectorRow>;

/** Posts of a forum; their page is one as well, and stands around them. */
export function bbpressPosts(root: Document | ShadowRoot): Element[] {
  return [...root.querySelectorAll(bbpressSelectors.forumPost.css)].filter(
    (post) => first(post, bbpressSelectors.forumPost) === null,
  );
}

/** Its head stands in front of a post, or in it where a theme draws it so. */
function headOf(post: Element): Element | null {
  const before = post.previousElementSibling;
  return before?.matches(bbpressSelectors.forumHead.css) === true ? before : first(post, bbpressSelectors.forumHead);
}

/** Reads one of {@link bbpressPosts}. */
export function readBbpressPost(post: Element, url: URL): Reading {
  const rows = bbpressSelectors;
  const reading = blankReading('post');
  const classes = post.getAttribute('class') ?? '';
  const head = headOf(post);
  const [name, person] = [first(post, rows.forumName), first(post, rows.forumPerson)];
  const profile = cleanUrl(person?.closest('a[href]')?.getAttribute('href'), url);
  const date = head && first(head, rows.forumDate);
  const body = first(post, rows.forumWords);
  reading.itemId = firstFound([['class post-…', () => /(?:^|\s)post-(\d+)(?:\s|$)/u.exec(classes)?.[1]]]);
  reading.permalink = firstFound([
    [`${rows.forumLink.css}@href`, () => cleanUrl(head && first(head, rows.forumLink)?.getAttribute('href'), url)],
  ]);
  reading.author = {
    name: firstFound([[rows.forumName.css, () => name && textOf(name)]]),
    handle: firstFound([[`${rows.forumPerson.css}@href`, () => /\/users\/([^/?#]+)/u.exec(profile ?? '')?.[1]]]),
    accountId: firstFound([['class user-id-…', () => /(?:^|\s)user-id-([1-9]\d*)(?:\s|$)/u.exec(classes)?.[1]]]),
    profileUrl: firstFound([[`${rows.forumPerson.css}@href`, () => profile]]),
  };
  reading.postedAt = missing('bbPress shows no time for machines');
  reading.postedAtRaw = firstFound([[rows.forumDate.css, () => date && textOf(date)]]);
  reading.media = bodyMedia([body], url, '.bbp-reply-revision-log, .bbp-topic-revision-log');
  setWords(reading, rows.forumWords.css, body, {
    exclude: '.bbp-reply-revision-log, .bbp-topic-revision-log, .bbp-attachments',
    link: (anchor) => wholeAddress(anchor, url),
  });
  const role = first(post, rows.forumRole);
  putAll(reading.facts, { rank: role && textOf(role) });
  return reading;
}
