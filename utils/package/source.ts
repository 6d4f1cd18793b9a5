import type { EntrySummary, EntryView, Exhibit, JournalLine } from '../record/types.ts';

/** All that a package is written from. The record gives it; tests make one in memory. */
export interface PackageSource {
  recordId: string;
  software: { name: 'Daybook'; version: string; build: string };
  /** The entries chosen, in number order, read one at a time so that memory does not grow with the record. */
  entryIds: readonly string[];
  openEntry(id: string): Promise<EntryView>;
  /** Bytes of an exhibit as kept; the writer checks their digest again. */
  openExhibit(exhibit: Exhibit): Promise<Uint8Array<ArrayBuffer>>;
  /** The same piece by piece, unchecked, for what is too large to be held whole. */
  streamExhibit?(exhibit: Exhibit): Promise<AsyncIterable<Uint8Array<ArrayBuffer>>>;
  /** Entries that were not chosen. */
  leftOut: readonly EntrySummary[];
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
  /** Null where the picture cannot be read. */
  thumbnail(bytes: Uint8Array<ArrayBuffer>, mediaType: string): Promise<Thumbnail | null>;
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
  /** Without one there is no `report.pdf`; `report.html` says the same. */
  typesetter?: Typesetter;
  /** Largest size of a volume in bytes; one ZIP of any size where there is none. */
  volumeBytes?: number | null;
}

/** Why there is a `report.pdf`, or why not. */
export type PdfOutcome = 'made' | 'not-asked' | 'too-many-entries' | 'failed';

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
