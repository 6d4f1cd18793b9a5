import type { Confidence, LawPack } from './pack-schema.ts';

/** A period that the law or a scheme gives, with the pack item that says so. */
interface ClockRule {
  id: string;
  pack: string;
  /** Item of the pack (concept or right) whose text, sources and confidence are shown with it. */
  item: string;
  starts: 'latest-incident' | 'no-charge-police' | 'no-charge-prosecutor' | 'complaint-answered';
  months?: number;
  days?: number;
  /** Whole months after which a word is said. */
  wordAfterMonths?: number;
}

const rules: readonly ClockRule[] = [
  {
    id: 'six-months',
    pack: 'GB-EAW',
    item: 'time-limit-course',
    starts: 'latest-incident',
    months: 6,
    wordAfterMonths: 5,
  },
  { id: 'review-police', pack: 'GB-EAW', item: 'vrr-police', starts: 'no-charge-police', months: 3 },
  { id: 'review-prosecutor', pack: 'GB-EAW', item: 'vrr-cps', starts: 'no-charge-prosecutor', months: 3 },
  { id: 'complaint-review', pack: 'GB-EAW', item: 'complaint', starts: 'complaint-answered', days: 28 },
];

/** A day from which a clock runs, and what it belongs to (an entry's id or a contact's root). */
export interface ClockStart {
  starts: ClockRule['starts'];
  /** `YYYY-MM-DD`. */
  day: string;
  of: string;
}

export interface Clock {
  id: string;
  of: string;
  /** `YYYY-MM-DD` each. */
  from: string;
  due: string;
  /** `soon`: the month before the end has begun. Told as a fact, nothing more. */
  state: 'running' | 'soon' | 'past';
  daysLeft: number;
  rule: { text: string; source: readonly string[]; confidence: Confidence };
}

const dayMs = 86_400_000;

/** The same day some months later; the last day of the month where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** The clocks of a pack that these days start; of several latest incidents only the last one counts. `today` is `YYYY-MM-DD`. */
export function clocksOf(pack: LawPack, starts: readonly ClockStart[], today: string): Clock[] {
  const latest = starts
    .filter(({ starts: kind }) => kind === 'latest-incident')
    .toSorted((a, b) => a.day.localeCompare(b.day))
    .at(-1);
  const counted = starts.filter((start) => start.starts !== 'latest-incident' || start === latest);
  const items = [...pack.concepts, ...pack.victimRights];
  return rules
    .filter((rule) => rule.pack === pack.id)
    .flatMap((rule) => {
      const item = items.find(({ id }) => id === rule.item);
      if (item === undefined) return [];
      return counted
        .filter((start) => start.starts === rule.starts)
        .map((start) => {
          const due =
            rule.months === undefined ? addDays(start.day, rule.days ?? 0) : addMonths(start.day, rule.months);
          const wordFrom =
            rule.wordAfterMonths === undefined ? addDays(due, -30) : addMonths(start.day, rule.wordAfterMonths);
          const state = today > due ? 'past' : today >= wordFrom ? 'soon' : 'running';
          return {
            id: rule.id,
            of: start.of,
            from: start.day,
            due,
            state,
            daysLeft: Math.round((Date.parse(due) - Date.parse(today)) / dayMs),
            rule: { text: item.text, source: item.source, confidence: item.confidence },
          } satisfies Clock;
        });
    })
    .toSorted((a, b) => a.due.localeCompare(b.due));
}
