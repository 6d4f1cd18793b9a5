import type { Adapter } from './contract.ts';
import { blogger } from './blogger.ts';
import { discourse } from './discourse.ts';
import { lemmy } from './lemmy.ts';
import { mastodon } from './mastodon.ts';
import { nodebb } from './nodebb.ts';
import { phpbb } from './phpbb.ts';
import { withProfile } from './profile-reader.ts';
import { mastodonProfile } from './software-profiles.ts';
import { roundcube } from './roundcube.ts';
import { vbulletin } from './vbulletin.ts';
import { withCautions } from './with-cautions.ts';
import { wordpress } from './wordpress.ts';
import { xenforo } from './xenforo.ts';

/** Software that anybody can run, recognised by its markup on whatever host. */
export const softwareAdapters: readonly Adapter[] = [
  withProfile(mastodon, mastodonProfile),
  discourse,
  phpbb,
  vbulletin,
  xenforo,
  nodebb,
  lemmy,
  wordpress,
  blogger,
  roundcube,
].map(withCautions);
