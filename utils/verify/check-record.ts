import { bagInfoLabels, exhibitsFolder, schemaNames, schemaVersion } from '../package/format.ts';
import { canonicalJson, digestOf } from '../shared/canonical-json.ts';
import type { BagTree } from './bag-tree.ts';
import type { CheckedLine } from './check-journal.ts';
import { type JournalIndex, journalIndex } from './journal-index.ts';
import { parseJson } from './parse-json.ts';
import type { Problems } from './problem-codes.ts';
import { readText } from './read-file.ts';
import type { RecordShape } from './record-shape.ts';

type RecordEntry = RecordShape['entries'][number];

/** Holds `record.json` against the manifest, the journal, bag-info and each entry's own files. */
export async function checkRecord(
  record: RecordShape,
  tree: BagTree,
  manifest: ReadonlyMap<string, string>,
  journal: readonly CheckedLine[],
  bagInfo: ReadonlyMap<string, string>,
  problems: Problems,
): Promise<void> {
  const known = new Set<string>();
  const index = journalIndex(journal);
  checkOnce(record, problems);
  for (const one of record.entries) {
    checkExhibits(one, tree, manifest, known, problems);
    await checkOwnFiles(one, tree, known, problems);
    await checkAgainstJournal(one, index, problems);
  }
  for (const path of manifest.keys()) {
    if (path.startsWith(`${exhibitsFolder}/`) && !known.has(path)) problems.add('exhibit-unknown', path);
  }
  await checkThings(record, journal, problems);
  checkAccounts(record, index, problems);
  const [begun] = journal;
  if (begun?.kind === 'record-made' && begun.subject.id !== record.recordId) problems.add('other-record');
  if (record.journal.head !== (journal.at(-1)?.digest ?? '') || record.journal.lines !== journal.length) {
    problems.add('journal-cut', 'record.json');
  }
  const exhibits = record.entries.reduce((sum, one) => sum + one.exhibits.length - one.withheld.length, 0);
  const counts =
    bagInfo.get(bagInfoLabels.entries) === String(record.entries.length) &&
    bagInfo.get(bagInfoLabels.exhibits) === String(exhibits);
  if (!counts) problems.add('counts-differ');
}

/** The same entry twice would count twice, and one that is here is not left out. */
function checkOnce({ entries, leftOut }: RecordShape, problems: Problems): void {
  const seen = new Set<string>();
  for (const { id, number } of [...entries.map(({ entry }) => entry), ...leftOut]) {
    if (seen.has(id)) problems.add('entry-twice', `entry ${number}`);
    seen.add(id);
  }
}

function checkExhibits(
  one: RecordEntry,
  tree: BagTree,
  manifest: ReadonlyMap<string, string>,
  known: Set<string>,
  problems: Problems,
): void {
  const exhibits = new Map(one.exhibits.map((exhibit) => [exhibit.id, exhibit]));
  const withheld = new Set(one.withheld);
  const handed = one.exhibits.filter(({ id }) => !withheld.has(id));
  // what is withheld must be an exhibit, once, and have no file
  const odd = one.files.length !== handed.length || one.exhibits.length !== handed.length + one.withheld.length;
  if (odd || one.files.some(({ exhibit }) => withheld.has(exhibit))) problems.add('record-file-missing', one.folder);

  for (const { exhibit: id, path } of one.files) {
    const exhibit = exhibits.get(id);
    const file = tree.get(path);
    if (known.has(path) || !path.startsWith(`${one.folder}/`)) problems.add('record-file-differs', path);
    known.add(path);
    if (!exhibit || !file || !manifest.has(path)) problems.add('record-file-missing', path);
    else if (manifest.get(path) !== exhibit.sha256 || file.sizeBytes !== exhibit.sizeBytes) {
      problems.add('record-file-differs', path);
    }
  }
}

/** `capture.json`, `entry.json` and `notes.json` repeat the record for people: they must say the same. */
async function checkOwnFiles(one: RecordEntry, tree: BagTree, known: Set<string>, problems: Problems): Promise<void> {
  const { capture, ...rest } = one.entry;
  const facts = `${one.folder}/${capture ? 'capture.json' : 'entry.json'}`;
  const schema = capture ? schemaNames.capture : schemaNames.entry;
  const hold = async (path: string, expected: Record<string, unknown>): Promise<void> => {
    known.add(path);
    const said = await readJson(tree, path, problems);
    if (!said || !sameJson(said, { ...expected, schemaVersion })) problems.add('capture-file-differs', path);
  };
  await hold(facts, { schema, ...rest, ...capture, files: listedFiles(one) });
  if (one.notes.length === 0) return;
  const { id: entryId, number } = one.entry;
  await hold(`${one.folder}/notes.json`, { schema: schemaNames.notes, number, entryId, notes: one.notes });
}

