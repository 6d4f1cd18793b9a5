import type { Adapter } from './contract.ts';
import { facebook } from './facebook.ts';
import { instagram } from './instagram.ts';
import { withProfile } from './profile-reader.ts';
import { facebookProfile, instagramProfile, threadsProfile, tiktokProfile, xProfile } from './social-profiles.ts';
import { threads } from './threads.ts';
import { tiktok } from './tiktok.ts';
import { withCautions } from './with-cautions.ts';
import { x } from './x.ts';

/** X, Facebook, Instagram, Threads, TikTok. */
export const socialAdapters: readonly Adapter[] = [
  withProfile(x, xProfile),
  withProfile(facebook, facebookProfile),
  withProfile(instagram, instagramProfile),
  withProfile(threads, threadsProfile),
  withProfile(tiktok, tiktokProfile),
].map(withCautions);
