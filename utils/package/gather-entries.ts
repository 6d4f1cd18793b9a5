import { allFactsOf, type EntryFacts } from '../pattern/entry-facts.ts';
import { withSaid } from '../pattern/said-around.ts';
import { withheldExhibits } from '../record/care.ts';
import type { Entry, Exhibit } from '../record/types.ts';
import { type ConversationPart, Conversations } from '../report/conversation-parts.ts';
import { csvBegin } from '../report/csv.ts';
import { csvHeader, leftOutRow, preservationRows, timelineRow } from '../report/csv-tables.ts';
import { htmlAnnex } from '../report/html-annex.ts';
import { htmlTimelineRow } from '../report/html-timeline.ts';
import { type EntryLook, htmlEntry } from '../report/html-entry.ts';
import { issueSentence } from '../report/issue-sentence.ts';
import { reportEntry, type ReportEntry } from '../report/report-entry.ts';
import type { RedactionNote } from '../report/report-front.ts';
import { reportThings, type ReportThings } from '../report/report-things.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import type { Moment } from '../shared/clock.ts';
import { builtFrom, type BuiltFile, newBlobBuilder } from './blob-builder.ts';
import { entryPaths, type EntryPaths } from './entry-paths.ts';
import { schemaNames, schemaVersion } from './format.ts';
import type { PdfParts } from './pdf-parts.ts';
import type { PackageSource, PackedView } from './source.ts';

/** A file of an entry that is made here, ready to be written. */
export interface MadeFile {
  path: string;
  file: BuiltFile;
  timeUtc: string;
}

/** What is needed to write an entry's files: no words, no bytes of exhibits. */
export interface PlannedEntry {
  number: number;
  made: MadeFile[];
  exhibits: { ref: string; path: string; exhibit: Exhibit }[];
}

export interface Gathered {
  facts: EntryFacts[];
  planned: PlannedEntry[];
  record: BuiltFile;
  timeline: BuiltFile;
  preservation: BuiltFile;
  leftOut: BuiltFile;
  things: ReportThings;
  conversations: ConversationPart[];
  missing: { number: number; sentences: string[] }[];
  redactions: RedactionNote[];
  /** How many notes are for a lawyer or adviser alone. */
  notesApart: number;
  /** The report's markup that is made entry by entry. */
  report: { rows: string; entries: Blob; annex: Blob };
}

export interface RecordHead {
  made: Moment;
  keyFingerprint: string;
  journal: { lines: number; head: string };
}

/** Reads every entry once and makes all that is text; memory holds one entry at a time. */
export async function gatherEntries(
  source: PackageSource,
  head: RecordHead,
  look: EntryLook,
  pdf: PdfParts | null,
): Promise<Gathered> {
  const { times, words } = look;
  const { zone } = times;
  const things = reportThings(source.things);
  const conversations = new Conversations();
  const missing: Gathered['missing'] = [];
  const redactions: RedactionNote[] = [];
  const [record, timeline, preservation, leftOut] = [
    await newBlobBuilder(),
    await newBlobBuilder(),
    await newBlobBuilder(),
    await newBlobBuilder(),
  ];
  const [entries, annex] = [await newBlobBuilder(), await newBlobBuilder()];
  const rows: { at: string; markup: string }[] = [];
  timeline.append(csvBegin + csvHeader('timeline', words));
  preservation.append(csvBegin + csvHeader('preservation', words));
  leftOut.append(csvBegin + csvHeader('leftOut', words));
  record.append(recordBegin(source, head, zone));

  // A note written while the package is being made belongs to the next one: this journal does not know it.
  const journaled = new Set(source.journal.flatMap(({ kind, subject }) => (kind === 'note-added' ? [subject.id] : [])));
  const facts: EntryFacts[] = [];
  const planned: PlannedEntry[] = [];
  const around = { words, things, numbers: source.numbers };
  let [room, notesApart] = [roomForTranscripts, 0];
  for (const id of source.entryIds) {
    const opened = await source.openEntry(id);
    const apart = (opened.notesApart ?? []).filter((note) => journaled.has(note));
    const view = { ...opened, notes: opened.notes.filter((note) => journaled.has(note.id)), notesApart: apart };
    notesApart += apart.length;
    const held = new Set(withheldExhibits(view));
    const handed = { ...view, exhibits: view.exhibits.filter((exhibit) => !held.has(exhibit)) };
    const paths = entryPaths(handed, zone);
    const pathOf = new Map(paths.exhibits.map(({ exhibit, path }) => [exhibit, path]));
    const entry = withSaid(
      view.entry,
      things.circumstances.findLast(({ about }) => about === id),
    );
    const at = happenedOrMade(entry);
    const shown = reportEntry({ ...handed, entry }, (exhibit) => pathOf.get(exhibit)!.slice('data/'.length), around);
    record.append(`${planned.length > 0 ? ',' : ''}\n${recordEntry(view, paths)}`);
    timeline.append(timelineRow(shown, paths.folder, zone, words));
    preservation.append(preservationRows(shown, words));
    rows.push({ at, markup: htmlTimelineRow(shown, times, words).markup });
    entries.append(htmlEntry(shown, look).markup);
    await pdf?.add(shown, at, (exhibit) => source.openExhibit(exhibit));
    annex.append(htmlAnnex(shown, times, words)?.markup ?? '');
    conversations.add(view, shown, at);
    room = await addTranscript(source, shown, conversations, room);
    const issues = view.entry.capture?.issues ?? [];
    if (issues.length > 0)
      missing.push({ number: view.entry.number, sentences: issues.map((issue) => issueSentence(issue, words)) });
    if (view.redaction) redactions.push(redactionNote(view));
    for (const fact of allFactsOf({ entry })) facts.push(fact);
    planned.push({
      number: view.entry.number,
      made: await madeFiles(handed, paths),
      exhibits: shown.exhibits.map(({ ref, exhibit }) => ({ ref, exhibit, path: pathOf.get(exhibit)! })),
    });
  }
  for (const entry of source.leftOut) leftOut.append(leftOutRow(entry, zone));
  record.append(`\n],\n"things":${canonicalJson(source.things)},\n`);
  record.append(`"redactedThings":${canonicalJson(source.redactedThings)}`);
  record.append(
    `,\n"leftOut":${canonicalJson(source.leftOut.map(({ id, number, kind, at }) => ({ id, number, kind, at })))}\n}\n`,
  );
  return {
    facts,
    planned,
    things,
    conversations: conversations.parts(new Set(source.oneSided)),
    missing,
    redactions,
    notesApart,
    record: record.finish(),
    timeline: timeline.finish(),
    preservation: preservation.finish(),
    leftOut: leftOut.finish(),
    report: { rows: inOrder(rows), entries: entries.finish().blob, annex: annex.finish().blob },
  };
}

