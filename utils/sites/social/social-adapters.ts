import type { Adapter } from '../contract.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { threadsProfile, tiktokProfile, xProfile } from '../profiles/social-profiles.ts';
import { threads } from './threads.ts';
import { tiktok } from './tiktok/tiktok.ts';
import { withCautions } from '../reading/with-cautions.ts';
import { x } from './x/x.ts';

/** X, Threads, TikTok. */
export const socialAdapters: readonly Adapter[] = [
  withProfile(x, xProfile),
  withProfile(threads, threadsProfile),
  withProfile(tiktok, tiktokProfile),
].map(withCautions);
