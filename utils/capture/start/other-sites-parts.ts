import type { OtherSitesPart } from '../../messaging/protocol.ts';
import { adapterScriptByHost } from '../../sites/adapter-scripts.ts';

/** Parts of a page by the addresses of its frames, one of each host. */
export function otherSitesParts(frames: readonly string[]): OtherSitesPart[] {
  const parts = new Map<string, OtherSitesPart>();
  for (const frame of frames) {
    const url = URL.parse(frame);
    if (url === null || !/^https?:$/u.test(url.protocol) || parts.has(url.hostname)) continue;
    parts.set(url.hostname, { host: url.hostname, address: url.href, isKnown: adapterScriptByHost(url) !== null });
  }
  return [...parts.values()];
}
