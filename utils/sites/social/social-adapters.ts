import type { Adapter } from '../contract.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { tiktokProfile, xProfile } from '../profiles/social-profiles.ts';
import { tiktok } from './tiktok/tiktok.ts';
import { withCautions } from '../reading/with-cautions.ts';
import { x } from './x/x.ts';

/** X, TikTok. */
export const socialAdapters: readonly Adapter[] = [withProfile(x, xProfile), withProfile(tiktok, tiktokProfile)].map(
  withCautions,
);
