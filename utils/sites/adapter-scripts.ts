import { isUnderHosts } from './values/host-match.ts';
import { platformHosts } from './platform-hosts.ts';
import { softwareMarks, softwareParts } from './software-marks.ts';

/**
 * Adapters are put into a page by the handful, not all at once: each of these scripts holds those of some hosts.
 * `<name>.js` is built from `entrypoints/<name>.ts`.
 */
const platformsOf = {
  'adapters-x': ['x'],
  'adapters-tiktok': ['tiktok'],
  'adapters-meta': ['facebook'],
  'adapters-pictures': ['instagram', 'threads'],
  'adapters-video': ['youtube', 'twitch'],
  'adapters-linkedin': ['linkedin'],
  'adapters-bluesky': ['bluesky'],
  'adapters-reddit': ['reddit'],
  'adapters-boards': ['tumblr', 'pinterest', 'hackernews', 'disqus'],
  'adapters-talk': ['discord', 'snapchat', 'teams', 'googlemessages'],
  'adapters-phone': ['whatsapp', 'telegram'],
  'adapters-mail': ['gmail', 'outlook', 'yahoo'],
  'adapters-fediverse': ['truthsocial'],
} as const satisfies Record<string, readonly (keyof typeof platformHosts)[]>;

/** And these those that go by markup, on any other host; of a page with marks of both, the first. */
const softwareOf = {
  'adapters-discussions': ['discourse', 'nodebb', 'lemmy', 'mediawiki'],
  'adapters-forums': ['phpbb', 'vbulletin', 'xenforo'],
  'adapters-fediverse': ['mastodon'],
  'adapters-microblogs': ['elk', 'misskey', 'pleroma', 'soapbox'],
  'adapters-software': ['blogger', 'wordpress'],
  'adapters-mail': ['roundcube'],
} as const satisfies Record<string, readonly (keyof typeof softwareMarks)[]>;

/** What every other page gets: no adapter but the generic one, which each of the others holds too. */
const scriptOfOthers = 'adapters-web';

export type AdapterScript = keyof typeof platformsOf | keyof typeof softwareOf | typeof scriptOfOthers;

/** The script that holds the adapters which can recognise a page at `url`; null where only its markup can tell. */
export function adapterScriptByHost(url: URL): AdapterScript | null {
  for (const [script, platforms] of Object.entries(platformsOf)) {
    if (platforms.some((id) => isUnderHosts(url, platformHosts[id]))) return script as AdapterScript;
  }
  // a mail's source is shown as bare text, which has no marks
  return url.searchParams.get('_task') === 'mail' ? 'adapters-mail' : null;
}

/** Scripts with the marks by which a page that no host tells of gets them, in order. */
export const markedScripts: readonly [script: AdapterScript, css: string][] = Object.entries(softwareOf).map(
  ([script, software]) => [script as AdapterScript, software.map(markOf).join(', ')],
);

function markOf(id: keyof typeof softwareMarks): string {
  const css = softwareMarks[id];
  const parts = softwareParts[id];
  return parts === undefined ? css : `:root:is(${css}, :has(${css})):has(${parts})`;
}

/** Of `marked`, the first script whose marks a page has, or a frame in it that can be looked into. Runs in the page by itself, too, where nothing else of this file is. */
export function markedScriptIn(marked: typeof markedScripts, page: Document = document): string | null {
  const pages = [page];
  for (const each of pages) {
    // a part of a drawing by that name has no document at all
    for (const frame of each.querySelectorAll<HTMLIFrameElement | HTMLFrameElement>('iframe, frame'))
      if (frame.contentDocument) pages.push(frame.contentDocument);
  }
  return marked.find(([, css]) => pages.some((each) => each.querySelector(css) !== null))?.[0] ?? null;
}

/** The script that holds what reads a page of no known host; `marked` is what `markedScriptIn` said in it, which is only taken where it is one of ours. */
export function adapterScriptByMark(marked: unknown): AdapterScript {
  return markedScripts.find(([script]) => script === marked)?.[0] ?? scriptOfOthers;
}

/** The script for a page. */
export function adapterScriptFor(url: URL, page: Document): AdapterScript {
  return adapterScriptByHost(url) ?? adapterScriptByMark(markedScriptIn(markedScripts, page));
}
