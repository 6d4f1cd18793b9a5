import { useEffect, useState } from 'preact/hooks';
import { type EntryFacts, allFactsOf } from '../../utils/pattern/entry-facts.ts';
import { onRecordChanged } from '../../utils/record/changes.ts';
import { type OpenedEntries, openAllEntries } from '../../utils/record/opened-entries.ts';
import { allSummaries } from '../../utils/record/summaries.ts';
import type { LiveThing, ThingKind } from '../../utils/record/thing-types.ts';
import { openThings } from '../../utils/record/things.ts';
import type { Entry, EntrySummary } from '../../utils/record/types.ts';
import { type Failure, toFailure } from '../../utils/shared/errors.ts';
import { asSaid } from './as-said.ts';
import { thingText } from './thing-text.ts';

/** The whole record as a screen needs it: the list at once, words and facts as far as they are opened. */
export interface Book {
  summaries: EntrySummary[];
  entries: ReadonlyMap<string, Entry>;
  /** Facts of every opened entry; of a conversation that was brought in, of each message. */
  facts: EntryFacts[];
  /** All words of an entry that a search may find, in lower case. */
  textOf(id: string): string;
  /** Entries that are still being opened. */
  left: number;
  things: LiveThing[];
}

export type LoadedBook = { state: 'loading' } | { state: 'failed'; failure: Failure } | { state: 'ready'; book: Book };

const thingKinds: readonly ThingKind[] = [
  'person',
  'account-link',
  'contact',
  'order',
  'mark',
  'impact',
  'tag',
  'entry-link',
  'element-link',
  'attestation',
  'consent',
  'law-choice',
  'circumstance',
  'cover',
  'redaction',
];

const facts = new WeakMap<Entry, EntryFacts[]>();
const texts = new WeakMap<Entry, string>();

function factsOf(entry: Entry): EntryFacts[] {
  const known = facts.get(entry) ?? allFactsOf({ entry });
  facts.set(entry, known);
  return known;
}

function entryText(entry: Entry): string {
  const known = texts.get(entry);
  if (known !== undefined) return known;
  const reading = entry.capture?.reading;
  const fields = reading ? [reading.text, reading.author.name, reading.author.handle, reading.permalink] : [];
  const found = fields.map((field) => (field.state === 'found' ? field.value : ''));
  const { page, conversation } = entry.capture ?? {};
  const around = [entry.words, entry.who, entry.where, entry.happened.words, page?.title.text, page?.url];
  const parts = [...around, conversation?.opening, ...found];
  const text = parts.filter(Boolean).join('\n').toLocaleLowerCase();
  texts.set(entry, text);
  return text;
}

function bookOf(kept: EntrySummary[], opened: OpenedEntries | null, things: LiveThing[]): Book {
  const { entries, summaries } = asSaid(kept, opened?.entries ?? new Map<string, Entry>(), things);
  const whole = new Map<string, string>();
  const around = new Map<string, string>();
  const add = (id: string, text: string) => around.set(id, `${around.get(id) ?? ''}\n${text}`);
  for (const note of opened?.notes.values() ?? []) add(note.entryId, note.text.toLocaleLowerCase());
  for (const thing of things) if (thing.about !== null) add(thing.about, thingText(thing));
  return {
    summaries,
    entries,
    facts: [...entries.values()].flatMap(factsOf),
    textOf: (id) => {
      const known = whole.get(id);
      if (known !== undefined) return known;
      const entry = entries.get(id);
      if (entry === undefined) return '';
      const text = entryText(entry) + (around.get(id) ?? '');
      whole.set(id, text);
      return text;
    },
    left: opened?.left ?? summaries.length,
    things,
  };
}

/** The record, read again at every change. The list comes first; the rest is opened behind it. */
export function useBook(): LoadedBook {
  const [loaded, setLoaded] = useState<LoadedBook>({ state: 'loading' });
  useEffect(() => {
    let turn = 0;
    const load = async () => {
      turn += 1;
      const mine = turn;
      const show = (summaries: EntrySummary[], opened: OpenedEntries | null, things: LiveThing[]) => {
        if (turn === mine) setLoaded({ state: 'ready', book: bookOf(summaries, opened, things) });
      };
      try {
        const [summaries, things] = await Promise.all([allSummaries(), openThings(...thingKinds)]);
        let shownAt = performance.now();
        if (turn === mine)
          setLoaded((before) =>
            before.state === 'ready' ? before : { state: 'ready', book: bookOf(summaries, null, things) },
          );
        const opened = await openAllEntries((part) => {
          // Drawing after every part would take longer than opening it.
          if (performance.now() - shownAt < 1500) return;
          shownAt = performance.now();
          show(summaries, part, things);
        });
        show(summaries, opened, things);
      } catch (thrown) {
        if (turn === mine) setLoaded({ state: 'failed', failure: toFailure(thrown, 'storage-failed') });
      }
    };
    void load();
    const stop = onRecordChanged(() => void load());
    return () => {
      turn += 1;
      stop();
    };
  }, []);
  return loaded;
}

/** Things of one kind. */
export function thingsOf<K extends ThingKind>(book: Book, kind: K): LiveThing<K>[] {
  return book.things.filter((thing): thing is LiveThing<K> => thing.kind === kind);
}
