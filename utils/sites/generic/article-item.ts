import type { SelectorRow } from '../contract.ts';
import { textOf } from '../page/dom-text.ts';
import { addAccount, controls, type GenericFacts, handleOfProfile, noFacts } from './generic-facts.ts';
import { utcOfIso } from '../values/machine-time.ts';
import { isPersonalAddress } from '../values/profile-account.ts';
import { pathParts, webUrl } from '../values/safe-url.ts';
import { sessionFreeUrl } from '../values/session-free-url.ts';

export const articleSelectors = {
  article: { css: 'article, [role="article"], [role="comment"]', seen: '2026-06' },
  time: { css: 'time[datetime]', seen: '2026-06' },
  author: { css: 'a[rel~="author"], [rel~="author"], .author, address a', seen: '2026-06' },
  /** Whoever is linked so may as well have passed it on, be mentioned or be recommended. */
  person: { css: 'a[href*="/@"]', seen: '2026-06' },
  /** And so they are where the address ends with the name. */
  named: { css: 'a[href*="/u/"], a[href*="/user"], a[href*="/member"], a[href*="/profile"]', seen: '2026-06' },
  bookmark: { css: 'a[rel~="bookmark"][href]', seen: '2026-06' },
} as const satisfies Record<string, SelectorRow>;

/** Where a theme puts the words; the whole article without its frame is the last way. */
const bodies =
  '[itemprop="text"], [itemprop="articleBody"], .entry-content, .e-content, .comment-content, .comment-body, .post-content, .post-body';

/** The name of an account as the address of its page has it, where that is what the link says. */
function nameInAddress(link: Element, base: URL): string | null {
  const target = webUrl(link.getAttribute('href'), base);
  const name = target === null || !isPersonalAddress(target.href) ? undefined : pathParts(target).at(-1);
  return name !== undefined && name.toLowerCase() === link.textContent.trim().toLowerCase() ? name : null;
}

/** No page says whose name it is: of somebody whom the item's own address names, or of the only one that it links. */
function personOf(links: readonly Element[], permalink: string | null, base: URL): Element | null {
  const people = links.flatMap((link) => {
    const handle = handleOfProfile(sessionFreeUrl(link.getAttribute('href'), base)) ?? nameInAddress(link, base);
    return handle === null || link.textContent.trim() === '' ? [] : [{ link, handle }];
  });
  const named = /\/@([^/?#]+)\//u.exec(permalink ?? '')?.[1];
  const own = people.filter(({ handle }) => named === undefined || handle === named);
  return new Set(own.map(({ handle }) => handle)).size === 1 ? (own[0]?.link ?? null) : null;
}

/** Platforms draw the handle behind the name, in the same link, with the server of an account elsewhere. */
function apartFromHandle(words: string, handle: string | null): { name: string; handle: string | null } {
  const [, name = '', written = ''] = /^(.+?)\s*@(\S+)$/u.exec(words) ?? [];
  if (handle === null || name === '' || !written.startsWith(handle)) return { name: words, handle };
  return { name, handle: written };
}

/** A link in them may be a mention. */
const paragraphs = 'p, blockquote, pre, ul, ol';

/** Reads `<article>` and ARIA articles and comments: time, author and permanent link as HTML has them. `inner` are items inside. */
export function articleFacts(item: Element, inner: readonly Element[], base: URL): GenericFacts {
  // named by our own words: what was tried in vain may be sent to the maintainers, and holds nothing of the page
  const role = ['article', 'comment'].find((name) => item.getAttribute('role') === name);
  const facts = noFacts(role === undefined ? 'article' : `role=${role}`);
  const ownAll = (css: string): Element[] =>
    [...item.querySelectorAll(css)].filter((match) => !inner.some((other) => other.contains(match)));
  const own = (css: string): Element | null => ownAll(css)[0] ?? null;
  const time = own(articleSelectors.time.css);
  const link = own(articleSelectors.bookmark.css) ?? time?.closest('a[href]') ?? null;
  facts.permalink = sessionFreeUrl(link?.getAttribute('href'), base);
  const author =
    own(articleSelectors.author.css) ??
    personOf(
      ownAll(`${articleSelectors.person.css}, ${articleSelectors.named.css}`).filter(
        (one) => one.closest(paragraphs) === null,
      ),
      facts.permalink,
      base,
    );
  facts.kind =
    item.getAttribute('role') === 'comment' ||
    item.closest('[id*="comment-"]') !== null ||
    item.parentElement?.closest(articleSelectors.article.css) != null
      ? 'comment'
      : 'post';
  if (author !== null) {
    const profile = author.matches('a[href]') ? author : author.querySelector('a[href]');
    facts.profileUrl = sessionFreeUrl(profile?.getAttribute('href'), base);
    const said = apartFromHandle(textOf(author, { exclude: 'time' }), handleOfProfile(facts.profileUrl));
    facts.handle = said.handle;
    facts.name = said.name || null;
    addAccount(facts);
  }
  facts.postedAt = utcOfIso(time?.getAttribute('datetime'));
  facts.postedAtRaw = time === null ? null : textOf(time) || time.getAttribute('datetime');
  facts.itemId = item.getAttribute('data-id') ?? item.getAttribute('data-post-id') ?? (item.id || null);
  const title = own('h1, h2, h3');
  facts.title = title === null ? null : textOf(title) || null;
  const body = own(bodies);
  const frame = `${controls}, header, footer, time, address, [rel~="author"], [rel~="bookmark"]`;
  const left = inner.length === 0 ? frame : `${frame}, ${articleSelectors.article.css}`;
  // whole rather than neat: what is words and what stands around them, nothing here says
  facts.text = (body && textOf(body, { exclude: controls })) || null;
  facts.loose =
    body === null ? textOf(item, { exclude: left, without: author === null ? [] : [author] }) || null : null;
  return facts;
}
