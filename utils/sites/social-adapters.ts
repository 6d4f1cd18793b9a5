import type { Adapter } from './contract.ts';
import { withProfile } from './profile-reader.ts';
import { threadsProfile, tiktokProfile, xProfile } from './social-profiles.ts';
import { threads } from './threads.ts';
import { tiktok } from './tiktok.ts';
import { withCautions } from './with-cautions.ts';
import { x } from './x.ts';

/** X, Threads, TikTok. */
export const socialAdapters: readonly Adapter[] = [
  withProfile(x, xProfile),
  withProfile(threads, threadsProfile),
  withProfile(tiktok, tiktokProfile),
].map(withCautions);
