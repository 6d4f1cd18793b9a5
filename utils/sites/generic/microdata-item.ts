import type { SelectorRow } from '../contract.ts';
import { textOf } from '../page/dom-text.ts';
import { addAccount, controls, type GenericFacts, handleOfProfile, noFacts } from './generic-facts.ts';
import { utcOfIso } from '../values/machine-time.ts';
import { sessionFreeUrl } from '../values/session-free-url.ts';

/** Types of schema.org that are somebody's words. */
const types =
  /(?:^|[/:#\s])(Comment|UserComments|Answer|Question|DiscussionForumPosting|SocialMediaPosting|BlogPosting|Review|UserReview|Message|EmailMessage)(?:$|\s)/u;

export const microdataSelectors = {
  scope: { css: '[itemscope][itemtype*="schema.org/"], [typeof]', seen: '2026-06' },
} as const satisfies Record<string, SelectorRow>;

function typeOf(element: Element): string | null {
  const names = element.getAttribute('itemtype') ?? element.getAttribute('typeof');
  return names === null ? null : (types.exec(names.slice(0, 500))?.[1] ?? null);
}

/** Whether an element is somebody's words by its type. */
export function isMicrodataItem(element: Element): boolean {
  return element.matches(microdataSelectors.scope.css) && typeOf(element) !== null;
}

/** The properties of one item: those of items inside it are not its own. */
export function propertiesOf(item: Element): (name: string) => Element[] {
  const own = new Map<string, Element[]>();
  for (const element of item.querySelectorAll('[itemprop], [property]')) {
    const scope = element.parentElement?.closest('[itemscope], [typeof]');
    if (scope !== item) continue;
    const names = (element.getAttribute('itemprop') ?? element.getAttribute('property') ?? '').split(/\s+/u);
    for (const name of names) {
      const bare = name.replace(/^(?:schema:|https?:\/\/schema\.org\/)/u, '');
      own.set(bare, [...(own.get(bare) ?? []), element]);
    }
  }
  return (name) => own.get(name) ?? [];
}

/** An element's value as the microdata standard has it: attribute where there is one, words otherwise. */
export function valueIn(element: Element | undefined): string | null {
  if (element === undefined) return null;
  for (const name of ['content', 'datetime', 'href', 'src', 'data', 'value']) {
    const value = element.getAttribute(name);
    if (value !== null && value !== '') return value;
  }
  const words = textOf(element, { exclude: controls });
  return words === '' ? null : words;
}

/** Reads `<… itemscope itemtype="https://schema.org/Comment">` and the same in RDFa; null where the element is neither. */
export function microdataFacts(item: Element, base: URL): GenericFacts | null {
  const type = typeOf(item);
  if (type === null) return null;
  const facts = noFacts(`microdata ${type}`);
  const property = propertiesOf(item);
  const author = property('author')[0] ?? property('creator')[0] ?? property('sender')[0];
  const published = [
    ...property('datePublished'),
    ...property('dateCreated'),
    ...property('dateSent'),
    ...property('commentTime'),
  ];
  facts.kind = /Comment|Answer|Review/u.test(type) ? 'comment' : /Message/u.test(type) ? 'message' : 'post';
  facts.itemId = valueIn(property('identifier')[0]) ?? (item.getAttribute('itemid') || null);
  // an answer's page is that of what it answers
  const page = facts.kind === 'comment' ? undefined : property('mainEntityOfPage')[0];
  facts.permalink = sessionFreeUrl(valueIn(property('url')[0]) ?? valueIn(page), base);
  if (author !== undefined) readAuthor(facts, author, base);
  for (const element of published) {
    facts.postedAt ??= utcOfIso(valueIn(element));
    facts.postedAtRaw ??= textOf(element) || valueIn(element);
  }
  const body = ['text', 'commentText', 'articleBody', 'reviewBody', 'messageAttachment'].flatMap((name) =>
    property(name),
  )[0];
  facts.text = body === undefined ? null : body.getAttribute('content') || textOf(body, { exclude: controls }) || null;
  facts.title = valueIn(property('headline')[0]) ?? valueIn(property('name')[0]);
  facts.answers = valueIn(property('parentItem')[0]);
  return facts;
}

function readAuthor(facts: GenericFacts, author: Element, base: URL): void {
  if (!author.hasAttribute('itemscope') && !author.hasAttribute('typeof')) {
    facts.name = author.getAttribute('content') || textOf(author) || null;
    facts.profileUrl = sessionFreeUrl(
      author.getAttribute('href') ?? author.querySelector('a[href]')?.getAttribute('href'),
      base,
    );
  } else {
    const property = propertiesOf(author);
    const name = property('name')[0];
    facts.name = name === undefined ? textOf(author) || null : name.getAttribute('content') || textOf(name) || null;
    facts.profileUrl = sessionFreeUrl(
      valueIn(property('url')[0]) ??
        author.getAttribute('href') ??
        author.querySelector('a[href]')?.getAttribute('href'),
      base,
    );
    facts.handle = valueIn(property('alternateName')[0])?.replace(/^@/u, '') ?? null;
    facts.accountId = valueIn(property('identifier')[0]);
  }
  facts.handle ??= handleOfProfile(facts.profileUrl);
  addAccount(facts);
}
