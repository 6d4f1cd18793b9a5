import { blogger } from '../software/blogger/blogger.ts';
import type { Adapter } from '../contract.ts';
import { discourse } from './discourse.ts';
import { lemmy } from '../software/lemmy/lemmy.ts';
import { nodebb } from './nodebb.ts';
import { phpbb } from './phpbb/phpbb.ts';
import { vbulletin } from './vbulletin.ts';
import { withCautions } from '../reading/with-cautions.ts';
import { xenforo } from './xenforo.ts';

/** Software of forums, recognised by its markup on whatever host. */
export const forumsAdapters: readonly Adapter[] = [discourse, phpbb, vbulletin, xenforo, nodebb, lemmy, blogger].map(
  withCautions,
);
