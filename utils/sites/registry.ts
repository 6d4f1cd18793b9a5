import { boardsAdapters } from './boards/boards-adapters.ts';
import { chooseAdapter } from './choose-adapter.ts';
import type { Adapter } from './contract.ts';
import { feedsAdapters } from './feeds/feeds-adapters.ts';
import { forumsAdapters } from './forums/forums-adapters.ts';
import { metaAdapters } from './meta/meta-adapters.ts';
import { picturesAdapters } from './meta/pictures-adapters.ts';
import { socialAdapters } from './social/social-adapters.ts';
import { softwareAdapters } from './software/software-adapters.ts';
import { talkAdapters } from './talk/talk-adapters.ts';
import { workAdapters } from './mail/work-adapters.ts';

/** All of them: those that go by host, then those that go by markup. In a page only some are there (`adapter-scripts.ts`). */
export const adapters: readonly Adapter[] = [
  ...socialAdapters,
  ...metaAdapters,
  ...picturesAdapters,
  ...feedsAdapters,
  ...boardsAdapters,
  ...talkAdapters,
  ...workAdapters,
  ...forumsAdapters,
  ...softwareAdapters,
];

/** The adapter for a page, of all that there are. */
export function adapterFor(url: URL, document: Document): Adapter {
  return chooseAdapter(adapters, url, document);
}
