import type { EntrySummary } from '../../record/types.ts';
import type { Failure } from '../../shared/errors.ts';
import type { NoticeLine } from '../reader/reader-protocol.ts';

/** The key of a code's sentence in `_locales`. */
function sentenceKey({ code }: Failure): string {
  return `error_${code.replaceAll('-', '_')}`;
}

/** What the page's notice says of a capture that went through: its number, and whether something is missing. */
export function keptNotice({ number, state }: Pick<EntrySummary, 'number' | 'state'>): NoticeLine[] {
  const values = [String(number)];
  if (state === 'complete') return [{ key: 'notice_kept', values }];
  if (state === 'partial')
    return [
      { key: 'notice_kept', values },
      { key: 'notice_partial', values: [] },
    ];
  return [{ key: 'notice_failed', values }];
}

/** What it says where nothing could be stored. */
export function notKeptNotice(failure: Failure): NoticeLine[] {
  return [
    { key: 'notice_not_kept', values: [] },
    { key: sentenceKey(failure), values: [] },
  ];
}
