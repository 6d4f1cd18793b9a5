import type { Adapter } from '../contract.ts';
import { reddit } from './reddit/reddit.ts';
import { redditProfile } from '../profiles/feeds-profiles.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** Reddit. */
export const redditAdapters: readonly Adapter[] = [withProfile(reddit, redditProfile)].map(withCautions);
