import type { MediaRef } from '../contract.ts';
import { isEmojiImage } from './dom-text.ts';
import { linkTarget } from './link-words.ts';
import { mediaUrl } from '../values/safe-url.ts';

/** Attributes in which pages keep a picture's address until it is scrolled to, or the address behind their own proxy. */
const pictureAttributes = ['data-url', 'data-src', 'data-orig-src', 'src'] as const;

function pictureUrl(image: Element, base: URL): string | null {
  for (const name of pictureAttributes) {
    const url = mediaUrl(image.getAttribute(name), base);
    if (url !== null && !url.startsWith('data:')) return url;
  }
  return mediaUrl(image.getAttribute('src'), base);
}

/** Boards put the viewer's session into addresses of attachments. */
function withoutSession(url: string): string {
  return url.replace(/([?&])(?:sid|s)=[0-9a-f]{32}(?:&|$)/u, '$1').replace(/[?&]$/u, '');
}

function mediumOf(element: Element, base: URL): MediaRef | null {
  const tag = element.localName;
  if (tag === 'a') {
    const href = element.getAttribute('href') ?? '';
    const url = href.startsWith('#') ? null : linkTarget(href, base);
    return url === null ? null : { kind: 'link', url, alt: element.textContent.trim() || null, posterUrl: null };
  }
  if (tag === 'img') {
    const url = isEmojiImage(element) ? null : pictureUrl(element, base);
    return url === null ? null : { kind: 'image', url, alt: element.getAttribute('alt') || null, posterUrl: null };
  }
  if (tag === 'iframe') {
    const url = mediaUrl(element.getAttribute('data-src') ?? element.getAttribute('src'), base);
    return url === null ? null : { kind: 'video', url, alt: element.getAttribute('title'), posterUrl: null };
  }
  const source = element.getAttribute('src') ?? element.querySelector('source')?.getAttribute('src');
  const url = mediaUrl(source, base);
  const posterUrl = mediaUrl(element.getAttribute('poster'), base);
  return url === null ? null : { kind: tag === 'audio' ? 'audio' : 'video', url, alt: null, posterUrl };
}

/** Pictures, films, sounds and links of a body, each once, in order; what lies in `leftOut` and `without` (quotes, signatures) is not its own. */
export function bodyMedia(
  bodies: Iterable<Element | null>,
  base: URL,
  leftOut: string,
  without: readonly Element[] = [],
): MediaRef[] {
  const media = new Map<string, MediaRef>();
  for (const body of bodies) {
    for (const element of body?.querySelectorAll('a[href], img, video, audio, iframe') ?? []) {
      if (leftOut !== '' && element.closest(leftOut) !== null) continue;
      if (without.some((part) => part.contains(element))) continue;
      const medium = mediumOf(element, base);
      if (medium !== null && !media.has(medium.url))
        media.set(medium.url, { ...medium, url: withoutSession(medium.url) });
    }
  }
  return [...media.values()];
}

/** Links in somebody's words: in chats a link may hide behind other words. */
export function wordLinks(words: Element | null, base: URL): MediaRef[] {
  return bodyMedia([words], base, '').filter(({ kind }) => kind === 'link');
}
