import type { AdapterScript } from '../../../sites/adapter-scripts.ts';
import type { Adapter } from '../../../sites/contract.ts';
import type { readShutFrame, readWholePage } from '../../../sites/generic/whole-page.ts';

/**
 * All that the reader needs to read pages; a script of adapters leaves it for the reader, which runs right after it in the
 * same world. So what adapters share lies in the page once. No page sees it.
 */
export interface AdapterShelf {
  script: AdapterScript;
  adapters: readonly Adapter[];
  /** Of `adapters` the one for a page; the generic one where none recognises it. */
  adapterFor(url: URL, document: Document): Adapter;
  /** The generic one, which also stands for what is read as a whole. */
  lastAdapter: Adapter;
  readWholePage: typeof readWholePage;
  readShutFrame: typeof readShutFrame;
}

/** Two may be put into a page at the same time (the popup looks while a capture begins), and Firefox mixes their scripts. */
const world = globalThis as { adapterShelves?: AdapterShelf[] };

export function layOut(shelf: AdapterShelf): void {
  (world.adapterShelves ??= []).push(shelf);
}

/** What was laid out last, or null; the next reader gets its own. */
export function takeAdapters(): AdapterShelf | null {
  return world.adapterShelves?.pop() ?? null;
}
