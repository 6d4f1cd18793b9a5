import type { Adapter } from './contract.ts';
import { generic } from './generic/generic.ts';
import { withCautions } from './reading/with-cautions.ts';

/** By the web's own standards; answers on every page. */
export const lastAdapter: Adapter = withCautions(generic);

/** The first of `adapters` that recognises the page; the generic one where none does, so there always is one. */
export function chooseAdapter(adapters: readonly Adapter[], url: URL, document: Document): Adapter {
  return adapters.find((adapter) => adapter.recognises(url, document)) ?? lastAdapter;
}
