import type { Adapter } from '../contract.ts';
import { disqus } from './disqus.ts';
import { redditProfile, truthsocialProfile } from '../profiles/feeds-profiles.ts';
import { hackernews } from './hackernews/hackernews.ts';
import { pinterest } from './pinterest.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { reddit } from './reddit/reddit.ts';
import { truthsocial } from './truthsocial.ts';
import { tumblr } from './tumblr/tumblr.ts';
import { pinterestViewer, withViewer } from '../profiles/with-viewer.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** Boards, smaller networks and comments by host. */
export const boardsAdapters: readonly Adapter[] = [
  withProfile(reddit, redditProfile),
  withProfile(truthsocial, truthsocialProfile),
  tumblr,
  withViewer(pinterest, pinterestViewer),
  hackernews,
  disqus,
].map(withCautions);
