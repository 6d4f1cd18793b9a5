import type { ItemKind } from './contract.ts';

/** What a person may send to the maintainers when a page was not read whole. */
export interface Drift {
  adapter: string;
  version: number;
  kind: ItemKind;
  /** Fields that were missing, and the selectors and attributes that were tried: names of ours, nothing of the page. */
  missing: { field: string; tried: readonly string[] }[];
}

/** The report's text: adapter, version and names only; no address, no words, no account. */
export function driftText(drift: Drift): string {
  const lines = drift.missing.map(
    ({ field, tried }) => `${field}: ${tried.length === 0 ? 'nothing to try' : tried.join(' | ')}`,
  );
  return [
    `Daybook could not read all of a page.`,
    `adapter: ${drift.adapter}, version ${drift.version}`,
    `kind: ${drift.kind}`,
    ...lines,
    '',
  ].join('\n');
}
