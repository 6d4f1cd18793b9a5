import type { Adapter } from '../contract.ts';
import { gmail } from './gmail.ts';
import { linkedin } from '../feeds/linkedin/linkedin.ts';
import { outlook } from './outlook.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { linkedinProfile } from '../profiles/feeds-profiles.ts';
import { linkedinViewer, withViewer } from '../profiles/with-viewer.ts';
import { withCautions } from '../reading/with-cautions.ts';
import { yahoo } from './yahoo.ts';

/** What is open at work: mail by host, LinkedIn. */
export const workAdapters: readonly Adapter[] = [
  gmail,
  outlook,
  yahoo,
  withProfile(withViewer(linkedin, linkedinViewer), linkedinProfile),
].map(withCautions);
