import type { Adapter } from './contract.ts';
import { bluesky } from './bluesky.ts';
import { linkedin } from './linkedin.ts';
import { withProfile } from './profile-reader.ts';
import { blueskyProfile, linkedinProfile, truthsocialProfile, youtubeProfile } from './feeds-profiles.ts';
import { truthsocial } from './truthsocial.ts';
import { withCautions } from './with-cautions.ts';
import { youtube } from './youtube.ts';

/** YouTube, Bluesky, Truth Social, LinkedIn. */
export const feedsAdapters: readonly Adapter[] = [
  withProfile(youtube, youtubeProfile),
  withProfile(bluesky, blueskyProfile),
  withProfile(truthsocial, truthsocialProfile),
  withProfile(linkedin, linkedinProfile),
].map(withCautions);
