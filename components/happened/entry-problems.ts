import { longestText } from '../../utils/record/limits.ts';
import type { HappenedAt } from '../../utils/record/types.ts';
import { t } from '../words.ts';
import { siteNotYet } from './before-site.ts';

/** What is not right about where something happened: too long, or a platform that nobody could be on yet. */
export function whereProblem(where: string, when: HappenedAt | null): string | null {
  if (where.length > longestText) return t('error_text_too_long');
  const year = when === null || when.to === null ? null : new Date(when.to).getFullYear();
  const site = year === null ? null : siteNotYet(where, year);
  return site === null ? null : t('happened_before_site', site.name, String(site.year));
}

/** What is not right about the words on what happened. */
export function wordsProblem(words: string): string | null {
  if (words.trim() === '') return t('offline_words_empty');
  return words.length > longestText ? t('error_text_too_long') : null;
}
