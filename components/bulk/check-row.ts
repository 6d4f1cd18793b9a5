import type { OfflineInput } from '../../utils/record/entries.ts';
import { longestText } from '../../utils/record/limits.ts';
import type { HappenedAt } from '../../utils/record/types.ts';
import { siteNotYet } from '../happened/before-site.ts';
import { t } from '../words.ts';
import type { BulkRow } from './bulk-row.ts';
import { type WhenRules, readWhen } from './read-when.ts';

/** A row looked at: when it is understood to be, what is not right at which field, and what would be kept. */
export interface CheckedRow {
  when: HappenedAt | null;
  errors: { when: string | null; where: string | null; words: string | null };
  input: OfflineInput | null;
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

function whereError(where: string, when: HappenedAt | null): string | null {
  if (where.length > longestText) return t('error_text_too_long');
  const year = when?.to === null || when === null ? null : new Date(when.to).getFullYear();
  const site = year === null ? null : siteNotYet(where, year);
  return site === null ? null : t('happened_before_site', site.name, String(site.year));
}

function wordsError(words: string): string | null {
  if (words.trim() === '') return t('offline_words_empty');
  return words.length > longestText ? t('error_text_too_long') : null;
}

/** Looks at one row. */
export function checkRow({ when, kind, who, where, words }: BulkRow, rules: WhenRules): CheckedRow {
  const read = readWhen(when, rules);
  const happened = read.ok ? read.value : null;
  const errors = {
    when: read.ok ? null : t(`happened_${read.problem}`),
    where: whereError(where, happened),
    words: wordsError(words),
  };
  const right = happened !== null && Object.values(errors).every((error) => error === null);
  const input = { kind: kind || 'other', happened, who: orNull(who), where: orNull(where), words };
  return { when: happened, errors, input: right ? (input as OfflineInput) : null };
}
