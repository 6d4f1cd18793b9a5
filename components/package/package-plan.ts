import type { BegunPackage } from '../../utils/package/write-package.ts';
import type { VolumeResult } from '../../utils/package/source.ts';
import { keepDraft, openDraft } from '../../utils/record/kept-draft.ts';
import type { PackageChoice } from './package-choice.ts';

/** A file of a package that is whole, and the name under which it lies where the person said. */
export interface SavedVolume extends VolumeResult {
  savedAs: string;
}

/** What must be known of a package under way, so that after a crash it can be gone on with. */
export interface PackagePlan {
  version: 1;
  where: 'download' | 'place';
  choice: PackageChoice;
  volumeBytes: number | null;
  /** Wrapped in a file that a passphrase opens; the passphrase itself is kept nowhere. */
  isProtected: boolean;
  /** Null until the entries are read. */
  begun: BegunPackage | null;
  done: readonly SavedVolume[];
}

/** Name of the draft, and of the lock that a page holds while it makes one. */
const name = 'package';

type Stored = Omit<PackagePlan, 'choice'> & {
  choice: Omit<PackageChoice, 'entries' | 'groups' | 'asks'> & Record<'entries' | 'groups' | 'asks', string[]>;
};

/** Puts the plan down, sealed as all that a person writes; null takes it away. */
export async function keepPlan(plan: PackagePlan | null): Promise<void> {
  if (plan === null) return keepDraft(name, null);
  const { entries, groups, asks, ...choice } = plan.choice;
  const stored = { ...choice, entries: [...entries], groups: [...groups], asks: [...asks] };
  await keepDraft(name, { ...plan, choice: stored } satisfies Stored);
}

/** A package that was begun and not ended; null where there is none, or a page is making it right now. */
export async function openPlan(): Promise<PackagePlan | null> {
  const { held } = await navigator.locks.query();
  if (held?.some((lock) => lock.name === name)) return null;
  const stored = (await openDraft(name)) as Stored | null;
  if (stored?.version !== 1) return null;
  const { entries, groups, asks, ...choice } = stored.choice;
  const sets = { entries: new Set(entries), groups: new Set(groups), asks: new Set(asks) };
  return { ...stored, choice: { ...choice, ...sets } as PackageChoice };
}

/** Does the making with the lock that says so, and takes the plan away when it came to an end, good or bad. */
export async function whilePlanned<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(name, async () => {
    try {
      return await work();
    } finally {
      await keepPlan(null);
    }
  });
}
