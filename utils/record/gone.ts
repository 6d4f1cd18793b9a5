import { openJournal } from './journal.ts';

/** Ids of all that was removed here and not put back, as the journal tells it; throws what opening it throws. */
export async function goneIds(): Promise<Set<string>> {
  const gone = new Set<string>();
  for (const { kind, subject } of await openJournal()) {
    if (kind === 'removed' || kind === 'erased') gone.add(subject.id);
    else if (kind === 'put-back') gone.delete(subject.id);
  }
  return gone;
}
