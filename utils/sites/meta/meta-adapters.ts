import type { Adapter } from '../contract.ts';
import { facebook } from './facebook/facebook.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { facebookProfile } from '../profiles/social-profiles.ts';
import { facebookViewer, withViewer } from '../profiles/with-viewer.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** Facebook with Messenger. */
export const metaAdapters: readonly Adapter[] = [
  withProfile(withViewer(facebook, facebookViewer), facebookProfile),
].map(withCautions);
