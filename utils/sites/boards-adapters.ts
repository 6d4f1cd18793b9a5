import type { Adapter } from './contract.ts';
import { disqus } from './disqus.ts';
import { redditProfile } from './feeds-profiles.ts';
import { hackernews } from './hackernews.ts';
import { pinterest } from './pinterest.ts';
import { withProfile } from './profile-reader.ts';
import { reddit } from './reddit.ts';
import { tumblr } from './tumblr.ts';
import { withCautions } from './with-cautions.ts';

/** Boards and comments by host. */
export const boardsAdapters: readonly Adapter[] = [
  withProfile(reddit, redditProfile),
  tumblr,
  pinterest,
  hackernews,
  disqus,
].map(withCautions);
