import { adapterScriptFor } from './adapter-scripts.ts';
import { chooseAdapter } from './choose-adapter.ts';
import type { Adapter } from './contract.ts';
import { blueskyAdapters } from './feeds/bluesky-adapters.ts';
import { boardsAdapters } from './boards/boards-adapters.ts';
import { discussionsAdapters } from './forums/discussions-adapters.ts';
import { fediverseAdapters } from './software/fediverse-adapters.ts';
import { linkedinAdapters } from './feeds/linkedin-adapters.ts';
import { redditAdapters } from './boards/reddit-adapters.ts';
import { forumsAdapters } from './forums/forums-adapters.ts';
import { mailAdapters } from './mail/mail-adapters.ts';
import { metaAdapters } from './meta/meta-adapters.ts';
import { phoneAdapters } from './talk/phone-adapters.ts';
import { picturesAdapters } from './meta/pictures-adapters.ts';
import { microblogsAdapters } from './social/microblogs-adapters.ts';
import { softwareAdapters } from './software/software-adapters.ts';
import { talkAdapters } from './talk/talk-adapters.ts';
import { tiktokAdapters } from './social/tiktok-adapters.ts';
import { videoAdapters } from './feeds/video-adapters.ts';
import { webAdapters } from './generic/web-adapters.ts';
import { xAdapters } from './social/x-adapters.ts';

/** All of them: those that go by host, then those that go by markup. In a page only some are there (`adapter-scripts.ts`). */
export const adapters: readonly Adapter[] = [
  ...xAdapters,
  ...tiktokAdapters,
  ...metaAdapters,
  ...picturesAdapters,
  ...videoAdapters,
  ...linkedinAdapters,
  ...blueskyAdapters,
  ...redditAdapters,
  ...boardsAdapters,
  ...talkAdapters,
  ...phoneAdapters,
  ...discussionsAdapters,
  ...forumsAdapters,
  ...fediverseAdapters,
  ...microblogsAdapters,
  ...softwareAdapters,
  ...mailAdapters,
];

/** The adapter for a page, of all that there are; as in a page, what tells by structure comes where no script of others does, and alone. */
export function adapterFor(url: URL, document: Document): Adapter {
  return chooseAdapter(adapterScriptFor(url, document) === 'adapters-web' ? webAdapters : adapters, url, document);
}
