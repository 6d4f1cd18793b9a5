/**
 * The record's shapes: plain JSON, as opened from the vault and as written to `record.json`.
 * All texts are well-formed Unicode; times are UTC, ISO 8601, unless a name says otherwise.
 */
import type { Moment } from '../shared/clock.ts';
import type { Failure } from '../shared/errors.ts';
import type { KeptText } from '../shared/text.ts';
import type { Salted } from './content-salt.ts';
import type { ItemKind, ItemRef, MediaRef } from '../sites/contract.ts';

/** How a field of a reading was come by; `via` names the selector or attribute, `tried` what did not hit. */
export type KeptField =
  | { state: 'found'; value: string; via: string; utf16le?: string }
  | { state: 'missing'; tried: string[] };

/** An adapter's reading as it is kept: every text well-formed, exact forms beside it where they differ. */
export interface KeptReading {
  kind: ItemKind;
  itemId: KeptField;
  permalink: KeptField;
  author: { name: KeptField; handle: KeptField; accountId: KeptField; profileUrl: KeptField };
  postedAt: KeptField;
  postedAtRaw: KeptField;
  decodedAt: KeptField;
  text: KeptField;
  media: MediaRef[];
  replyTo: ItemRef | null;
  quotes: ItemRef | null;
  marks: string[];
  counts: Record<string, string>;
  side: 'in' | 'out' | null;
  conversation: { name: string | null; id: string | null; participants: string[] } | null;
  signedInAs: KeptField;
  facts: Record<string, string>;
}

/** `words` and `private` keep no picture: the one words alone, the other also digests and a blurred thumbnail. */
export type CaptureMode = 'post' | 'screen' | 'page' | 'conversation' | 'profile' | 'words' | 'private' | 'recording';

/** Why an entry's pictures are handed to nobody: `private` (intimate), `young` (someone who is or may be under 18). */
export type Care = 'private' | 'young';

/** A file that was seen and measured, and not kept. */
export type NotKeptFile = Pick<
  Exhibit,
  'role' | 'fileName' | 'mediaType' | 'sizeBytes' | 'sha256' | 'madeBy' | 'source'
>;

/** `complete`: everything asked for is there. `partial`: kept, with issues. `failed`: nothing kept but the reason. */
export type CaptureState = 'complete' | 'partial' | 'failed';

/** A step that did not give what it should have. Stored with the capture and exported. */
export interface CaptureIssue extends Failure {
  /** Which step: permission, inject, read, tiles, copy, media, quality, page. */
  step: string;
  /** Fields or files that are missing for it, by name. */
  missing?: string[];
}

/** What a page holds against which this computer's clock can be checked. UTC; null where the page has no such thing. */
export interface ClockCheck {
  deviceAt: string;
  /** `Date` of the document's response, from the browser's cache. */
  serverDate: string | null;
  /** When the document's first byte came, by this computer's clock. */
  receivedAt: string | null;
  /** Whether it came over the network then, and not out of a cache. */
  fromNetwork: boolean;
  /** Latest time that the page writes in machine form. */
  newestOnPage: string | null;
}

/** What the browser showed when the capture was made. */
export interface PageFacts {
  url: string;
  canonicalUrl: string | null;
  title: KeptText;
  /** CSS pixels; null, as what follows, where the browser let nothing of ours into the page. */
  viewport: { width: number; height: number } | null;
  scroll: { x: number; y: number } | null;
  /** Width and height of the whole document, CSS pixels. */
  documentSize: { width: number; height: number } | null;
  devicePixelRatio: number | null;
  /** Pinch zoom (1 = none). */
  visualZoom: number | null;
  language: string | null;
  direction: string | null;
  /** When the browser began to load the page, UTC; from the navigation timing. */
  loadedAt: string | null;
  userAgent: string;
  /** IANA zone in which the page shows times, null where that is not known; absent where an earlier version kept it. */
  timeZone?: string | null;
  clock?: ClockCheck;
}

/** Somebody who wrote in a conversation that was walked through, and each of their messages, in order. */
export interface ConversationWriter {
  kind: ItemKind;
  name: string | null;
  handle: string | null;
  accountId: string | null;
  /** Sent by the person who keeps this record: context, not something done to them. */
  own: boolean;
  /** The page's number of each message, by which it is the same one where it is kept again. */
  items: (string | null)[];
  /** Seconds after `happened.from` of each; null where the page did not tell when it was, or only on which day. */
  seconds: (number | null)[];
}

/** What a conversation that was walked through holds; all of it stands in the exhibits. */
export interface ConversationFacts {
  /** As the page calls it: the other side's name, or a group's. */
  name: string | null;
  writers: ConversationWriter[];
  /** How its transcript begins, so that its words are found without opening the exhibit. */
  opening: string;
}

export interface CaptureFacts {
  mode: CaptureMode;
  state: CaptureState;
  startedAt: Moment;
  finishedAt: Moment;
  page: PageFacts | null;
  adapter: { id: string; version: number } | null;
  reading: KeptReading | null;
  issues: CaptureIssue[];
  /** Absent where it is no conversation, or an earlier version kept it. */
  conversation?: ConversationFacts;
  /** Files of which only the digest was kept, where that was asked for. */
  notKept?: NotKeptFile[];
  software: { name: 'Daybook'; version: string; build: string };
}

export const exhibitRoles = ['screen', 'item', 'page', 'copy', 'text', 'media', 'file'] as const;
export type ExhibitRole = (typeof exhibitRoles)[number];

