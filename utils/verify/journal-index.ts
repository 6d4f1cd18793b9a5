import type { CheckedLine } from './check-journal.ts';

/** What the journal tells, so that each question is answered at once however long it is. */
export interface JournalIndex {
  /** The line with which an entry was made, by its id. */
  made: ReadonlyMap<string, CheckedLine>;
  /** The line with which a note was written, by its id. */
  notes: ReadonlyMap<string, CheckedLine>;
  /** Ids of notes by the number of their entry, without those that were taken away. */
  notesOf: ReadonlyMap<number, readonly string[]>;
  /** What the person took out of the record and did not put back: the journal tells of it, nothing else does. */
  gone: ReadonlySet<string>;
}

const entryKinds: readonly string[] = ['entry-made', 'capture-failed'];

/** Of several lines about the same thing the first counts: nothing is made twice. */
export function journalIndex(journal: readonly CheckedLine[]): JournalIndex {
  const [made, notes] = [new Map<string, CheckedLine>(), new Map<string, CheckedLine>()];
  const notesOf = new Map<number, string[]>();
  const gone = new Set<string>();
  for (const line of journal) {
    const { kind, subject } = line;
    if (kind === 'removed' || kind === 'erased') gone.add(subject.id);
    else if (kind === 'put-back') gone.delete(subject.id);
    else if (entryKinds.includes(kind) && !made.has(subject.id)) made.set(subject.id, line);
    else if (kind === 'note-added' && !notes.has(subject.id)) notes.set(subject.id, line);
  }
  for (const [id, { subject }] of notes) {
    if (subject.number === undefined || gone.has(id)) continue;
    const own = notesOf.get(subject.number);
    if (own) own.push(id);
    else notesOf.set(subject.number, [id]);
  }
  return { made, notes, notesOf, gone };
}
