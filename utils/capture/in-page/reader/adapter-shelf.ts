import type { AdapterScript } from '../../../sites/adapter-scripts.ts';
import type { Adapter } from '../../../sites/contract.ts';

/** What a script of adapters leaves for the reader, which runs right after it in the same world; no page sees it. */
interface Shelf {
  script: AdapterScript;
  adapters: readonly Adapter[];
}

const world = globalThis as { adapterShelf?: Shelf };

export function layOutAdapters(script: AdapterScript, adapters: readonly Adapter[]): void {
  world.adapterShelf = { script, adapters };
}

/** What was laid out for this reader, or null; the next reader gets its own. */
export function takeAdapters(): Shelf | null {
  const shelf = world.adapterShelf ?? null;
  delete world.adapterShelf;
  return shelf;
}
