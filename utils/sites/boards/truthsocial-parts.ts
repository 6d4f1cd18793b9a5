import type { MediaRef, SelectorRow } from '../contract.ts';
import { allOutside } from '../page/dom-find.ts';
import { platformHosts } from '../platform-hosts.ts';
import { isUnderHosts } from '../values/host-match.ts';
import { mediaUrl, pathParts, webUrl } from '../values/safe-url.ts';

export const mediaSelectors = {
  picture: { css: '#media-gallery-image-thumbnail[href]', seen: '2026-05' },
  video: { css: 'video', seen: '2026-05?' },
} as const satisfies Record<string, SelectorRow>;

export function handleOf(href: string | null | undefined, base: URL): string | null {
  const url = webUrl(href, base);
  const person = url === null || !isUnderHosts(url, platformHosts.truthsocial) ? undefined : pathParts(url)[0];
  return person?.startsWith('@') === true ? person.slice(1) : null;
}

export function mediaOf(item: Element, inner: readonly Element[], base: URL): MediaRef[] {
  const media: MediaRef[] = [];
  for (const link of allOutside(item, mediaSelectors.picture, inner)) {
    const url = mediaUrl(link.getAttribute('href'), base);
    if (url !== null)
      media.push({ kind: 'image', url, alt: link.querySelector('img')?.getAttribute('alt') || null, posterUrl: null });
  }
  for (const video of allOutside(item, mediaSelectors.video, inner)) {
    const url = mediaUrl(video.getAttribute('src') ?? video.querySelector('source')?.getAttribute('src'), base);
    if (url !== null)
      media.push({ kind: 'video', url, alt: null, posterUrl: mediaUrl(video.getAttribute('poster'), base) });
  }
  return media;
}
