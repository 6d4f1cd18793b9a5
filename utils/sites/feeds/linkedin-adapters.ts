import type { Adapter } from '../contract.ts';
import { linkedin } from './linkedin/linkedin.ts';
import { linkedinProfile } from '../profiles/linkedin-profile.ts';
import { linkedinViewer, withViewer } from '../profiles/with-viewer.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** LinkedIn. */
export const linkedinAdapters: readonly Adapter[] = [
  withViewer(withProfile(linkedin, linkedinProfile), linkedinViewer),
].map(withCautions);
