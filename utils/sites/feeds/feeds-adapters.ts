import type { Adapter } from '../contract.ts';
import { bluesky } from './bluesky/bluesky.ts';
import { linkedin } from './linkedin/linkedin.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { blueskyProfile, linkedinProfile, truthsocialProfile, youtubeProfile } from '../profiles/feeds-profiles.ts';
import { truthsocial } from './truthsocial.ts';
import { linkedinViewer, withViewer } from '../profiles/with-viewer.ts';
import { withCautions } from '../reading/with-cautions.ts';
import { youtube } from './youtube/youtube.ts';

/** YouTube, Bluesky, Truth Social, LinkedIn. */
export const feedsAdapters: readonly Adapter[] = [
  withProfile(youtube, youtubeProfile),
  withProfile(bluesky, blueskyProfile),
  withProfile(truthsocial, truthsocialProfile),
  withProfile(withViewer(linkedin, linkedinViewer), linkedinProfile),
].map(withCautions);
