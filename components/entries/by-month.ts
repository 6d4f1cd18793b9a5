import type { EntrySummary } from '../../utils/record/types.ts';

export interface Month {
  /** `2026-11`, in the device's zone. */
  key: string;
  entries: EntrySummary[];
}

/** `2026-11` for a time in the device's zone. */
export function monthKey(utc: string): string {
  const date = new Date(utc);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
}

/** Entries under their months, in the order they come. */
export function byMonth(entries: readonly EntrySummary[]): Month[] {
  const months: Month[] = [];
  for (const entry of entries) {
    const key = monthKey(entry.at);
    const last = months.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else months.push({ key, entries: [entry] });
  }
  return months;
}
