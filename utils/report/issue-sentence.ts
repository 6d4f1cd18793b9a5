import type { CaptureIssue } from '../record/types.ts';
import { nameIn, type ReportWords } from './report-words.ts';

/** What was not captured, in a sentence; the bare code where there is none. */
export function issueSentence(issue: CaptureIssue, words: ReportWords): string {
  const missing = issue.missing?.length ? ` ${words.entry.missing(issue.missing.join(', '))}` : '';
  const detail = issue.detail === undefined ? '' : `: ${issue.detail}`;
  return `${nameIn(words.issues, issue.code)}${missing} (${issue.step}${detail})`;
}
