import type { CaptureIssue } from '../../record/types.ts';
import type { Reading, RequiredField } from '../../sites/contract.ts';
import { cutMark } from '../../sites/reading/reading.ts';
import { translatedMark } from '../../sites/reading/translated.ts';

/** Marks of a reading that make an issue of its entry: the words are not all, or not those that were written. */
export const issuesOfMarks = [
  [cutMark, 'words-cut'],
  [translatedMark, 'words-translated'],
] as const;

/** What an item must show for others to make use of it; a platform that has no such thing says so itself. */
const asked: readonly RequiredField[] = ['author', 'postedAt', 'permalink', 'text'];

function isThere(reading: Reading, field: RequiredField): boolean {
  switch (field) {
    case 'author':
      return [reading.author.name, reading.author.handle, reading.author.accountId].some(
        ({ state }) => state === 'found',
      );
    case 'postedAt':
      return reading.postedAt.state === 'found' || reading.decodedAt.state === 'found';
    case 'permalink':
      return reading.permalink.state === 'found';
    case 'text':
      return reading.text.state === 'found' || reading.media.length > 0;
  }
}

/** Author, time, link and words: what is not there, or not whole, makes the capture partial, and is said at once by name. */
export function qualityIssues(reading: Reading, required: readonly RequiredField[] = asked): CaptureIssue[] {
  const missing = required.filter((field) => !isThere(reading, field));
  const issues: CaptureIssue[] = [];
  if (missing.length > 0) issues.push({ step: 'quality', code: 'fields-missing', missing });
  for (const [mark, code] of issuesOfMarks) if (reading.marks.includes(mark)) issues.push({ step: 'quality', code });
  return issues;
}
