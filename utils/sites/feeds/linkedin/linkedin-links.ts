import { isUnderHosts } from '../../values/host-match.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { pathParts, webUrl } from '../../values/safe-url.ts';

/** What the name of a comment says: itself, its post, its number. */
export interface CommentUrn {
  urn: string;
  post: string;
  comment: string;
}

/** `urn:li:comment:(ugcPost:P,C)` and `urn:li:comment:(urn:li:activity:P,C)`. */
export function commentUrnOf(raw: string | null): CommentUrn | null {
  const match = /(urn:li:comment:\((?:urn:li:)?(activity|ugcPost|share|groupPost):(\d+)(?:-\d+)?,(\d+)\))/u.exec(
    (raw ?? '').slice(0, 500),
  );
  return match === null
    ? null
    : { urn: match[1] ?? '', post: `urn:li:${match[2] ?? ''}:${match[3] ?? ''}`, comment: match[4] ?? '' };
}

/** The first name of a post in an attribute. */
export function postUrnOf(raw: string | null): string | null {
  return /urn:li:(?:activity|ugcPost|share|groupPost):\d+/u.exec((raw ?? '').slice(0, 500))?.[0] ?? null;
}

/** The post that an element is named after, of the classic pages or of what a search found. */
export function postUrnAt(item: Element): string | null {
  const names = ['data-urn', 'data-id', 'data-view-tracking-scope'].map((name) => postUrnOf(item.getAttribute(name)));
  return names.find((urn) => urn !== null) ?? null;
}

/** What an element is named after, of the classic pages or the new ones. */
export function nameOf(item: Element | null): string | null {
  return item === null ? null : (item.getAttribute('data-id') ?? (item.id || item.getAttribute('componentkey')));
}

/** The post whose own page is at `url`: `/feed/update/urn:li:activity:P/`, `/posts/name_words-activity-P-abcd/`. */
export function postUrnOfPage(url: URL): string | null {
  const [head, second = '', third = ''] = pathParts(url);
  if (head === 'feed' && second === 'update') return postUrnOf(third);
  const match = head === 'posts' ? /-(activity|ugcPost|share)-(\d{15,20})-[\w-]+$/u.exec(second) : null;
  return match === null ? null : `urn:li:${match[1] ?? ''}:${match[2] ?? ''}`;
}

/** Whom a link leads to. */
interface Profile {
  handle: string;
  /** The number that stays when the name in the address changes, where the link holds it. */
  account: string | null;
  href: string;
}

/** Whose page a link leads to: a person's, a company's, a school's. */
export function profileOf(link: Element | null, base: URL): Profile | null {
  const url = webUrl(link?.getAttribute('href'), base);
  if (url === null || !isUnderHosts(url, platformHosts.linkedin)) return null;
  const [kind, name] = pathParts(url);
  return kind === undefined || name === undefined
    ? null
    : {
        handle: name,
        account: /(ACo[\w-]{4,60})$/u.exec(url.searchParams.get('miniProfileUrn') ?? name)?.[1] ?? null,
        href: `${url.origin}/${kind}/${encodeURIComponent(name)}/`,
      };
}
