import type { Adapter } from '../contract.ts';
import { mastodon } from './mastodon.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { roundcube } from '../mail/roundcube.ts';
import { mastodonProfile } from '../profiles/software-profiles.ts';
import { withCautions } from '../reading/with-cautions.ts';
import { wordpress } from './wordpress/wordpress.ts';

/** Other software that anybody can run, recognised by its markup on whatever host. */
export const softwareAdapters: readonly Adapter[] = [withProfile(mastodon, mastodonProfile), wordpress, roundcube].map(
  withCautions,
);
