import type { Adapter } from '../contract.ts';
import { bluesky } from './bluesky/bluesky.ts';
import { linkedin } from './linkedin/linkedin.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { blueskyProfile, linkedinProfile, youtubeProfile } from '../profiles/feeds-profiles.ts';
import { linkedinViewer, withViewer } from '../profiles/with-viewer.ts';
import { withCautions } from '../reading/with-cautions.ts';
import { youtube } from './youtube/youtube.ts';

/** YouTube, Bluesky, LinkedIn. */
export const feedsAdapters: readonly Adapter[] = [
  withProfile(youtube, youtubeProfile),
  withProfile(bluesky, blueskyProfile),
  withProfile(withViewer(linkedin, linkedinViewer), linkedinProfile),
].map(withCautions);
