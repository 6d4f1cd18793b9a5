import type { ClockCheck } from '../../../record/types.ts';
import { cachedHeaders } from '../copy/embed-resource.ts';

/** `Date` of the page's own document as it lies in the browser's cache. */
async function cachedDate(): Promise<string | null> {
  // A page that its policy shuts off has no cache that it may ask, nor may it be asked for its worker.
  if (!/^https?:$/.test(location.protocol) || origin === 'null') return null;
  // A worker of the page would be asked in place of the cache, and so would notice.
  if (navigator.serviceWorker?.controller != null) return null;
  const date = Date.parse((await cachedHeaders(location.href))?.get('date') ?? '');
  return Number.isNaN(date) ? null : new Date(date).toISOString();
}

/** The latest time that the page itself writes in machine form. */
function newestTime(): string | null {
  let newest = Number.NEGATIVE_INFINITY;
  for (const time of document.querySelectorAll('time[datetime]')) {
    const written = time.getAttribute('datetime') ?? '';
    // a day or an hour without a zone says nothing to the minute
    if (!/T\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/i.test(written)) continue;
    const at = Date.parse(written);
    if (at > newest) newest = at;
  }
  return Number.isFinite(newest) ? new Date(newest).toISOString() : null;
}

/** What the page holds against which this computer's clock can be checked. */
export async function clockCheck(): Promise<ClockCheck> {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const received = navigation === undefined ? 0 : performance.timeOrigin + navigation.responseStart;
  return {
    deviceAt: new Date().toISOString(),
    serverDate: await cachedDate(),
    receivedAt: received > 0 ? new Date(received).toISOString() : null,
    fromNetwork: (navigation?.transferSize ?? 0) > 0,
    newestOnPage: newestTime(),
  };
}
