import type { PackageResult } from './source.ts';
import { digestOf } from '../shared/canonical-json.ts';
import { newId } from '../shared/ids.ts';
import { commit } from '../record/commit.ts';

/** Puts into the journal which entries were chosen for a package, before it is written: its own journal tells of it. */
export async function noteSelection(entryIds: readonly string[]): Promise<void> {
  await commit(async () => ({
    change: {
      journal: {
        kind: 'selected',
        subject: { id: newId() },
        content: await digestOf({ entries: entryIds.toSorted() }),
      },
      quiet: true,
    },
    result: undefined,
  }));
}

/** Puts into the journal that a package was made; its digest is the line's content. */
export async function notePackageMade(result: PackageResult): Promise<void> {
  await commit(async () => ({
    change: { journal: { kind: 'package-made', subject: { id: newId() }, content: await digestOf(result) } },
    result: undefined,
  }));
}
