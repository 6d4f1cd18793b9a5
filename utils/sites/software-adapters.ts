import { blogger } from './blogger.ts';
import type { Adapter } from './contract.ts';
import { lemmy } from './lemmy.ts';
import { mastodon } from './mastodon.ts';
import { withProfile } from './profile-reader.ts';
import { roundcube } from './roundcube.ts';
import { mastodonProfile } from './software-profiles.ts';
import { withCautions } from './with-cautions.ts';
import { wordpress } from './wordpress.ts';

/** Other software that anybody can run, recognised by its markup on whatever host. */
export const softwareAdapters: readonly Adapter[] = [
  withProfile(mastodon, mastodonProfile),
  lemmy,
  wordpress,
  blogger,
  roundcube,
].map(withCautions);
