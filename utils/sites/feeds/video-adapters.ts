import type { Adapter } from '../contract.ts';
import { youtube } from './youtube/youtube.ts';
import { twitch } from '../talk/twitch.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { twitchCard, twitchProfile } from '../profiles/twitch-profile.ts';
import { youtubeProfile } from '../profiles/youtube-profile.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** YouTube, and Twitch with its chat. */
export const videoAdapters: readonly Adapter[] = [
  withProfile(youtube, youtubeProfile),
  withProfile(twitch, twitchProfile, twitchCard),
].map(withCautions);
