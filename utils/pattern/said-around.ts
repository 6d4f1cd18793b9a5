import type { LiveThing } from '../record/thing-types.ts';
import type { Entry } from '../record/types.ts';
import { accountOf } from './entry-facts.ts';

const told = new WeakMap<Entry, { by: LiveThing<'circumstance'>; entry: Entry }>();

/**
 * An entry with what the person says of it where nothing kept tells it: when it happened (`happened.byKeeper`), and of a
 * capture without any author who did it (`who`). Any other entry as it is. For counting and showing: what is kept and
 * handed over stays the entry itself. The same object for the same entry and words.
 */
export function withSaid(entry: Entry, around: LiveThing<'circumstance'> | undefined): Entry {
  if (around === undefined) return entry;
  const known = told.get(entry);
  if (known?.by.id === around.id) return known.entry;
  const said = { ...saidTime(entry, around), ...saidWho(entry, around) };
  if (Object.keys(said).length === 0) return entry;
  const saidEntry: Entry = { ...entry, ...said };
  told.set(entry, { by: around, entry: saidEntry });
  return saidEntry;
}

type Said = LiveThing<'circumstance'>;

function saidTime({ happened }: Entry, { body: { when = null } }: Said): Partial<Entry> {
  if (when === null || when.from === null || happened.from !== null) return {};
  return { happened: { ...when, words: when.words ?? happened.words, byKeeper: true } };
}

function saidWho(entry: Entry, { body: { who } }: Said): Partial<Entry> {
  const nobody = entry.source === 'capture' && entry.capture?.conversation === undefined && accountOf(entry) === null;
  return who !== null && nobody ? { who } : {};
}
