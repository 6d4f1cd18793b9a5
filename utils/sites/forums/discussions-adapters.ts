import type { Adapter } from '../contract.ts';
import { discourse } from './discourse.ts';
import { nodebb } from './nodebb.ts';
import { lemmy } from '../software/lemmy/lemmy.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** Software of forums of the newer kind, recognised by its markup on whatever host. */
export const discussionsAdapters: readonly Adapter[] = [discourse, nodebb, lemmy].map(withCautions);
