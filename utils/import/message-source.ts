import type { DateOrder } from './date-order.ts';
import type { ImportFile } from './import-file.ts';
import type { PersonSign, Survey } from './survey-facts.ts';
import type { TextEncodingName } from './text-encoding.ts';

/** Formats of conversations, as stored with what is brought in. */
export type MessageFormat =
  | 'whatsapp'
  | 'sms-xml'
  | 'calls-xml'
  | 'calls-csv'
  | 'instagram'
  | 'facebook'
  | 'x'
  | 'snapchat'
  | 'discord';

/** Something that came with a message. */
export interface Attachment {
  name: string;
  /** As the export has it; null where only the bytes can tell. */
  mediaType: string | null;
  /** Null where the export names it but does not hold it. */
  file: Pick<ImportFile, 'sizeBytes' | 'stream'> | null;
  /** Characters of it that lie in memory as long as its message does; none where it lies in a file of its own. */
  held?: number;
}

/** One message, call or line of an export. */
export interface ImportedMessage {
  /** Which conversation of the source. */
  conversation: string;
  /** UTC, epoch milliseconds. */
  at: number;
  /** Which person of the source; null for a line that the app wrote itself. */
  person: string | null;
  text: string;
  attachments: readonly Attachment[];
  /** The platform's own id of it. */
  id: string | null;
}

/** The same as it is read: some have no time that can be read, and belong to no day. */
export type ReadMessage = Omit<ImportedMessage, 'at'> & { at: number | null };

/** Whether a message that was read has a time. */
export function isTimed(message: ReadMessage): message is ImportedMessage {
  return message.at !== null;
}

/** What the person may have to say before times can be read. */
export interface ReadSettings {
  /** IANA zone of the phone, where the export has only its clock. */
  zone: string;
  /** Order of day, month and year, where the file leaves it open. */
  order: DateOrder | null;
}

/** An export with messages, opened: it can be read from the beginning any number of times. */
export interface MessageSource {
  format: MessageFormat;
  /** Platform, as entries name it. */
  site: string;
  kind: 'message' | 'call';
  /** How exactly its times are told. */
  precision: 'exact' | 'minute';
  /** `clock`: times are the phone's own clock, without a zone. `utc`: moments. */
  times: 'clock' | 'utc';
  /** Orders of the date that are possible; null where the file leaves nothing open. */
  orders: { found: DateOrder | null; how: 'range' | 'sequence' | null; possible: DateOrder[] } | null;
  /** The files that it is read from, to be kept as they are. */
  originals: ImportFile[];
  /** Encoding of its text. */
  encoding: string;
  /** Whether each conversation has files of its own, so that others' words stay outside of what is kept. */
  apart: boolean;
  /** What a reader must know about it: things left out, lines out of order. Keys of words. */
  remarks: string[];
  /** The files that hold one conversation, where they are `apart`; all of them where that is left out. */
  originalsOf?(conversation: string): ImportFile[];
  conversationName(conversation: string): string | null;
  person(person: string): PersonSign;
  /** A chat that may have millions of lines: what a worker needs to read it away from the page's own thread. */
  chat?: { facts: ChatFacts; files: ChatFiles };
  /** Who wrote how much and when, where opening it has counted that already; else it is read for it. */
  survey?(settings: ReadSettings): Survey;
  /**
   * Everything in the order of the file, in batches; of some conversations only, where `only` names them. Throws
   * `import-unreadable` and the like.
   */
  messages(settings: ReadSettings, only?: ReadonlySet<string>): AsyncGenerator<ReadMessage[]>;
}

/** What a day of messages is made from, beside the messages. */
export type DaySource = Pick<
  MessageSource,
  'format' | 'site' | 'kind' | 'precision' | 'conversationName' | 'person' | 'messages'
>;

/** What the first reading of a chat found: with it the text can be read anywhere, in a worker too. */
export interface ChatFacts {
  encoding: TextEncodingName;
  /** The one way in which this file writes its stamps. */
  shape: string;
  orders: NonNullable<MessageSource['orders']>;
  precision: 'exact' | 'minute';
  people: ReadonlySet<string>;
  /** Name of the other side or group. */
  name: string | null;
}

/** Files that came with a chat, by their names. */
export type ChatFiles = ReadonlyMap<string, NonNullable<Attachment['file']>>;
