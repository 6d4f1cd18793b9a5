import type { CaptureIssue } from '../../record/types.ts';

/** What is said where so many pictures of the page had not come. */
export function lateIssues(count: number): CaptureIssue[] {
  return count === 0 ? [] : [{ step: 'tiles', code: 'pictures-late', detail: String(count) }];
}

/** What is said where parts of pictures (by their number, from 1) stood for words or pictures of the page that had not come. */
export function unfinishedIssues(pictures: readonly number[]): CaptureIssue[] {
  if (pictures.length === 0) return [];
  return [{ step: 'tiles', code: 'page-unfinished', detail: `pictures ${pictures.join(', ')}` }];
}
