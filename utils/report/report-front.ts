import type { LawPack } from '../law/pack-schema.ts';
import type { EntryFacts } from '../pattern/entry-facts.ts';
import type { Pattern } from '../pattern/pattern.ts';
import type { EntrySummary } from '../record/types.ts';
import type { Moment } from '../shared/clock.ts';
import type { ConversationPart } from './conversation-parts.ts';
import type { ReportThings } from './report-things.ts';
import type { TimeWords } from './report-time.ts';
import type { ReportWords } from './report-words.ts';

/** How pictures of entries stand in the report; the exhibits have them as they are. */
export type PictureLook = 'shown' | 'blurred' | 'none';

/** What was taken out of one entry. */
export interface RedactionNote {
  number: number;
  /** Redacted pictures, and how many places in each. */
  painted: { file: string; places: number }[];
  /** Words were taken out of its texts. */
  words: boolean;
  /** Exhibits that show what was taken out and therefore are not here. */
  withheld: string[];
}

/** Everything of a report but its entries. */
export interface ReportFront {
  words: ReportWords;
  made: Moment;
  /** Crime reference. */
  reference: string | null;
  contactName: string | null;
  software: { name: string; version: string; build: string };
  pattern: Pattern;
  facts: readonly EntryFacts[];
  times: TimeWords;
  things: ReportThings;
  /** The law of every jurisdiction to which an entry was put. */
  packs: readonly LawPack[];
  /** What is asked of the reader, one sentence each. */
  asks: readonly string[];
  pictures: PictureLook;
  conversations: readonly ConversationPart[];
  /** Sentences on what was not captured, by entry. */
  missing: readonly { number: number; sentences: string[] }[];
  redactions: readonly RedactionNote[];
  leftOut: readonly EntrySummary[];
  /** Names (keys of `words.leftOut.thingNames`) of what the person chose not to hand over. */
  leftOutThings: readonly string[];
  /** How many notes are for a lawyer or adviser alone, and so not here. */
  notesApart: number;
  exhibits: number;
  /** Whether a PDF that says the same stands beside the HTML. */
  hasPdf: boolean;
  /** Which volume this is, where the package has several. */
  volume: { number: number; of: number } | null;
  /** What fixes the content, for whoever holds only this page; see docs/decisions/page-one-digests.md. */
  digests: {
    topFolder: string;
    filesInZip: number;
    /** SHA-256 of `data/record.json`, which names the SHA-256 of every exhibit. */
    record: string;
    /** SHA-256 of the key's DER. */
    keyFingerprint: string;
    journalHead: string;
    journalLines: number;
  };
}
