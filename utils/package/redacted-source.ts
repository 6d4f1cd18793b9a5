import { withoutSalt } from '../record/content-salt.ts';
import type { LiveThing } from '../record/thing-types.ts';
import type { Exhibit } from '../record/types.ts';
import { type ExhibitFate, exhibitFates } from '../redact/redact-entry.ts';
import { redactDeep, type TextRedactor, textRedactor } from '../redact/redact-text.ts';
import { isEmpty, type Painter, type Redactions } from '../redact/redactions.ts';
import { canonicalJson, digestOf } from '../shared/canonical-json.ts';
import { type Moment, momentNow } from '../shared/clock.ts';
import { crc32 } from '../shared/crc32.ts';
import { idFrom } from '../shared/ids.ts';
import { sha256Hex } from '../shared/sha256.ts';
import type { EntryRedaction, PackageSource, PackedView } from './source.ts';

/**
 * The same record with everything taken out that the person marked: whoever reads from it (record.json, reports,
 * tables, thumbnails, exhibits) never sees what was there. What is made anew gets an id of its own; a picture names the
 * digest of the one it was made from, a text does not, because a short word could be guessed from it. With the same
 * moment `at` everything comes out the same again, ids too, so that a package can be gone on with.
 */
export async function redactedSource(
  source: PackageSource,
  redactions: Redactions,
  paint: Painter,
  at: Moment = momentNow(),
): Promise<PackageSource> {
  if (isEmpty(redactions)) return source;
  const redactor = textRedactor(redactions.words);
  const anew = new Map<string, Blob>();
  const { sealedExhibit, streamExhibit } = source;
  const madeBytes = async ({ id }: Exhibit): Promise<Uint8Array<ArrayBuffer> | null> => {
    const made = anew.get(id);
    return made ? new Uint8Array(await made.arrayBuffer()) : null;
  };
  return {
    ...source,
    ...(await redactThings(source.things, redactor)),
    openEntry: async (id) => redactView(await source.openEntry(id), source, redactions, redactor, paint, anew, at),
    openExhibit: async (exhibit) => (await madeBytes(exhibit)) ?? source.openExhibit(exhibit),
    ...(sealedExhibit && {
      sealedExhibit: async (exhibit: Exhibit) => (anew.has(exhibit.id) ? null : sealedExhibit(exhibit)),
    }),
    ...(streamExhibit && {
      streamExhibit: async (exhibit: Exhibit) => {
        const made = anew.get(exhibit.id);
        return made ? made.stream() : streamExhibit(exhibit);
      },
    }),
  };
}

async function redactThings(
  things: readonly LiveThing[],
  redactor: TextRedactor,
): Promise<Pick<PackageSource, 'things' | 'redactedThings'>> {
  const shown: LiveThing[] = [];
  const redactedThings: { thing: string; content: string }[] = [];
  for (const thing of things) {
    const redacted = redactDeep(thing, redactor);
    const changed = canonicalJson(redacted) !== canonicalJson(thing);
    shown.push(changed ? withoutSalt(redacted) : thing);
    if (changed) redactedThings.push({ thing: thing.id, content: await digestOf(thing) });
  }
  return { things: shown, redactedThings };
}

async function redactView(
  view: PackedView,
  source: PackageSource,
  redactions: Redactions,
  redactor: TextRedactor,
  paint: Painter,
  anew: Map<string, Blob>,
  moment: Moment,
): Promise<PackedView> {
  const entry = redactDeep(view.entry, redactor);
  const entryChanged = canonicalJson(entry) !== canonicalJson(view.entry);
  const facts = view.exhibits.map((exhibit) => redactDeep(exhibit, redactor));
  const factsChanged = canonicalJson(facts) !== canonicalJson(view.exhibits);
  const notes = view.notes.map((note) => redactDeep(note, redactor));
  // Whatever changed in it: also who wrote it, and when it was noticed, are in its digest.
  const changedNotes = view.notes.filter((note, at) => canonicalJson(notes[at]) !== canonicalJson(note));
  const touched = entryChanged || factsChanged;
  const fates = await exhibitFates(view.exhibits, touched, redactions, redactor, source.openExhibit, paint);
  const exhibitsChanged = fates.some(({ fate }) => fate !== 'kept');
  if (!touched && !exhibitsChanged && changedNotes.length === 0) return view;

  const redaction: EntryRedaction = {
    content: await digestOf({ entry: view.entry, exhibits: view.exhibits }),
    words: entryChanged || changedNotes.length > 0 || fates.some(isRewritten),
    painted: [],
    withheld: [],
    notes: await Promise.all(changedNotes.map(async (note) => ({ note: note.id, content: await digestOf(note) }))),
  };
  const exhibits: Exhibit[] = [];
  for (const [at, fate] of fates.entries()) {
    const known = facts[at]!;
    if (fate.fate === 'held') redaction.withheld.push({ exhibit: known.id, role: known.role, file: known.fileName });
    else if (fate.fate === 'kept') exhibits.push(known);
    else {
      const made = await madeAnew(known, fate, moment);
      anew.set(made.id, new Blob([fate.bytes]));
      exhibits.push(made);
      if (fate.places > 0) redaction.painted.push({ exhibit: made.id, file: made.fileName, places: fate.places });
    }
  }
  const shownNotes = notes.map((note, at) => (changedNotes.includes(view.notes[at]!) ? withoutSalt(note) : note));
  return { ...view, entry: withoutSalt(entry), exhibits, notes: shownNotes, redaction };
}

function isRewritten(fate: ExhibitFate): boolean {
  return fate.fate === 'anew' && fate.places === 0;
}

async function madeAnew(
  known: Exhibit,
  fate: Extract<ExhibitFate, { fate: 'anew' }>,
  moment: Moment,
): Promise<Exhibit> {
  const isPicture = fate.places > 0;
  const stem = known.fileName.replace(/\.[^.]*$/u, '');
  return {
    ...known,
    id: await idFrom(`${known.id} ${moment.utc}`),
    fileName: isPicture ? `${stem}-redacted.png` : known.fileName,
    mediaType: fate.mediaType,
    sizeBytes: fate.bytes.length,
    sha256: await sha256Hex(fate.bytes),
    crc32: crc32(fate.bytes),
    takenAt: moment,
    parents: isPicture ? [fate.exhibit.sha256] : [],
    madeBy: isPicture
      ? `${known.fileName} with ${fate.places} places painted over`
      : `${known.fileName} with words taken out`,
  };
}
