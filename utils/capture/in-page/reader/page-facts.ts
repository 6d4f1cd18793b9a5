import type { PageFacts } from '../../../record/types.ts';
import { keepText } from '../../../shared/text.ts';

/** What the page and its window say of themselves at this moment. */
export function pageFacts(): PageFacts {
  const root = document.documentElement;
  const began = performance.timeOrigin;
  return {
    url: location.href.toWellFormed(),
    canonicalUrl: document.querySelector<HTMLLinkElement>('link[rel~="canonical"]')?.href.toWellFormed() ?? null,
    title: keepText(document.title),
    viewport: { width: innerWidth, height: innerHeight },
    scroll: { x: scrollX, y: scrollY },
    documentSize: { width: root.scrollWidth, height: root.scrollHeight },
    devicePixelRatio,
    visualZoom: visualViewport?.scale ?? 1,
    language: root.getAttribute('lang')?.toWellFormed() ?? null,
    direction: getComputedStyle(root).direction,
    loadedAt: Number.isFinite(began) ? new Date(began).toISOString() : null,
    userAgent: navigator.userAgent,
  };
}
