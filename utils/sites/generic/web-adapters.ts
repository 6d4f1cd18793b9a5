import type { Adapter } from '../contract.ts';
import { byStructure } from './by-structure.ts';
import { withPerson } from '../profiles/web-profile.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** What reads pages of all that no other adapter knows. */
export const webAdapters: readonly Adapter[] = [withCautions(withPerson(byStructure))];
