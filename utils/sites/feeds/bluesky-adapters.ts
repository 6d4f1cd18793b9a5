import type { Adapter } from '../contract.ts';
import { bluesky } from './bluesky/bluesky.ts';
import { blueskyProfile } from '../profiles/feeds-profiles.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** Bluesky. */
export const blueskyAdapters: readonly Adapter[] = [withProfile(bluesky, blueskyProfile)].map(withCautions);
