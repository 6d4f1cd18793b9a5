import type { OtherSitesPart } from '../../messaging/protocol.ts';
import { adapterScriptByHost } from '../../sites/adapter-scripts.ts';

/** Whether a platform that is known shows posts there: of those for films most frames are players, and only a chat has any. */
function hasPosts(url: URL): boolean {
  const script = adapterScriptByHost(url);
  return script === 'adapters-video' ? /chat/u.test(url.pathname) : script !== null;
}

/** Parts of a page by the addresses of its frames, one of each host. */
export function otherSitesParts(frames: readonly string[]): OtherSitesPart[] {
  const parts = new Map<string, OtherSitesPart>();
  for (const frame of frames) {
    const url = URL.parse(frame);
    if (url === null || !/^https?:$/u.test(url.protocol) || parts.has(url.hostname)) continue;
    parts.set(url.hostname, { host: url.hostname, address: url.href, isKnown: hasPosts(url) });
  }
  return [...parts.values()];
}
