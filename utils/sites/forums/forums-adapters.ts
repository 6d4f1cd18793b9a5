import type { Adapter } from '../contract.ts';
import { phpbb } from './phpbb/phpbb.ts';
import { vbulletin } from './vbulletin.ts';
import { xenforo } from './xenforo.ts';
import { phpbbProfile, vbulletinProfile, xenforoProfile, xenforoTooltip } from '../profiles/forums-profiles.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** Software of forums of the older kind, recognised by its markup on whatever host. */
export const forumsAdapters: readonly Adapter[] = [
  withProfile(phpbb, phpbbProfile),
  withProfile(vbulletin, vbulletinProfile),
  withProfile(xenforo, xenforoProfile, xenforoTooltip),
].map(withCautions);
