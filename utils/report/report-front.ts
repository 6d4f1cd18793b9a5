import type { Pattern } from '../pattern/pattern.ts';
import type { EntrySummary } from '../record/types.ts';
import type { Moment } from '../shared/clock.ts';
import type { TimeWords } from './report-time.ts';

/** Everything of a report but its entries. */
export interface ReportFront {
  language: string;
  made: Moment;
  /** Crime reference. */
  reference: string | null;
  contactName: string | null;
  software: { name: string; version: string; build: string };
  pattern: Pattern;
  times: TimeWords;
  leftOut: readonly EntrySummary[];
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
