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

/** Whose page a link leads to: a person's, a company's, a school's. */
export function profileOf(link: Element | null, base: URL): { handle: string | null; href: string } | null {
  const url = webUrl(link?.getAttribute('href'), base);
  if (url === null || !isUnderHosts(url, platformHosts.linkedin)) return null;
  const [kind, name] = pathParts(url);
  return kind === undefined || name === undefined
    ? null
    : { handle: name, href: `${url.origin}/${kind}/${encodeURIComponent(name)}/` };
}
