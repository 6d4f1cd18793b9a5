import type { Adapter } from '../contract.ts';
import { disqus } from './disqus.ts';
import { redditProfile, truthsocialProfile } from '../profiles/feeds-profiles.ts';
import { hackernews } from './hackernews/hackernews.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { reddit } from './reddit/reddit.ts';
import { truthsocial } from './truthsocial.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** Boards, Truth Social and comments by host. */
export const boardsAdapters: readonly Adapter[] = [
  withProfile(reddit, redditProfile),
  withProfile(truthsocial, truthsocialProfile),
  hackernews,
  disqus,
].map(withCautions);
