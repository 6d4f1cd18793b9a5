import type { EntrySummary } from '../../record/types.ts';
import type { Failure } from '../../shared/errors.ts';
import type { NoticeLine } from '../../messaging/protocol.ts';

/** The key of a code's sentence in `_locales`. */
function sentenceKey({ code }: Failure): string {
  return `error_${code.replaceAll('-', '_')}`;
}

/** What the person can mend at once, while the page is there: by opening more of it, by waiting for it, or by going back to its own words. */
const openOnPage: readonly Failure['code'][] = [
  'words-translated',
  'words-cut',
  'item-folded',
  'page-unfinished',
  'pictures-late',
  'more-behind',
];

/**
 * What the page's notice says of a capture that went through: its number, and whether something is missing; where a press on
 * the page and one more capture would have it all, that.
 */
export function keptNotice({
  number,
  state,
  issues = [],
}: Pick<EntrySummary, 'number' | 'state'> & { issues?: readonly Failure[] }): NoticeLine[] {
  const values = [String(number)];
  if (state === 'complete') return [{ key: 'notice_kept', values }];
  if (state === 'partial') {
    const toOpen = issues.find(({ code }) => openOnPage.includes(code));
    return [
      { key: 'notice_kept', values },
      { key: toOpen === undefined ? 'notice_partial' : sentenceKey(toOpen), values: [] },
    ];
  }
  return [{ key: 'notice_failed', values }];
}

/** What it says where nothing could be stored. */
export function notKeptNotice(failure: Failure): NoticeLine[] {
  return [
    { key: 'notice_not_kept', values: [] },
    { key: sentenceKey(failure), values: [] },
  ];
}
