import type { Adapter } from '../contract.ts';
import { discourse } from './discourse/discourse.ts';
import { mediawiki } from './mediawiki.ts';
import { nodebb } from './nodebb.ts';
import { lemmy } from '../software/lemmy/lemmy.ts';
import { discourseCard, discourseProfile, lemmyProfile, nodebbProfile } from '../profiles/discussions-profiles.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** Software of forums of the newer kind, and of talk pages, recognised by its markup on whatever host. */
export const discussionsAdapters: readonly Adapter[] = [
  withProfile(discourse, discourseProfile, discourseCard),
  withProfile(nodebb, nodebbProfile),
  withProfile(lemmy, lemmyProfile),
  mediawiki,
].map(withCautions);
