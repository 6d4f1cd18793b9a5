import type { Adapter } from '../contract.ts';
import { facebook } from './facebook/facebook.ts';
import { instagram } from './instagram/instagram.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { facebookProfile, instagramProfile } from '../profiles/social-profiles.ts';
import { facebookViewer, instagramViewer, withViewer } from '../profiles/with-viewer.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** Facebook with Messenger, Instagram. */
export const metaAdapters: readonly Adapter[] = [
  withProfile(withViewer(facebook, facebookViewer), facebookProfile),
  withProfile(withViewer(instagram, instagramViewer), instagramProfile),
].map(withCautions);
