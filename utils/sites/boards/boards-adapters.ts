import type { Adapter } from '../contract.ts';
import { disqus } from './disqus.ts';
import { hackernews } from './hackernews/hackernews.ts';
import { pinterest } from './pinterest.ts';
import { hackernewsProfile } from '../profiles/hackernews-profile.ts';
import { pinterestProfile } from '../profiles/pinterest-profile.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { tumblrProfile } from '../profiles/tumblr-profile.ts';
import { pinterestViewer, withViewer } from '../profiles/with-viewer.ts';
import { tumblr } from './tumblr/tumblr.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** Tumblr, Pinterest, Hacker News, and Disqus below other pages. */
export const boardsAdapters: readonly Adapter[] = [
  withProfile(tumblr, tumblrProfile),
  withViewer(withProfile(pinterest, pinterestProfile), pinterestViewer),
  withProfile(hackernews, hackernewsProfile),
  disqus,
].map(withCautions);
