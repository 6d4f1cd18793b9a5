import type { Adapter } from '../contract.ts';
import { bluesky } from './bluesky/bluesky.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { blueskyProfile, youtubeProfile } from '../profiles/feeds-profiles.ts';
import { withCautions } from '../reading/with-cautions.ts';
import { youtube } from './youtube/youtube.ts';

/** YouTube, Bluesky. */
export const feedsAdapters: readonly Adapter[] = [
  withProfile(youtube, youtubeProfile),
  withProfile(bluesky, blueskyProfile),
].map(withCautions);
