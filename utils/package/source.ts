import type { LawPack } from '../law/pack-schema.ts';
import type { LiveThing } from '../record/thing-types.ts';
import type { EntrySummary, EntryView, Exhibit, JournalLine } from '../record/types.ts';
import type { PictureLook } from '../report/report-front.ts';
import type { SealedExhibit } from './exhibit-opener.ts';

/** What was taken out of an entry before it was packed; stands in `record.json` beside the entry. */
export interface EntryRedaction {
  /** The journal's digest of the entry as it was: what is here cannot be compared with it. */
  content: string;
  /** Words were taken out of texts of the entry. */
  words: boolean;
  /** Pictures made anew: name in the folder and how many places are painted over. */
  painted: { exhibit: string; file: string; places: number }[];
  /** Exhibits that are not here, because they show what was taken out. */
  withheld: { exhibit: string; role: string; file: string }[];
  /** Notes of which words were taken out: the journal's digest of each as it was. */
  notes: { note: string; content: string }[];
}

/** An entry as it goes into the package. */
export interface PackedView extends EntryView {
  redaction?: EntryRedaction;
  /** Ids of notes that are for a lawyer or adviser alone, and therefore not among `notes`. */
  notesApart?: readonly string[];
}

/** All that a package is written from. The record gives it; tests make one in memory. */
export interface PackageSource {
  recordId: string;
  software: { name: 'Daybook'; version: string; build: string };
  /** The entries chosen, in number order, read one at a time so that memory does not grow with the record. */
  entryIds: readonly string[];
  /** Numbers of these entries, by id. */
  numbers: ReadonlyMap<string, number>;
  openEntry(id: string): Promise<PackedView>;
  /** Bytes of an exhibit as kept. */
  openExhibit(exhibit: Exhibit): Promise<Uint8Array<ArrayBuffer>>;
  /** The same sealed and with its key, so that a worker can open it; null for what was made anew and lies open. */
  sealedExhibit?(exhibit: Exhibit): Promise<SealedExhibit | null>;
  /** The same as kept piece by piece, unchecked, for what is too large to be held whole. */
  streamExhibit?(exhibit: Exhibit): Promise<AsyncIterable<Uint8Array<ArrayBuffer>>>;
  /** Entries that were not chosen. */
  leftOut: readonly EntrySummary[];
  /** What the person wrote around the entries, as far as it is to be handed over; as it stands now. */
  things: readonly LiveThing[];
  /** Things of which words were taken out: id, and the journal's digest of each as it was. */
  redactedThings: readonly { thing: string; content: string }[];
  /** Names of what the person chose not to hand over: keys of `ReportWords.leftOut.thingNames`. */
  leftOutThings: readonly string[];
  /** The law of every jurisdiction that `things` name. */
  packs: readonly LawPack[];
  /** Keys of conversations of which only one side was chosen; see utils/report/one-sided.ts. */
  oneSided: readonly string[];
  /** The whole journal, seq order. */
  journal: readonly JournalLine[];
  /** ECDSA P-256 over SHA-256; raw r‖s (64 bytes), as WebCrypto gives it. */
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** SPKI DER of the signing key. */
  publicKeySpki: Uint8Array<ArrayBuffer>;
}

/** A picture small enough for a report. */
export interface Thumbnail {
  bytes: Uint8Array<ArrayBuffer>;
  /** `png` or `jpg`. */
  extension: string;
  width: number;
  height: number;
}

/** What sets `report.pdf`: in a page a worker with the typesetter, in Node the typesetter itself. */
export interface Typesetter {
  /** The PDF of a template over its data and pictures (by path). */
  typeset(template: string, data: unknown, pictures: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array<ArrayBuffer>>;
  /** Null where the picture cannot be read; `blurred` so that nobody can tell what it shows. */
  thumbnail(bytes: Uint8Array<ArrayBuffer>, mediaType: string, blurred: boolean): Promise<Thumbnail | null>;
}

/** What the person says about the package; all optional. */
export interface PackageOptions {
  /** Crime reference. */
  reference: string | null;
  /** May be a pseudonym. */
  contactName: string | null;
  /** IANA zone in which the report tells times. */
  zone: string;
  /** BCP 47 tag of the report's language. */
  language: string;
  /** What is asked of whoever reads it, one sentence each. */
  asks?: readonly string[];
  /** How pictures stand in the report; `shown` unless said otherwise. */
  pictures?: PictureLook;
  /** Drafts of statements, as the person left them: name in `data/statements/`, and bytes. */
  statements?: readonly { name: string; bytes: Uint8Array<ArrayBuffer> }[];
  /** Without one there is no `report.pdf`; `report.html` says the same. */
  typesetter?: Typesetter;
  /** Largest size of a volume in bytes; one ZIP of any size where there is none. */
  volumeBytes?: number | null;
}

/** Why there is a `report.pdf`, or why not. */
export type PdfOutcome = 'made' | 'not-asked' | 'failed';

/** One ZIP. */
export interface VolumeResult {
  /** Neutral file name, `notes-YYYY-MM-DD.zip`, or `notes-YYYY-MM-DD-1of3.zip`. */
  fileName: string;
  topFolder: string;
  sizeBytes: number;
  /** SHA-256 of `tagmanifest-sha256.txt`. */
  digest: string;
}

/** A whole package: name, folder and digest are the first volume's, the size is that of all. */
export interface PackageResult extends VolumeResult {
  /** SHA-256 of the key's DER. */
  keyFingerprint: string;
  entries: number;
  exhibits: number;
  /** At least one. */
  volumes: readonly VolumeResult[];
  pdf: PdfOutcome;
}
