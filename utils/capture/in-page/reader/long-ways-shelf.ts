import type { ConversationWalk } from '../conversation/conversation-walk.ts';
import type { copyPage } from '../copy/page-copy.ts';
import type { fetchingControls } from '../dom/fetching-controls.ts';
import type { lateImages } from '../picture/late-images.ts';
import type { PageTiles } from '../picture/page-tiles.ts';
import type { unfinishedParts } from '../picture/unfinished.ts';

/** What only the long ways need, a whole page and a conversation; it comes into the page as a script of its own. */
export interface LongWays {
  ConversationWalk: typeof ConversationWalk;
  copyPage: typeof copyPage;
  fetchingControls: typeof fetchingControls;
  lateImages: typeof lateImages;
  PageTiles: typeof PageTiles;
  unfinishedParts: typeof unfinishedParts;
}

/** The reader runs in the same world; no page sees it. */
const world = globalThis as { longWays?: LongWays };

export function layOutLongWays(parts: LongWays): void {
  world.longWays = parts;
}

/** What was laid out, or null. */
export function takeLongWays(): LongWays | null {
  const parts = world.longWays ?? null;
  delete world.longWays;
  return parts;
}
