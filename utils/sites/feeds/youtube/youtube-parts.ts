import type { Reading } from '../../contract.ts';
import type { TextOptions } from '../../page/dom-text.ts';
import { wholeAddress } from '../../page/link-words.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { firstFound } from '../../reading/field.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { pathParts, webUrl } from '../../values/safe-url.ts';

/** How words of YouTube are read, wherever they stand. */
export function options(base: URL): TextOptions {
  return { whitespace: 'keep', images: 'all', link: (anchor) => wholeAddress(anchor, base) };
}

/** `/@name`, `/channel/UC…`, until 2022 also `/user/name`. */
function personOf(
  href: string | null | undefined,
  base: URL,
): { handle: string | null; channel: string | null; href: string } | null {
  const url = webUrl(href, base);
  if (url === null || !isUnderHosts(url, platformHosts.youtube)) return null;
  const [head, second] = pathParts(url);
  if (head?.startsWith('@') === true) return { handle: head.slice(1), channel: null, href: `${url.origin}/${head}` };
  if (head === 'user' && second !== undefined)
    return { handle: second, channel: null, href: `${url.origin}/user/${encodeURIComponent(second)}` };
  if (head === 'channel' && second !== undefined)
    return { handle: null, channel: second, href: `${url.origin}/channel/${second}` };
  return null;
}

/** Whom a link and the words in it name. */
export function setAuthor(reading: Reading, link: Element | null, shown: string | null, via: string, base: URL): void {
  const person = personOf(link?.getAttribute('href'), base);
  const words = shown?.trim() || null;
  reading.author = {
    name: firstFound([[via, () => words]]),
    handle: firstFound([
      [`${via}@href`, () => person?.handle],
      [via, () => (words?.startsWith('@') === true ? words.slice(1) : null)],
    ]),
    accountId: firstFound([[`${via}@href (channel)`, () => person?.channel]]),
    profileUrl: firstFound([[`${via}@href`, () => person?.href]]),
  };
}
