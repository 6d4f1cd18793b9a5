import type { PackageSource } from './source.ts';
import { software } from '../shared/software.ts';
import { publicVault, sign } from '../vault/vault.ts';
import { openEntry } from '../record/entries.ts';
import { openUnchecked, streamUnchecked } from '../record/exhibits.ts';
import { openJournal } from '../record/journal.ts';
import { allSummaries } from '../record/summaries.ts';

/** The chosen entries as the package writer reads them: one at a time, the writer checks each exhibit. */
export async function openPackageSource(entryIds: readonly string[]): Promise<PackageSource> {
  const chosen = new Set(entryIds);
  const [summaries, journal, vault] = await Promise.all([allSummaries(), openJournal(), publicVault()]);
  const byNumber = summaries.toSorted((a, b) => a.number - b.number);
  return {
    recordId: vault.recordId,
    software,
    entryIds: byNumber.filter(({ id }) => chosen.has(id)).map(({ id }) => id),
    openEntry,
    openExhibit: openUnchecked,
    streamExhibit: streamUnchecked,
    leftOut: byNumber.filter(({ id }) => !chosen.has(id)),
    journal,
    sign,
    publicKeySpki: vault.signingPublicKey,
  };
}
