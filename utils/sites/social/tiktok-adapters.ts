import type { Adapter } from '../contract.ts';
import { tiktok } from './tiktok/tiktok.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { tiktokProfile } from '../profiles/social-profiles.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** TikTok. */
export const tiktokAdapters: readonly Adapter[] = [withProfile(tiktok, tiktokProfile)].map(withCautions);