/** The exhibits that were handed over, as an entry's own file lists them. */
function listedFiles({ folder, files, exhibits, withheld }: RecordEntry): unknown[] {
  const pathOf = new Map(files.map(({ exhibit, path }) => [exhibit, path.slice(folder.length + 1)]));
  const handed = exhibits.filter(({ id }) => !withheld.includes(id));
  return handed.map((exhibit) => ({ ...exhibit, path: pathOf.get(exhibit.id) }));
}

async function readJson(tree: BagTree, path: string, problems: Problems): Promise<Record<string, unknown> | null> {
  const text = await readText(tree, path);
  try {
    const value = parseJson(text ?? '');
    // As the writer writes it and no other way: a name twice would be read differently elsewhere.
    if (`${JSON.stringify(value, null, 2)}\n` !== text) problems.add('two-readings', path);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function sameJson(one: unknown, other: unknown): boolean {
  return one !== undefined && other !== undefined && canonicalJson(one) === canonicalJson(other);
}

async function checkAgainstJournal(
  { entry, exhibits, notes, notesApart, redaction }: RecordEntry,
  index: JournalIndex,
  problems: Problems,
): Promise<void> {
  const where = `entry ${entry.number}`;
  const made = index.made.get(entry.id);
  // the number by itself, too: of what was redacted only that can be held against the journal
  const isAsMade = made?.content === (redaction?.content ?? (await digestOf({ entry, exhibits })));
  if (!isAsMade || made.subject.number !== entry.number) problems.add('entry-not-in-journal', where);
  const redacted = new Map(redaction?.notes.map(({ note, content }) => [note, content]));
  for (const note of notes) {
    const added = index.notes.get(note.id);
    const content = redacted.get(note.id) ?? (await digestOf(note));
    if (note.entryId !== entry.id || added?.content !== content) problems.add('note-not-in-journal', where);
  }
  const written = index.notesOf.get(entry.number) ?? [];
  if (index.gone.has(entry.id)) problems.add('entry-not-in-journal', where);
  const here = new Set(notes.map(({ id }) => id));
  const withheld = redaction?.notes.filter(({ note }) => !here.has(note)).length ?? 0;
  // what is held back must be a note that was written, and not be here
  const apart = new Set(notesApart);
  const known = written.filter((id) => apart.has(id) && !here.has(id)).length;
  if (known !== notesApart.length || written.length !== notes.length + withheld + known)
    problems.add('note-not-in-journal', where);
}

/** Everything that was written around the entries must be as the journal has it. */
async function checkThings(record: RecordShape, journal: readonly CheckedLine[], problems: Problems): Promise<void> {
  const redacted = new Map(record.redactedThings.map(({ thing, content }) => [thing, content]));
  const lines = new Map(
    journal.flatMap(({ kind, subject, content }) => (thingKinds.includes(kind) ? [[subject.id, content]] : [])),
  );
  const seen = new Set<string>();
  for (const thing of record.things) {
    const content = redacted.get(thing.id) ?? (await digestOf(thing));
    if (lines.get(thing.id) !== content || seen.has(thing.id))
      problems.add('thing-not-in-journal', `${thing.kind} ${thing.id}`);
    seen.add(thing.id);
  }
}

const thingKinds: readonly string[] = ['thing-added', 'thing-changed'];

/** Every entry that the journal knows must be here, be listed as left out, or be told of as removed. */
function checkAccounts(record: RecordShape, { made, gone }: JournalIndex, problems: Problems): void {
  const told = new Set([
    ...record.entries.map(({ entry }) => entry.id),
    ...record.leftOut.map(({ id }) => id),
    ...gone,
  ]);
  for (const [id, { subject }] of made) if (!told.has(id)) problems.add('entry-unaccounted', `entry ${subject.number}`);
  // nor may anything be listed as left out that there never was
  for (const { id, number } of record.leftOut)
    if (made.get(id)?.subject.number !== number) problems.add('entry-not-in-journal', `entry ${number}`);
}
