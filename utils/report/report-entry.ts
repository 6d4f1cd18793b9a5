import { localTimeField } from './local-time-field.ts';
import type { Entry, EntryView, Exhibit, KeptField, KeptReading, Note } from '../record/types.ts';
import type { LiveThing } from '../record/thing-types.ts';
import type { ItemRef } from '../sites/contract.ts';
import type { ReportThings } from './report-things.ts';
import { nameIn, type ReportWords } from './report-words.ts';

/** A fact read from a page: its value and where it stood, or what was tried in vain. */
export interface ReportField {
  label: string;
  value: string | null;
  how: string;
}

export interface ReportExhibit {
  /** `DB/12.1`. */
  ref: string;
  /** Relative to the report: `exhibits/0012-…/screen-1.png`. */
  path: string;
  exhibit: Exhibit;
}

/** One entry as every form of the report tells it: plain data, nothing formatted but references. */
export interface ReportEntry {
  /** `DB/12`. */
  ref: string;
  entry: Entry;
  author: { name: string | null; handle: string | null; accountId: string | null; profileUrl: string | null } | null;
  /** Words of the item, or of the person where there is no item; null where there are none. */
  words: { text: string; of: 'page' | 'person' } | null;
  link: string | null;
  fields: ReportField[];
  replyTo: ItemRef | null;
  quotes: ItemRef | null;
  notes: Note[];
  exhibits: ReportExhibit[];
  /** The exhibit that shows the entry best. */
  picture: ReportExhibit | null;
  /** Says that and why pictures of this entry are handed to nobody; null where all are there. */
  withheld: string | null;
  /** Behaviours that the person flagged, in words. */
  tags: string[];
  /** Numbers of entries that the person says belong with it, and why. */
  together: { number: number; words: string | null }[];
  attestations: LiveThing<'attestation'>[];
  /** What surrounds it, in the person's words: label and text. */
  circumstances: [label: string, text: string][];
  /** Something was taken out of it before it was handed over. */
  redacted: boolean;
}

/** What stands around an entry. */
export interface EntryAround {
  words: ReportWords;
  things: ReportThings;
  /** Numbers of the entries of this package, by id. */
  numbers: ReadonlyMap<string, number>;
}

const pictureRoles = ['item', 'screen', 'page', 'media', 'file'];

/** Prepares an entry for the report; `pathOf` gives an exhibit's path relative to the report. */
export function reportEntry(
  view: EntryView & { redaction?: unknown },
  pathOf: (exhibit: Exhibit) => string,
  { words, things, numbers }: EntryAround,
): ReportEntry {
  const { entry } = view;
  const reading = entry.capture?.reading ?? null;
  const ref = `DB/${entry.number}`;
  const exhibits = view.exhibits.map((exhibit, at) => ({ ref: `${ref}.${at + 1}`, path: pathOf(exhibit), exhibit }));
  const pictures = exhibits
    .filter(({ exhibit }) => /^image\/(?:png|jpeg|gif|webp)$/u.test(exhibit.mediaType))
    .toSorted((a, b) => pictureRoles.indexOf(a.exhibit.role) - pictureRoles.indexOf(b.exhibit.role));
  return {
    ref,
    entry,
    author: authorOf(entry, reading),
    words: wordsOf(entry, reading),
    link: valueOf(reading?.permalink) ?? entry.capture?.page?.canonicalUrl ?? entry.capture?.page?.url ?? null,
    fields: reading ? fieldsOf(reading, words) : [],
    replyTo: reading?.replyTo ?? null,
    quotes: reading?.quotes ?? null,
    notes: view.notes,
    exhibits,
    picture: pictures[0] ?? null,
    withheld: view.care ? words.entry.withheld[view.care] : null,
    tags: things.tags.filter(({ about }) => about === entry.id).map(({ body }) => nameIn(words.tags, body.tag)),
    together: togetherWith(entry.id, things, numbers),
    attestations: things.attestations.filter(({ about }) => about === entry.id),
    circumstances: circumstancesOf(entry, things, words),
    redacted: view.redaction !== undefined,
  };
}

function circumstancesOf(
  { id }: Entry,
  { circumstances }: ReportThings,
  { entry: labels }: ReportWords,
): ReportEntry['circumstances'] {
  const body = circumstances.findLast(({ about }) => about === id)?.body;
  const lines: [string, string | null | undefined][] = [
    // a time that can be counted stands at the head
    [labels.whenSaid, body?.when?.from === null ? body.when.words : null],
    [labels.whoSaid, body?.who],
    [labels.whereSaid, body?.where],
    [labels.witnesses, body?.witnesses],
    [labels.howSeen, body?.howSeen],
    [labels.did, body?.did],
  ];
  return lines.flatMap(([label, text]): [string, string][] => (text ? [[label, text]] : []));
}

function togetherWith(id: string, things: ReportThings, numbers: ReadonlyMap<string, number>): ReportEntry['together'] {
  return things.entryLinks.flatMap(({ about, body }) => {
    const other = about === id ? body.other : body.other === id ? about : null;
    const number = other === null ? undefined : numbers.get(other);
    return number === undefined ? [] : [{ number, words: body.words }];
  });
}

function valueOf(field: KeptField | undefined): string | null {
  return field?.state === 'found' ? field.value : null;
}

function authorOf(entry: Entry, reading: KeptReading | null): ReportEntry['author'] {
  // who did what was captured, as the person says, stands among what they say of it
  if (!reading)
    return entry.who && entry.source !== 'capture'
      ? { name: entry.who, handle: null, accountId: null, profileUrl: null }
      : null;
  const { name, handle, accountId, profileUrl } = reading.author;
  return {
    name: valueOf(name),
    handle: valueOf(handle),
    accountId: valueOf(accountId),
    profileUrl: valueOf(profileUrl),
  };
}

function wordsOf(entry: Entry, reading: KeptReading | null): ReportEntry['words'] {
  const text = valueOf(reading?.text);
  if (text !== null) return { text, of: 'page' };
  // What was brought in from a file is its words, not the person's.
  return entry.words === null ? null : { text: entry.words, of: entry.source === 'import' ? 'page' : 'person' };
}

function fieldsOf(reading: KeptReading, words: ReportWords): ReportField[] {
  const { author } = reading;
  const labels = words.fields;
  const local = localTimeField(reading);
  const labelled: [string, KeptField][] = [
    [labels.name, author.name],
    [labels.handle, author.handle],
    [labels.accountId, author.accountId],
    [labels.profileUrl, author.profileUrl],
    [labels.itemId, reading.itemId],
    [labels.permalink, reading.permalink],
    [labels.postedAt, reading.postedAt],
    [labels.postedAtRaw, reading.postedAtRaw],
    ...(local === null ? [] : [[labels.localTime, local] satisfies [string, KeptField]]),
    [labels.decodedAt, reading.decodedAt],
    [labels.signedInAs, reading.signedInAs],
  ];
  const fields = labelled.map(([label, field]) => toField(label, field));
  // The words stand in full above; here only how they were found.
  const text: ReportField =
    reading.text.state === 'found'
      ? {
          label: labels.text,
          value: words.annex.charactersAbove(reading.text.value.length),
          how: reading.text.via,
        }
      : toField(labels.text, reading.text);
  return [...fields, text];
}

function toField(label: string, field: KeptField): ReportField {
  return field.state === 'found'
    ? { label, value: field.value, how: field.via }
    : { label, value: null, how: field.tried.join(', ') };
}
