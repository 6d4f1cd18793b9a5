import type { Adapter } from '../contract.ts';
import { elk } from './fediverse/elk.ts';
import { misskey } from './fediverse/misskey.ts';
import { pleroma } from './fediverse/pleroma.ts';
import { soapbox } from './fediverse/soapbox.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** What speaks with Mastodon and is drawn otherwise, on whatever host. */
export const microblogsAdapters: readonly Adapter[] = [elk, misskey, pleroma, soapbox].map(withCautions);