/** UTC: the middle of the time in which it happened; where that is not known, when it was kept. */
function happenedOrMade({ happened, madeAt }: Entry): string {
  const { from, to } = happened;
  if (from === null) return madeAt.utc;
  return to === null ? from : new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString();
}

function inOrder(rows: readonly { at: string; markup: string }[]): string {
  return rows
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ markup }) => markup)
    .join('');
}

function recordBegin(source: PackageSource, head: RecordHead, zone: string): string {
  const about = {
    schema: schemaNames.record,
    schemaVersion,
    schemaFile: 'record.schema.json',
    software: source.software,
    recordId: source.recordId,
    made: head.made,
    zone,
    signingKey: head.keyFingerprint,
    journal: head.journal,
  };
  const lines = Object.entries(about).map(([name, value]) => `"${name}":${canonicalJson(value)},\n`);
  return `{\n${lines.join('')}"entries":[`;
}

/** Transcripts that the report repeats, all together: more would take hundreds of megabytes to set. */
const roomForTranscripts = 1_000_000;

/** The transcript of a conversation that was kept as a whole, from its exhibit; gives the room that is left after it. */
async function addTranscript(
  source: PackageSource,
  shown: ReportEntry,
  into: Conversations,
  room: number,
): Promise<number> {
  const transcript = shown.exhibits.find(({ exhibit }) => exhibit.role === 'text');
  if (shown.entry.kind !== 'conversation' || !transcript) return room;
  const { ref, exhibit } = transcript;
  const fits = exhibit.sizeBytes <= room;
  const text = fits ? new TextDecoder().decode(await source.openExhibit(exhibit)) : null;
  into.addTranscript(shown, { ref, text, sizeBytes: exhibit.sizeBytes });
  return fits ? room - exhibit.sizeBytes : room;
}

function redactionNote({ entry, redaction }: PackedView): RedactionNote {
  const { painted, words, withheld } = redaction!;
  return { number: entry.number, painted, words, withheld: withheld.map(({ file }) => file) };
}

function recordEntry({ entry, exhibits, notes, notesApart = [], redaction }: PackedView, paths: EntryPaths): string {
  const files = paths.exhibits.map(({ exhibit, path }) => ({ exhibit: exhibit.id, path }));
  const handed = new Set(paths.exhibits.map(({ exhibit }) => exhibit));
  const withheld = exhibits.filter((exhibit) => !handed.has(exhibit)).map(({ id }) => id);
  return canonicalJson({
    folder: paths.folder,
    files,
    entry,
    exhibits,
    notes,
    ...(withheld.length === 0 ? {} : { withheld }),
    ...(notesApart.length === 0 ? {} : { notesApart }),
    ...(redaction ? { redaction } : {}),
  });
}

async function madeFiles({ entry, exhibits, notes }: PackedView, paths: EntryPaths): Promise<MadeFile[]> {
  const files = exhibits.map((exhibit, at) => ({
    path: paths.exhibits[at]!.path.slice(paths.folder.length + 1),
    ...exhibit,
  }));
  const { capture, ...rest } = entry;
  const about = capture
    ? { schema: schemaNames.capture, schemaVersion, ...rest, ...capture, files }
    : { schema: schemaNames.entry, schemaVersion, ...rest, files };
  const made = [{ path: paths.facts, file: await builtFrom(readableJson(about)), timeUtc: entry.madeAt.utc }];
  if (paths.notes === null) return made;
  const noteFile = { schema: schemaNames.notes, schemaVersion, number: entry.number, entryId: entry.id, notes };
  return [
    ...made,
    { path: paths.notes, file: await builtFrom(readableJson(noteFile)), timeUtc: notes.at(-1)!.writtenAt.utc },
  ];
}

function readableJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
