import { isoDate } from './zoned-time.ts';

/** A week of ISO 8601: begins on Monday, belongs to the year of its Thursday. */
export interface IsoWeek {
  /** `2026-W45`. */
  id: string;
  /** Date of its Monday, `2026-11-02`. */
  monday: string;
}

const dayMs = 86_400_000;

/** The ISO week of a calendar date (no zone: the date is already local). */
export function isoWeekOf(date: { year: number; month: number; day: number }): IsoWeek {
  const atMs = Date.UTC(date.year, date.month - 1, date.day);
  const mondayMs = atMs - ((new Date(atMs).getUTCDay() + 6) % 7) * dayMs;
  return weekFromMonday(mondayMs);
}

/** Every week from `first` to `last`, both included, so that quiet weeks show as such. */
export function weeksBetween(first: IsoWeek, last: IsoWeek): IsoWeek[] {
  const weeks: IsoWeek[] = [];
  const end = Date.parse(`${last.monday}T00:00:00Z`);
  for (let at = Date.parse(`${first.monday}T00:00:00Z`); at <= end; at += 7 * dayMs) weeks.push(weekFromMonday(at));
  return weeks;
}

function weekFromMonday(mondayMs: number): IsoWeek {
  const year = new Date(mondayMs + 3 * dayMs).getUTCFullYear();
  const fourth = Date.UTC(year, 0, 4);
  const firstMonday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMs;
  const number = Math.round((mondayMs - firstMonday) / (7 * dayMs)) + 1;
  const monday = new Date(mondayMs);
  return {
    id: `${year}-W${String(number).padStart(2, '0')}`,
    monday: isoDate({ year: monday.getUTCFullYear(), month: monday.getUTCMonth() + 1, day: monday.getUTCDate() }),
  };
}
