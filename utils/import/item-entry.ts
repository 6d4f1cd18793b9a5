import type { ImportWriter } from '../record/import-writer.ts';
import type { HappenedAt, ImportedFacts } from '../record/types.ts';
import { utf8 } from '../shared/bytes.ts';
import { momentNow } from '../shared/clock.ts';
import type { FileTime, TimeSource } from './file-time.ts';
import { type ImportFile, baseName } from './import-file.ts';
import type { FileItem, ItemKind } from './look.ts';
import { type MailFacts, type MailFile, mailHeaderFacts, readMailFile } from './mail-facts.ts';
import { readOutlookFile } from './outlook-msg.ts';
import { type PictureFacts, readPictureFacts } from './picture-facts.ts';
import type { WallClock } from './wall-clock.ts';

/** A file that becomes an entry, with the time that the person let stand or corrected. */
export interface ChosenItem {
  item: FileItem;
  time: FileTime;
  /** A mail that the person wrote. */
  own: boolean;
  /** Whether the place that a phone wrote into a picture is written down. */
  withPlace: boolean;
}

const longestWords = 100_000;

const timeBases: Record<TimeSource, string> = {
  camera: 'Written into the picture by the camera or phone (EXIF).',
  name: 'Read from the name of the file, on the clock of the device.',
  file: 'Time of the file as the computer has it: when it was last changed, which may be when it was copied.',
  mail: 'As the sender’s program wrote it into the mail; the headers tell when servers passed it on.',
  person: 'Given by the person who keeps this record.',
  none: 'The file tells no time.',
};

const entryKinds: Record<ItemKind, string> = {
  picture: 'picture',
  audio: 'recording',
  video: 'video',
  document: 'document',
  mail: 'email',
};

function happenedOf({ time }: ChosenItem, clock: WallClock): HappenedAt {
  if (time.at === null) return { from: null, to: null, precision: 'words', words: null };
  if (time.precision === 'day') {
    const midnight = clock.dayOf(time.at) * 86_400_000;
    const [from, to] = [clock.toUtc(midnight), clock.toUtc(midnight + 86_400_000) - 1];
    return { from: new Date(from).toISOString(), to: new Date(to).toISOString(), precision: 'day', words: null };
  }
  const from = new Date(time.at).toISOString();
  const to = time.precision === 'minute' ? new Date(time.at + 59_999).toISOString() : from;
  return { from, to, precision: time.precision, words: null };
}

function pictureFacts({ time }: FileItem, picture: PictureFacts, clock: WallClock): [string, string][] {
  const facts: [string, string][] = [];
  if (picture.device !== null) facts.push(['Device', picture.device]);
  if (picture.software !== null) facts.push(['Software', picture.software]);
  if (picture.wallMs !== null) {
    const face = new Date(picture.wallMs).toISOString().slice(0, 19).replace('T', ' ');
    const offset =
      picture.offsetMinutes === null
        ? `no offset written; read in ${clock.zone}`
        : `offset ${picture.offsetMinutes} minutes from UTC, as written`;
    facts.push(['Time on its clock', `${face} (${offset})`]);
  }
  if (picture.place !== null) facts.push(['Place (latitude, longitude)', picture.place]);
  if (time.at !== null) facts.push(['Time found in the file', new Date(time.at).toISOString()]);
  return facts;
}

/** Reads a mail anew, with what came with it: it did not wait in memory. */
function readAgain(item: FileItem): Promise<MailFacts> {
  return item.extension === 'msg' ? readOutlookFile(item.file) : readMailFile(item.file);
}

function mailWords({ subject, text }: MailFacts): string {
  const words = [subject, text].filter((part) => part !== null && part !== '').join('\n\n');
  return words.length > longestWords ? `${words.slice(0, longestWords).toWellFormed()} …` : words;
}

function senderOf({ from }: MailFacts): string | null {
  if (from.name !== null && from.address !== null && from.name !== from.address)
    return `${from.name} <${from.address}>`;
  return from.address ?? from.name;
}

function mailConversation(mail: MailFacts, own: boolean): ImportedFacts['conversation'] {
  const { name, address } = mail.from;
  const writer = { name, handle: address, accountId: null, own, seconds: [0] };
  return { id: address ?? name ?? 'mail', name: mail.subject, messages: 1, writers: [writer] };
}

async function keepMailFiles(
  chosen: ChosenItem,
  writer: ImportWriter,
  slot: Awaited<ReturnType<ImportWriter['newEntry']>>,
  mail: MailFacts,
): Promise<void> {
  const parents = [chosen.item.sha256];
  const headers = mail.headers.map(({ key, value }) => `${key}: ${value}`).join('\n');
  const made: (MailFile & { role: 'text' | 'media'; madeBy: string })[] = [
    ...(headers === ''
      ? []
      : [
          {
            name: 'headers.txt',
            mediaType: 'text/plain;charset=utf-8',
            bytes: utf8(headers),
            role: 'text' as const,
            madeBy: 'all headers of the mail, in their order',
          },
        ]),
    ...mail.files.map((file) => ({ ...file, role: 'media' as const, madeBy: 'attachment of the mail, decoded' })),
  ];
  for (const { name, mediaType, bytes, role, madeBy } of made) {
    await writer.addFile(
      slot,
      { role, fileName: baseName(name), mediaType, parents, madeBy, source: role === 'media' ? name : null },
      bytes,
    );
  }
}

function filesOf(file: ImportFile, sha256: string): ImportedFacts['files'] {
  return [{ name: file.path, archive: file.archive, sizeBytes: file.sizeBytes, sha256, kept: true }];
}

/** Keeps one file as an entry: itself byte for byte, what it tells of itself, and what a mail carried. */
export async function keepItem(chosen: ChosenItem, writer: ImportWriter, clock: WallClock): Promise<void> {
  const { item, time } = chosen;
  const { file } = item;
  const slot = await writer.newEntry();
  await writer.addFile(
    slot,
    {
      role: 'file',
      fileName: baseName(file.path),
      mediaType: item.mediaType,
      parents: [],
      madeBy: 'file as given, byte for byte',
      source: file.archive === null ? file.path : `${file.archive}: ${file.path}`,
    },
    file.blob ?? file.stream(),
    item.sha256,
  );
  const mail = item.kind === 'mail' ? await readAgain(item) : null;
  // The place is read only now, and only where it is wanted.
  const picture = item.kind === 'picture' && chosen.withPlace ? await readPictureFacts(file, true) : item.picture;
  if (mail !== null) await keepMailFiles(chosen, writer, slot, mail);
  await writer.addEntry(slot, {
    source: 'import',
    kind: entryKinds[item.kind],
    site: item.kind === 'mail' ? 'email' : 'file',
    madeAt: momentNow(),
    happened: happenedOf(chosen, clock),
    who: mail === null ? null : senderOf(mail),
    where: null,
    words: mail === null ? null : mailWords(mail),
    capture: null,
    imported: {
      importId: writer.importId,
      format: item.kind,
      files: filesOf(file, item.sha256),
      timeBasis: timeBases[time.source],
      conversation: mail === null ? null : mailConversation(mail, chosen.own),
      facts: mail === null ? pictureFacts(item, picture, clock) : mailHeaderFacts(mail),
    },
  });
}
