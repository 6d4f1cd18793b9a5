import type { Adapter } from './contract.ts';
import { facebook } from './facebook.ts';
import { instagram } from './instagram.ts';
import { withProfile } from './profile-reader.ts';
import { facebookProfile, instagramProfile } from './social-profiles.ts';
import { withCautions } from './with-cautions.ts';

/** Facebook with Messenger, Instagram. */
export const metaAdapters: readonly Adapter[] = [
  withProfile(facebook, facebookProfile),
  withProfile(instagram, instagramProfile),
].map(withCautions);
