import type { ImportedWriter } from '../record/types.ts';
import { utf8 } from '../shared/bytes.ts';
import { isoTimes } from '../shared/iso-times.ts';
import type { Choice } from './choice.ts';
import type { ConversationDay } from './conversation-days.ts';
import type { Attachment, DaySource, ImportedMessage } from './message-source.ts';
import type { PersonSign } from './survey-facts.ts';
import type { WallClock } from './wall-clock.ts';

/** Longest text of a day that stands in the entry itself, to be read and searched; the whole stands in its file. */
const mostWords = 20_000;
/** Longest message in that text. */
const longestMessage = 4000;

/** A day of a conversation, made ready to be kept; what came with its messages has not been read yet. */
export interface DayDraft {
  conversation: string;
  /** Name of the conversation. */
  name: string | null;
  /** How many messages, and when the first and the last were. */
  count: number;
  first: number;
  last: number;
  /** Whom it is about. */
  who: string | null;
  writers: ImportedWriter[];
  words: string;
  /** What came with the messages, in their order. */
  attachments: Attachment[];
  /** The messages as JSON; between two pieces stands the digest of an attachment. */
  pieces: Uint8Array<ArrayBuffer>[];
}

/** What a day is made ready with, beside its messages. */
export interface DaySetting {
  source: DaySource;
  choice: Pick<Choice, 'me'>;
  clock: WallClock;
  timeBasis: string;
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

/** The messages as JSON, written by hand, since a long chat has millions of them; cut where a digest belongs. */
function messageTexts(messages: readonly ImportedMessage[]): string[] {
  const iso = isoTimes();
  const people = new Map<string | null, string>();
  const texts: string[] = [];
  let text = '';
  for (const { at, person, text: said, attachments, id } of messages) {
    let by = people.get(person);
    if (by === undefined) {
      by = JSON.stringify(person);
      people.set(person, by);
    }
    text += `${text === '' && texts.length === 0 ? '' : ','}{"at":"${iso(at)}","by":${by},"text":${JSON.stringify(said.toWellFormed())}`;
    for (const [place, { name }] of attachments.entries()) {
      texts.push(`${text}${place === 0 ? ',"files":[' : ','}{"name":${JSON.stringify(name.toWellFormed())},"sha256":`);
      text = '}';
    }
    if (attachments.length > 0) text += ']';
    text += id === null ? '}' : `,"id":${JSON.stringify(id)}}`;
  }
  return [...texts, text];
}

/** Makes a day ready; null where only the app itself speaks, which is nobody's doing. */
export function draftOf(day: ConversationDay, setting: DaySetting): DayDraft | null {
  const { source, clock } = setting;
  const { messages, conversation } = day;
  const [first, last] = [messages[0], messages.at(-1)];
  const writersByKey = writersOf(day, setting);
  if (first === undefined || last === undefined || writersByKey.size === 0) return null;
  const writers = [...writersByKey.values()];
  const people = Object.fromEntries(
    [...writersByKey.keys()].map((person) => [person, { ...source.person(person), own: isOwn(person, setting) }]),
  );
  const name = source.conversationName(conversation);
  const head = {
    format: 'daybook-messages/1',
    site: source.site,
    conversation: { id: conversation, name },
    day: new Date(day.day * 86_400_000).toISOString().slice(0, 10),
    zone: clock.zone,
    times: setting.timeBasis,
    people,
  };
  const texts = messageTexts(messages);
  texts[0] = `${JSON.stringify(head).slice(0, -1)},"messages":[${texts[0]}`;
  texts.push(`${texts.pop()}]}`);
  return {
    conversation,
    name,
    count: messages.length,
    first: first.at,
    last: last.at,
    who: othersOf(writers),
    writers,
    words: wordsOf(day, setting),
    attachments: messages.flatMap(({ attachments }) => attachments),
    pieces: texts.map(utf8),
  };
}
