import type { ImportSlot } from '../record/import-entries.ts';
import type { ImportWriter } from '../record/import-writer.ts';
import type { SealedContent } from '../record/sealed-content.ts';
import type { ImportedFacts } from '../record/types.ts';
import { concatBytes, utf8 } from '../shared/bytes.ts';
import { momentNow } from '../shared/clock.ts';
import type { DayDraft } from './day-draft.ts';
import { baseName, headOf } from './import-file.ts';
import { headBytes, recogniseMedia } from './media-type.ts';
import type { Attachment, DaySource } from './message-source.ts';

/** Most files that one day takes with it. */
const mostFiles = 500;

/** A day with the entry that it becomes. */
export interface DayToKeep {
  draft: DayDraft;
  slot: ImportSlot;
  /** The file of its messages, where it is sealed already. */
  messages: SealedContent | null;
}

/** What all days of one export share. */
export interface DayAbout {
  source: DaySource;
  imported: Omit<ImportedFacts, 'conversation' | 'facts'>;
  /** Digests of the originals: what the day's file was made from. */
  parents: (conversation: string) => string[];
}

async function keepAttachment(
  slot: ImportSlot,
  writer: ImportWriter,
  attachment: Attachment,
  parents: string[],
): Promise<string | null> {
  const { file, name } = attachment;
  if (file === null) return null;
  const recognised = recogniseMedia(
    await headOf({ ...file, path: name, modifiedAt: null, archive: null, blob: null }, headBytes),
  );
  const exhibit = await writer.addFile(
    slot,
    {
      role: 'media',
      fileName: baseName(name),
      mediaType: recognised?.mediaType ?? attachment.mediaType ?? 'application/octet-stream',
      // What lies in an archive as a file of its own is an original; what was text in a backup was made from it.
      parents,
      madeBy: parents.length === 0 ? 'file of the export, as it is' : 'taken out of the backup, where it stood as text',
      source: name,
    },
    file.stream(),
  );
  return exhibit.sha256;
}

/** The day's messages as a file: its pieces, with the digests of what was kept between them. */
function messagesFile(pieces: readonly Uint8Array<ArrayBuffer>[], digests: readonly (string | null)[]) {
  const [first, ...others] = pieces;
  if (first === undefined || others.length === 0) return first ?? new Uint8Array(0);
  return concatBytes([first, ...others.flatMap((piece, at) => [utf8(JSON.stringify(digests[at] ?? null)), piece])]);
}

/** Keeps a day of a conversation: the messages as a file, what came with them, and the entry. */
export async function keepDay(
  { draft, slot, messages }: DayToKeep,
  writer: ImportWriter,
  about: DayAbout,
): Promise<void> {
  const { source, imported } = about;
  writer.happened(slot, draft.first);
  const parents = about.parents(draft.conversation);
  const digests: (string | null)[] = [];
  for (const [at, attachment] of draft.attachments.entries()) {
    const of = source.format === 'sms-xml' ? parents : [];
    digests.push(at < mostFiles ? await keepAttachment(slot, writer, attachment, of) : null);
  }
  await writer.addFile(
    slot,
    {
      role: 'file',
      fileName: 'messages.json',
      mediaType: 'application/json',
      parents,
      madeBy: `messages of one day, read from the ${source.format} export`,
      source: null,
    },
    messages ?? messagesFile(draft.pieces, digests),
  );
  await writer.addEntry(slot, {
    source: 'import',
    kind: source.kind === 'call' ? 'call' : 'conversation',
    site: source.site,
    madeAt: momentNow(),
    happened: {
      from: new Date(draft.first).toISOString(),
      to: new Date(draft.last).toISOString(),
      precision: source.precision,
      words: null,
    },
    who: draft.who,
    where: null,
    words: draft.words,
    capture: null,
    imported: {
      ...imported,
      conversation: { id: draft.conversation, name: draft.name, messages: draft.count, writers: draft.writers },
      facts: [],
    },
  });
}
