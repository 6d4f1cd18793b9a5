import type { CaptureState, EntrySummary } from '../../utils/record/types.ts';
import { t, wordOr } from '../words.ts';

/** Name of a platform for people; one we have no word for is shown by its id. */
export function siteName(site: string): string {
  return wordOr(`site_${site}`, site);
}

/** What an entry is: post, message, call … */
export function kindName(kind: string): string {
  return wordOr(`kind_${kind}`, kind);
}

/** The word for a capture that is not whole; null where there is nothing to say. */
export function stateName(state: CaptureState | null): string | null {
  if (state === 'partial') return t('state_partial');
  return state === 'failed' ? t('state_failed') : null;
}

/** Where it was and what it is, in one line: `X, post`. */
export function placeName(summary: Pick<EntrySummary, 'site' | 'kind'>): string {
  return t('entry_place', siteName(summary.site), kindName(summary.kind));
}