/** One preserved file. An original names no parents; a rendition names the digests it was made from. */
export interface Exhibit {
  id: string;
  entryId: string;
  /** Place among the entry's exhibits, from 1. */
  order: number;
  role: ExhibitRole;
  /** Name inside its folder in the package, `[A-Za-z0-9._-]`. */
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  /** SHA-256 of the bytes, hex, taken the moment they were there. */
  sha256: string;
  /** CRC-32 of the bytes (unsigned), so that a ZIP can be written without a second reading. */
  crc32: number;
  takenAt: Moment;
  /** Digests of the exhibits this one was made from; empty for an original. */
  parents: string[];
  /** How it was made, in one line: `captureVisibleTab, PNG`, `crop of screen-1.png` … */
  madeBy: string;
  /** Where an original came from, if not from the page's picture: address of a medium, name of an imported file. */
  source: string | null;
}

/** When something happened, as well as the person knows. */
export interface HappenedAt {
  /** UTC start; null where only words are known. */
  from: string | null;
  /** UTC end of the span in which it happened; equals `from` for an exact time. */
  to: string | null;
  precision: 'exact' | 'minute' | 'day' | 'month' | 'year' | 'words';
  /** The person's or page's own words: "around March", "2h". */
  words: string | null;
  /** Said by the person because the page did not tell: only in what is shown and counted, never in a kept entry. */
  byKeeper?: true;
}

/** Somebody who wrote or called in a conversation that was brought in, and when. */
export interface ImportedWriter {
  name: string | null;
  handle: string | null;
  accountId: string | null;
  /** Sent by the person who keeps this record: context, not something done to them. */
  own: boolean;
  /** Seconds after `happened.from` of each of their messages in this entry; the words stand in the exhibits. */
  seconds: number[];
}

/** What an entry that was brought in from a file knows beside what every entry knows. */
export interface ImportedFacts {
  /** The same for everything that came in together; names the journal's line `imported`. */
  importId: string;
  /** `whatsapp`, `sms-xml`, `picture`, `mail` … */
  format: string;
  /** Where it was read: file given, or archive with the file inside it. */
  files: { name: string; archive: string | null; sizeBytes: number; sha256: string | null; kept: boolean }[];
  /** One sentence on what its times are and where they were read. */
  timeBasis: string;
  /** A day of a conversation. */
  conversation: { id: string; name: string | null; messages: number; writers: ImportedWriter[] } | null;
  /** What else the file told: device of a picture, headers of a mail. Label and value. */
  facts: [label: string, value: string][];
}

/** One thing that happened, online or off. */
export interface Entry extends Salted {
  id: string;
  /** Shown as "no. 12"; given once, never again. */
  number: number;
  source: 'capture' | 'offline' | 'import';
  /** What it is: an item's kind, `screen`, or for offline entries the kind the person chose (`call`, `visit`, `letter` …). */
  kind: string;
  /** Adapter id of the platform, `web` for others, `offline`. */
  site: string;
  madeAt: Moment;
  happened: HappenedAt;
  /** Offline entries: the person's words for who and where. */
  who: string | null;
  where: string | null;
  /** Offline entries: what happened, in the person's words; later words are notes. */
  words: string | null;
  capture: CaptureFacts | null;
  /** Where the pictures of this entry were private when it was kept. */
  care?: Care;
  /** Entries that were brought in from files. */
  imported?: ImportedFacts;
}

/** The person's words on an entry: appended, never overwritten. */
export interface Note extends Salted {
  id: string;
  entryId: string;
  text: string;
  /** When it was written here. */
  writtenAt: Moment;
  /** When the person noticed what the note tells of, as far as they say. */
  noticed: HappenedAt | null;
  /** The note that this one corrects, if any. */
  corrects: string | null;
  /** Name of whoever wrote it for the person who keeps the record; absent where that person did. */
  by?: string;
  /** Meant for a lawyer or adviser alone: goes into no package. */
  apart?: true;
}

/** What a list may show without opening anything private. */
export interface EntrySummary {
  id: string;
  number: number;
  site: string;
  kind: string;
  source: Entry['source'];
  state: CaptureState | null;
  /** UTC; of the happening where known, else of the making. */
  at: string;
  /** How exactly `at` tells the happening; with `words` it is the time of the making. */
  precision: HappenedAt['precision'];
}

export const journalKinds = [
  'record-made',
  'entry-made',
  'capture-failed',
  'note-added',
  'thing-added',
  'thing-changed',
  'thing-removed',
  'entry-read',
  'selected',
  'removed',
  'put-back',
  'erased',
  'package-made',
  'lock-changed',
  'imported',
  'backup-made',
  'restored',
  'merged',
  'repaired',
] as const;
export type JournalKind = (typeof journalKinds)[number];

/** One line of the journal; `digest` is the SHA-256 of the canonical JSON of the other fields. */
export interface JournalLine {
  /** Counts from 1 without gaps. */
  seq: number;
  at: string;
  kind: JournalKind;
  /** Id of what it is about; number too where it has one; of a thing its kind. */
  subject: { id: string; number?: number; what?: string };
  /** SHA-256 of the canonical JSON of the content described (entry with its exhibits, note …). */
  content: string;
  /** `digest` of the line before; 64 zeros in the first. */
  prev: string;
  digest: string;
}

/** An entry with all that belongs to it, opened. */
export interface EntryView {
  entry: Entry;
  exhibits: Exhibit[];
  notes: Note[];
  /** How its pictures must be treated, all that was said since included; absent or null: as usual. */
  care?: Care | null;
}
