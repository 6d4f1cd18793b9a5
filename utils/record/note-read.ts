import { digestOf } from '../shared/canonical-json.ts';
import { commit } from './commit.ts';
import type { EntryView } from './types.ts';

/** Entries whose reading this page has put into the journal: once for each is enough. */
const told = new Set<string>();

/** Puts into the journal that an entry was opened to be read, with the digest of what was shown. */
export async function noteRead({ entry, exhibits }: Pick<EntryView, 'entry' | 'exhibits'>): Promise<void> {
  if (told.has(entry.id)) return;
  told.add(entry.id);
  const subject = { id: entry.id, number: entry.number };
  const content = await digestOf({ entry, exhibits });
  await commit(async () => ({
    change: { journal: { kind: 'entry-read', subject, content }, quiet: true },
    result: undefined,
  }));
}
