import type { Adapter } from '../contract.ts';
import { instagram } from './instagram/instagram.ts';
import { pinterest } from '../boards/pinterest.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { instagramProfile, threadsProfile } from '../profiles/social-profiles.ts';
import { instagramViewer, pinterestViewer, withViewer } from '../profiles/with-viewer.ts';
import { withCautions } from '../reading/with-cautions.ts';
import { threads } from '../social/threads.ts';
import { tumblr } from '../boards/tumblr/tumblr.ts';

/** Instagram with Threads, and where else people show pictures. */
export const picturesAdapters: readonly Adapter[] = [
  withProfile(withViewer(instagram, instagramViewer), instagramProfile),
  withProfile(threads, threadsProfile),
  tumblr,
  withViewer(pinterest, pinterestViewer),
].map(withCautions);
