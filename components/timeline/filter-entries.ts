import type { Entry, EntrySummary } from '../../utils/record/types.ts';
import { localDay } from '../time/local-day.ts';

/** What the person looks for; empty texts look for everything. */
export interface EntryFilter {
  words: string;
  site: string;
  kind: string;
  /** Root of a person, or an account's key. */
  who: string;
  tag: string;
  /** `YYYY-MM-DD`, both included; empty for open. */
  from: string;
  to: string;
}

export const noFilter: EntryFilter = { words: '', site: '', kind: '', who: '', tag: '', from: '', to: '' };

/** What a filter asks about an entry beyond its summary. */
export interface FilterSource {
  textOf(id: string): string;
  /** Keys of the entry's account and of the person it is put down to. */
  whoOf(id: string): readonly string[];
  tagsOf(id: string): readonly string[];
  entryOf(id: string): Entry | undefined;
}

export function isEmptyFilter(filter: EntryFilter): boolean {
  return Object.values(filter).every((value) => value.trim() === '');
}

/** Entries that fit everything asked, in their order. Every word must be found; a number finds the entry with it too. */
export function filterEntries(
  summaries: readonly EntrySummary[],
  filter: EntryFilter,
  source: FilterSource,
): EntrySummary[] {
  const words = filter.words.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return summaries.filter((summary) => {
    if (filter.site !== '' && summary.site !== filter.site) return false;
    if (filter.kind !== '' && summary.kind !== filter.kind) return false;
    if (filter.who !== '' && !source.whoOf(summary.id).includes(filter.who)) return false;
    if (filter.tag !== '' && !source.tagsOf(summary.id).includes(filter.tag)) return false;
    if (filter.from !== '' || filter.to !== '') {
      const day = localDay(summary.at);
      if (summary.precision === 'words') return false;
      if (filter.from !== '' && day < filter.from) return false;
      if (filter.to !== '' && day > filter.to) return false;
    }
    if (words.length === 0) return true;
    const text = source.textOf(summary.id);
    return words.every((word) => text.includes(word) || String(summary.number) === word);
  });
}
