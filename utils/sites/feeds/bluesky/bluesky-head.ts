import { first } from '../../page/dom-find.ts';
import { isOfType, linkedData, textMember } from '../../page/page-json.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { utcOfIso } from '../../values/machine-time.ts';
import { blueskySelectors, postPathOf } from './bluesky-parts.ts';

/** What the server wrote into the page's head about the post in focus; stale after a move inside the app, so the key must agree. */
function headFacts(
  document: Document,
  base: URL,
): { key: string | null; published: string | null; meta: string | null } {
  const named = first(document, blueskySelectors.canonical);
  const about = postPathOf(named?.getAttribute('content') ?? named?.getAttribute('href'), base);
  const posting = linkedData(document).find((data) => isOfType(data, ['DiscussionForumPosting', 'SocialMediaPosting']));
  return {
    key: about?.key ?? null,
    published: utcOfIso(textMember(posting, 'datePublished')),
    meta: utcOfIso(first(document, blueskySelectors.metaTime)?.getAttribute('content')),
  };
}

/** Ways to the exact time of the post with that key. */
export function headTime(document: Document, key: string, base: URL): [string, () => string | null][] {
  const head = oncePerPage(document, 'head', () => headFacts(document, base));
  const agrees = head.key === key && key !== '';
  return [
    ['JSON-LD DiscussionForumPosting datePublished', () => (agrees ? head.published : null)],
    [`${blueskySelectors.metaTime.css}@content`, () => (agrees ? head.meta : null)],
  ];
}
