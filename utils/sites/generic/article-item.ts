import type { SelectorRow } from '../contract.ts';
import { textOf } from '../page/dom-text.ts';
import { controls, type GenericFacts, handleOfProfile, noFacts } from './generic-facts.ts';
import { utcOfIso } from '../values/machine-time.ts';
import { cleanUrl } from '../values/safe-url.ts';

export const articleSelectors = {
  article: { css: 'article, [role="article"], [role="comment"]', seen: '2026-06' },
  time: { css: 'time[datetime]', seen: '2026-06' },
  author: {
    css: 'a[rel~="author"], [rel~="author"], .author, address a, a[href*="/@"]',
    seen: '2026-06',
  },
  bookmark: { css: 'a[rel~="bookmark"][href]', seen: '2026-06' },
} as const satisfies Record<string, SelectorRow>;

/** Where a theme puts the words; the whole article without its frame is the last way. */
const bodies =
  '[itemprop="text"], [itemprop="articleBody"], .entry-content, .e-content, .comment-content, .comment-body, .post-content, .post-body';

/** Reads `<article>` and ARIA articles and comments: time, author and permanent link as HTML has them. `inner` are items inside. */
export function articleFacts(item: Element, inner: readonly Element[], base: URL): GenericFacts {
  // named by our own words: what was tried in vain may be sent to the maintainers, and holds nothing of the page
  const role = ['article', 'comment'].find((name) => item.getAttribute('role') === name);
  const facts = noFacts(role === undefined ? 'article' : `role=${role}`);
  const own = (css: string): Element | null => {
    for (const match of item.querySelectorAll(css)) if (!inner.some((other) => other.contains(match))) return match;
    return null;
  };
  const time = own(articleSelectors.time.css);
  const author = own(articleSelectors.author.css);
  facts.kind =
    item.getAttribute('role') === 'comment' || item.parentElement?.closest(articleSelectors.article.css) != null
      ? 'comment'
      : 'post';
  if (author !== null) {
    const link = author.matches('a[href]') ? author : author.querySelector('a[href]');
    facts.name = textOf(author, { exclude: 'time' }) || null;
    facts.profileUrl = cleanUrl(link?.getAttribute('href'), base);
    facts.handle = handleOfProfile(facts.profileUrl);
  }
  facts.postedAt = utcOfIso(time?.getAttribute('datetime'));
  facts.postedAtRaw = time === null ? null : textOf(time) || time.getAttribute('datetime');
  const link = own(articleSelectors.bookmark.css) ?? time?.closest('a[href]') ?? null;
  facts.permalink = cleanUrl(link?.getAttribute('href'), base);
  facts.itemId = item.getAttribute('data-id') ?? item.getAttribute('data-post-id') ?? (item.id || null);
  const title = own('h1, h2, h3');
  facts.title = title === null ? null : textOf(title) || null;
  const body = own(bodies);
  const frame = `${controls}, header, footer, time, address, [rel~="author"], [rel~="bookmark"]`;
  const left = inner.length === 0 ? frame : `${frame}, ${articleSelectors.article.css}`;
  facts.text = (body === null ? textOf(item, { exclude: left }) : textOf(body, { exclude: controls })) || null;
  return facts;
}
