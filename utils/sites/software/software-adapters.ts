import type { Adapter } from '../contract.ts';
import { blogger } from './blogger/blogger.ts';
import { wordpress } from './wordpress/wordpress.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { wordpressProfile } from '../profiles/wordpress-profile.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** Software of web logs, recognised by its markup on whatever host. */
export const softwareAdapters: readonly Adapter[] = [blogger, withProfile(wordpress, wordpressProfile)].map(
  withCautions,
);
