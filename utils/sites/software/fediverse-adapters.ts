import type { Adapter } from '../contract.ts';
import { truthsocial } from '../boards/truthsocial.ts';
import { mastodon } from './mastodon.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { truthsocialProfile } from '../profiles/feeds-profiles.ts';
import { mastodonProfile } from '../profiles/software-profiles.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** Truth Social by host, and Mastodon, from which it came, on whatever host. */
export const fediverseAdapters: readonly Adapter[] = [
  withProfile(truthsocial, truthsocialProfile),
  withProfile(mastodon, mastodonProfile),
].map(withCautions);
