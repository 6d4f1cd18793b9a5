import type { PageFacts } from '../../../record/types.ts';
import { keepText } from '../../../shared/text.ts';
import { pageZone } from './page-zone.ts';

/** What the page and its window say of themselves at this moment. */
export function pageFacts(): PageFacts {
  // a page may have taken it away
  const root = document.documentElement as HTMLElement | null;
  const began = performance.timeOrigin;
  return {
    url: location.href.toWellFormed(),
    canonicalUrl: document.querySelector<HTMLLinkElement>('link[rel~="canonical"]')?.href.toWellFormed() ?? null,
    title: keepText(document.title),
    viewport: { width: innerWidth, height: innerHeight },
    scroll: { x: scrollX, y: scrollY },
    documentSize: root && { width: root.scrollWidth, height: root.scrollHeight },
    devicePixelRatio,
    visualZoom: visualViewport?.scale ?? 1,
    language: root?.getAttribute('lang')?.toWellFormed() ?? null,
    direction: root && getComputedStyle(root).direction,
    loadedAt: Number.isFinite(began) ? new Date(began).toISOString() : null,
    userAgent: navigator.userAgent,
    timeZone: pageZone(),
  };
}
