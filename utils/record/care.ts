import type { Care, Entry, EntryView, Exhibit } from './types.ts';
import type { LiveThing } from './thing-types.ts';

/** The more careful of two first. */
const byCaution: readonly Care[] = ['young', 'private'];

/** How the pictures of an entry must be treated: as it was kept, or as the person said later; the more careful counts. */
export function careOf(entry: Entry, said: readonly LiveThing<'care'>[]): Care | null {
  const all = [entry.care, ...said.map(({ body }) => body.care)];
  return byCaution.find((care) => all.includes(care)) ?? null;
}

/**
 * What never leaves the record with a package: everything but the plain words of an entry whose pictures are
 * private, or show someone who is or may be under 18. Their digests, sizes and kinds are told in their place.
 */
export function withheldExhibits({ care, exhibits }: Pick<EntryView, 'care' | 'exhibits'>): Exhibit[] {
  return care == null ? [] : exhibits.filter(({ role }) => role !== 'text');
}
