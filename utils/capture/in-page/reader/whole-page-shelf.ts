import type { copyPage } from '../copy/page-copy.ts';
import type { PageTiles } from '../picture/page-tiles.ts';

/** What only a capture of a whole page needs; it comes into the page as a script of its own. */
export interface WholePage {
  copyPage: typeof copyPage;
  PageTiles: typeof PageTiles;
}

/** The reader runs in the same world; no page sees it. */
const world = globalThis as { wholePage?: WholePage };

export function layOutWholePage(parts: WholePage): void {
  world.wholePage = parts;
}

/** What was laid out, or null. */
export function takeWholePage(): WholePage | null {
  const parts = world.wholePage ?? null;
  delete world.wholePage;
  return parts;
}
