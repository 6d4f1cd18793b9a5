import { adapterScriptByHost } from '../../utils/sites/adapter-scripts.ts';

/** A part of a page that another site shows in a frame. */
export interface OtherSitesPart {
  host: string;
  address: string;
}

/** More than these are not offered: a page of films has one in each paragraph. */
const most = 2;

/**
 * Parts of a page that can be opened by themselves, one of each host, from the addresses of its frames: those of platforms whose
 * posts can be picked there; `any`: others too, where the page itself has nothing to pick.
 */
export function otherSitesParts(frames: readonly string[], any: boolean): OtherSitesPart[] {
  const parts = new Map<string, OtherSitesPart>();
  for (const address of frames) {
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url === null || !/^https?:$/u.test(url.protocol)) continue;
    if (!any && adapterScriptByHost(url) === null) continue;
    if (!parts.has(url.hostname)) parts.set(url.hostname, { host: url.hostname, address: url.href });
  }
  return [...parts.values()].slice(0, most);
}
