import browser from 'webextension-polyfill';
import type { PageFacts } from '../../record/types.ts';
import { DaybookError } from '../../shared/errors.ts';
import { keepText } from '../../shared/text.ts';

/** What the browser itself tells of a page into which it lets nothing of ours. */
export async function tabFacts(tabId: number): Promise<PageFacts> {
  const tab = await browser.tabs.get(tabId).catch((cause: unknown) => {
    throw new DaybookError('page-gone', undefined, { cause });
  });
  return {
    url: tab.url ?? '',
    canonicalUrl: null,
    title: keepText(tab.title ?? ''),
    viewport: null,
    scroll: null,
    documentSize: null,
    devicePixelRatio: null,
    visualZoom: null,
    language: null,
    direction: null,
    loadedAt: null,
    userAgent: navigator.userAgent,
    timeZone: null,
  };
}
