import type { LiveThing } from '../record/thing-types.ts';
import type { Entry } from '../record/types.ts';

const told = new WeakMap<Entry, { by: LiveThing<'circumstance'>; entry: Entry }>();

/**
 * An entry whose page told no time, with the time that the person says (`happened.byKeeper`); any other as it is, and so
 * every entry that is told a time of its own. For counting and showing: what is kept and handed over stays the entry
 * itself. The same object for the same entry and words.
 */
export function withSaidTime(entry: Entry, around: LiveThing<'circumstance'> | undefined): Entry {
  const when = around?.body.when ?? null;
  if (around === undefined || when === null || when.from === null || entry.happened.from !== null) return entry;
  const known = told.get(entry);
  if (known?.by.id === around.id) return known.entry;
  const words = when.words ?? entry.happened.words;
  const saidEntry: Entry = { ...entry, happened: { ...when, words, byKeeper: true } };
  told.set(entry, { by: around, entry: saidEntry });
  return saidEntry;
}
