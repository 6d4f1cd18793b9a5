import { isUnderHosts } from '../../values/host-match.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { pathParts, webUrl } from '../../values/safe-url.ts';

/** The account that an address is the page of; null for every other address. */
export function handleOfHref(href: string | null | undefined, base: URL): string | null {
  const url = webUrl(href, base);
  if (url === null || !isUnderHosts(url, platformHosts.x)) return null;
  const parts = pathParts(url);
  return parts.length === 1 && /^\w{1,15}$/u.test(parts[0] ?? '') ? (parts[0] ?? null) : null;
}

/** What the address of a post says. */
export interface Permalink {
  id: string;
  handle: string;
  href: string;
}

/** `/<handle>/status/<id>` with whatever follows; `statuses` until 2012. */
export function permalinkOf(href: string | null | undefined, base: URL): Permalink | null {
  const url = webUrl(href, base);
  if (url === null || !isUnderHosts(url, platformHosts.x)) return null;
  const [handle, status, id] = pathParts(url);
  if (handle === undefined || (status !== 'status' && status !== 'statuses')) return null;
  if (id === undefined || !/^\d{1,20}$/u.test(id)) return null;
  return { id, handle, href: `${url.origin}/${handle}/status/${id}` };
}

/** Of two people the address of a conversation holds both numbers: only then is the name above it the other one's. */
export function conversationAt(url: URL): { id: string | null; isOfTwo: boolean } {
  const parts = pathParts(url);
  const [id, ...more] = parts[0] === 'messages' ? parts.slice(1) : parts[1] === 'chat' ? parts.slice(2) : [];
  return { id: id ?? null, isOfTwo: more.length === 0 && /^\d+[-:]\d+$/u.test(id ?? '') };
}
