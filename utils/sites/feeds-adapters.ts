import type { Adapter } from './contract.ts';
import { bluesky } from './bluesky.ts';
import { disqus } from './disqus.ts';
import { hackernews } from './hackernews.ts';
import { linkedin } from './linkedin.ts';
import { pinterest } from './pinterest.ts';
import { withProfile } from './profile-reader.ts';
import {
  blueskyProfile,
  linkedinProfile,
  redditProfile,
  truthsocialProfile,
  youtubeProfile,
} from './feeds-profiles.ts';
import { reddit } from './reddit.ts';
import { truthsocial } from './truthsocial.ts';
import { tumblr } from './tumblr.ts';
import { withCautions } from './with-cautions.ts';
import { youtube } from './youtube.ts';

/** Feeds and threads of big platforms, by host. */
export const feedsAdapters: readonly Adapter[] = [
  withProfile(youtube, youtubeProfile),
  withProfile(reddit, redditProfile),
  withProfile(bluesky, blueskyProfile),
  withProfile(truthsocial, truthsocialProfile),
  withProfile(linkedin, linkedinProfile),
  tumblr,
  pinterest,
  hackernews,
  disqus,
].map(withCautions);
