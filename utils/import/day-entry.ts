import type { ImportSlot, ImportWriter } from '../record/import-writer.ts';
import type { ImportedFacts, ImportedWriter } from '../record/types.ts';
import { utf8 } from '../shared/bytes.ts';
import { momentNow } from '../shared/clock.ts';
import { isoTimes } from '../shared/iso-times.ts';
import type { Choice } from './choice.ts';
import type { ConversationDay } from './conversation-days.ts';
import { baseName, headOf } from './import-file.ts';
import { headBytes, recogniseMedia } from './media-type.ts';
import type { Attachment, ImportedMessage, MessageSource } from './message-source.ts';
import type { WallClock } from './wall-clock.ts';
import type { PersonSign } from './survey-facts.ts';

/** Longest text of a day that stands in the entry itself, to be read and searched; the whole stands in its file. */
const mostWords = 20_000;
/** Longest message in that text. */
const longestMessage = 4000;
/** Most files that one day takes with it. */
const mostFiles = 500;

/** What a day's entry is made from, beside its messages. */
export interface DaySetting {
  source: MessageSource;
  choice: Choice;
  clock: WallClock;
  about: Omit<ImportedFacts, 'conversation' | 'facts'>;
  /** Digests of the originals: what the day's file was made from. */
  parents: (conversation: string) => string[];
}

function shownName({ name, handle, accountId }: PersonSign, own: boolean): string {
  return name ?? handle ?? accountId ?? (own ? 'the person who keeps this' : 'not named');
}

function isOwn(person: string, { choice }: DaySetting): boolean {
  return choice.me.has(person);
}

function oneLine(message: ImportedMessage, setting: DaySetting): string {
  const { source, clock } = setting;
  const time = clock.face(message.at).slice(11, source.precision === 'minute' ? 16 : 19);
  const own = message.person !== null && isOwn(message.person, setting);
  const who =
    message.person === null ? '[the app]' : `${shownName(source.person(message.person), own)}${own ? ' (own)' : ''}`;
  const files = message.attachments.map(({ name, file }) => `[${name}${file === null ? ', not in the export' : ''}]`);
  const text = message.text.length > longestMessage ? `${message.text.slice(0, longestMessage)} …` : message.text;
  return [`${time}  ${who}`, text, ...files].filter((part) => part !== '').join('\n');
}

/** The day to read: one block a message; where it is too long, how much more there is. */
function wordsOf({ messages }: ConversationDay, setting: DaySetting): string {
  const blocks: string[] = [];
  let length = 0;
  for (const [at, message] of messages.entries()) {
    const block = oneLine(message, setting);
    length += block.length + 2;
    if (length > mostWords && at > 0) {
      blocks.push(`[${messages.length - at} more messages of this day stand in messages.json]`);
      break;
    }
    blocks.push(block);
  }
  return blocks.join('\n\n').toWellFormed();
}

function writersOf({ messages }: ConversationDay, setting: DaySetting): Map<string, ImportedWriter> {
  const from = messages[0]?.at ?? 0;
  const writers = new Map<string, ImportedWriter>();
  for (const { person, at } of messages) {
    if (person === null) continue;
    let writer = writers.get(person);
    if (writer === undefined) {
      const { name, handle, accountId } = setting.source.person(person);
      writer = { name, handle, accountId, own: isOwn(person, setting), seconds: [] };
      writers.set(person, writer);
    }
    writer.seconds.push(Math.round((at - from) / 1000));
  }
  return writers;
}

/** `Sam and Kim`; whom this entry is about: the others, not the person. */
function othersOf(writers: readonly ImportedWriter[]): string | null {
  const others = writers.filter(({ own }) => !own).map((writer) => shownName(writer, false));
  if (others.length === 0) return null;
  return others.length > 4 ? `${others.slice(0, 3).join(', ')} and ${others.length - 3} others` : others.join(', ');
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

/** What came with the messages, kept; the digests by attachment, null for what the export does not hold. */
async function keepAttachments(
  { messages }: ConversationDay,
  slot: ImportSlot,
  writer: ImportWriter,
  parents: string[],
): Promise<Map<Attachment, string | null>> {
  const kept = new Map<Attachment, string | null>();
  for (const { attachments } of messages) {
    for (const attachment of attachments) {
      kept.set(attachment, kept.size < mostFiles ? await keepAttachment(slot, writer, attachment, parents) : null);
    }
  }
  return kept;
}

/** The day's messages as JSON; written by hand, since a long chat has millions of them. */
function messagesText({ messages }: ConversationDay, files: ReadonlyMap<Attachment, string | null>): string {
  const iso = isoTimes();
  const people = new Map<string | null, string>();
  const parts = messages.map(({ at, person, text, attachments, id }) => {
    let by = people.get(person);
    if (by === undefined) {
      by = JSON.stringify(person);
      people.set(person, by);
    }
    let part = `{"at":"${iso(at)}","by":${by},"text":${JSON.stringify(text.toWellFormed())}`;
    if (attachments.length > 0) {
      const attached = attachments.map((one) => ({ name: one.name.toWellFormed(), sha256: files.get(one) ?? null }));
      part += `,"files":${JSON.stringify(attached)}`;
    }
    if (id !== null) part += `,"id":${JSON.stringify(id)}`;
    return `${part}}`;
  });
  return `[${parts.join(',')}]`;
}

/** Keeps a day of a conversation: the messages as a file, what came with them, and the entry. */
export async function keepDay(day: ConversationDay, writer: ImportWriter, setting: DaySetting): Promise<void> {
  const { source, clock, about } = setting;
  const [first, last] = [day.messages[0], day.messages.at(-1)];
  if (first === undefined || last === undefined) return;
  const writersByKey = writersOf(day, setting);
  const writers = [...writersByKey.values()];
  // Lines of the app alone are nobody's doing.
  if (writers.length === 0) return;
  const slot = await writer.newEntry();
  const parents = setting.parents(day.conversation);
  const files = await keepAttachments(day, slot, writer, source.format === 'sms-xml' ? parents : []);
  const people = Object.fromEntries(
    [...writersByKey.keys()].map((person) => [person, { ...source.person(person), own: isOwn(person, setting) }]),
  );
  const name = source.conversationName(day.conversation);
  const content = {
    format: 'daybook-messages/1',
    site: source.site,
    conversation: { id: day.conversation, name },
    day: new Date(day.day * 86_400_000).toISOString().slice(0, 10),
    zone: clock.zone,
    times: about.timeBasis,
    people,
  };
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
    utf8(`${JSON.stringify(content).slice(0, -1)},"messages":${messagesText(day, files)}}`),
  );
  await writer.addEntry(slot, {
    source: 'import',
    kind: source.kind === 'call' ? 'call' : 'conversation',
    site: source.site,
    madeAt: momentNow(),
    happened: {
      from: new Date(first.at).toISOString(),
      to: new Date(last.at).toISOString(),
      precision: source.precision,
      words: null,
    },
    who: othersOf(writers),
    where: null,
    words: wordsOf(day, setting),
    capture: null,
    imported: {
      ...about,
      conversation: { id: day.conversation, name, messages: day.messages.length, writers },
      facts: [],
    },
  });
}
