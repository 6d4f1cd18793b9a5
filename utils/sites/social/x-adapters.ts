import type { Adapter } from '../contract.ts';
import { x } from './x/x.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { xProfile } from '../profiles/social-profiles.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** X. */
export const xAdapters: readonly Adapter[] = [withProfile(x, xProfile)].map(withCautions);
