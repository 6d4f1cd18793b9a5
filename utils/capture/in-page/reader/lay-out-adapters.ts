import type { AdapterScript } from '../../../sites/adapter-scripts.ts';
import { chooseAdapter, lastAdapter } from '../../../sites/choose-adapter.ts';
import type { Adapter } from '../../../sites/contract.ts';
import { readShutFrame, readWholePage } from '../../../sites/generic/whole-page.ts';
import { layOut } from './adapter-shelf.ts';

/** Leaves a script's adapters for the reader, with the generic one and what reads a page as a whole. */
export function layOutAdapters(script: AdapterScript, adapters: readonly Adapter[]): void {
  layOut({
    script,
    adapters,
    adapterFor: (url, document) => chooseAdapter(adapters, url, document),
    lastAdapter,
    readWholePage,
    readShutFrame,
  });
}
