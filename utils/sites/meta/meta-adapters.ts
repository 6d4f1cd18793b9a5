import type { Adapter } from '../contract.ts';
import { facebook } from './facebook/facebook.ts';
import { instagram } from './instagram/instagram.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { facebookProfile, instagramProfile } from '../profiles/social-profiles.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** Facebook with Messenger, Instagram. */
export const metaAdapters: readonly Adapter[] = [
  withProfile(facebook, facebookProfile),
  withProfile(instagram, instagramProfile),
].map(withCautions);
