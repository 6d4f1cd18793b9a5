import type { Adapter, ItemKind, RequiredField } from './contract.ts';
import { blogger } from './blogger.ts';
import { bluesky } from './bluesky.ts';
import { discord } from './discord.ts';
import { discourse } from './discourse.ts';
import { disqus } from './disqus.ts';
import { facebook } from './facebook.ts';
import { generic } from './generic.ts';
import { gmail } from './gmail.ts';
import { hackernews } from './hackernews.ts';
import { instagram } from './instagram.ts';
import { lemmy } from './lemmy.ts';
import { linkedin } from './linkedin.ts';
import { mastodon } from './mastodon.ts';
import { nodebb } from './nodebb.ts';
import { outlook } from './outlook.ts';
import { phpbb } from './phpbb.ts';
import { pinterest } from './pinterest.ts';
import { withProfile } from './profile-reader.ts';
import {
  blueskyProfile,
  facebookProfile,
  instagramProfile,
  linkedinProfile,
  mastodonProfile,
  redditProfile,
  threadsProfile,
  tiktokProfile,
  truthsocialProfile,
  xProfile,
  youtubeProfile,
} from './profile-specs.ts';
import { reddit } from './reddit.ts';
import { roundcube } from './roundcube.ts';
import { snapchat } from './snapchat.ts';
import { telegram } from './telegram.ts';
import { threads } from './threads.ts';
import { tiktok } from './tiktok.ts';
import { truthsocial } from './truthsocial.ts';
import { tumblr } from './tumblr.ts';
import { twitch } from './twitch.ts';
import { vbulletin } from './vbulletin.ts';
import { whatsapp } from './whatsapp.ts';
import { withCautions } from './with-cautions.ts';
import { wordpress } from './wordpress.ts';
import { x } from './x.ts';
import { xenforo } from './xenforo.ts';
import { yahoo } from './yahoo.ts';
import { youtube } from './youtube.ts';

/** In this order; add a platform here. */
const listed: readonly Adapter[] = [
  withProfile(x, xProfile),
  withProfile(facebook, facebookProfile),
  withProfile(instagram, instagramProfile),
  withProfile(threads, threadsProfile),
  withProfile(tiktok, tiktokProfile),
  withProfile(youtube, youtubeProfile),
  withProfile(reddit, redditProfile),
  withProfile(bluesky, blueskyProfile),
  withProfile(truthsocial, truthsocialProfile),
  withProfile(linkedin, linkedinProfile),
  discord,
  whatsapp,
  telegram,
  snapchat,
  tumblr,
  twitch,
  pinterest,
  hackernews,
  disqus,
  gmail,
  outlook,
  yahoo,
  // by markup, on whatever host
  withProfile(mastodon, mastodonProfile),
  discourse,
  phpbb,
  vbulletin,
  xenforo,
  nodebb,
  lemmy,
  wordpress,
  blogger,
  roundcube,
];

/** Adapters that go by host, then those that go by markup; the first that recognises the page reads it. */
export const adapters: readonly Adapter[] = listed.map(withCautions);

/** By the web's own standards; answers on every page. */
const last: Adapter = withCautions(generic);

/** The adapter for a page; the generic one where no platform is recognised, so there always is one. */
export function adapterFor(url: URL, document: Document): Adapter {
  return adapters.find((adapter) => adapter.recognises(url, document)) ?? last;
}

/** What a complete capture of this kind must have on this platform; empty for a platform or kind that is not known. */
export function requiredOf(adapterId: string, kind: ItemKind): readonly RequiredField[] {
  const adapter = [...adapters, last].find(({ id }) => id === adapterId);
  return adapter?.required[kind] ?? [];
}
