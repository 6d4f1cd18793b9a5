import type { Adapter } from '../contract.ts';
import { instagram } from './instagram/instagram.ts';
import { threads } from '../social/threads.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { instagramProfile } from '../profiles/social-profiles.ts';
import { threadsProfile } from '../profiles/threads-profile.ts';
import { instagramViewer, withViewer } from '../profiles/with-viewer.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** Instagram with Threads. */
export const picturesAdapters: readonly Adapter[] = [
  withViewer(withProfile(instagram, instagramProfile), instagramViewer),
  withProfile(threads, threadsProfile),
].map(withCautions);
