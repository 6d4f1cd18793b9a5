import { isUnderHosts } from './host-match.ts';
import { platformHosts } from './platform-hosts.ts';

/**
 * Adapters are put into a page by the dozen, not all at once: each of these scripts holds those of some hosts, the
 * last one those that go by markup, for every other host. `<name>.js` is built from `entrypoints/<name>.ts`.
 */
const platformsOf = {
  'adapters-social': ['x', 'threads', 'tiktok'],
  'adapters-meta': ['facebook', 'instagram'],
  'adapters-feeds': ['youtube', 'bluesky', 'truthsocial', 'linkedin'],
  'adapters-boards': ['reddit', 'tumblr', 'pinterest', 'hackernews', 'disqus'],
  'adapters-talk': ['discord', 'whatsapp', 'telegram', 'snapchat', 'twitch', 'gmail', 'outlook', 'yahoo'],
} as const satisfies Record<string, readonly (keyof typeof platformHosts)[]>;

export type AdapterScript = keyof typeof platformsOf | 'adapters-software';

/** The script that holds the adapters which can recognise a page at `url`. */
export function adapterScriptFor(url: URL): AdapterScript {
  for (const [script, platforms] of Object.entries(platformsOf)) {
    if (platforms.some((id) => isUnderHosts(url, platformHosts[id]))) return script as AdapterScript;
  }
  return 'adapters-software';
}
