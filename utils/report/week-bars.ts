import type { Pattern } from '../pattern/pattern.ts';
import type { TimeWords } from './report-time.ts';

/** A drawing of entries over time, as numbers: HTML, PDF and the casebook draw it each in their way. */
export interface WeekBars {
  /** What one bar stands for. */
  unit: 'week' | 'month';
  width: number;
  height: number;
  /** `date` is the Monday of the week, or the first of the month. */
  bars: { x: number; y: number; width: number; height: number; count: number; label: string; date: string }[];
  /** Horizontal lines with their count. */
  lines: { y: number; count: number }[];
  /** Words under the axis. */
  ticks: { x: number; text: string }[];
}

const mostWeeks = 130;

/** Bars per week; per month where there are so many weeks that a bar would be a hair. Null without dated entries. */
export function weekBars(pattern: Pattern, times: TimeWords, width = 660, height = 112): WeekBars | null {
  if (pattern.weeks.length === 0) return null;
  const unit = pattern.weeks.length > mostWeeks ? 'month' : 'week';
  const bins =
    unit === 'week' ? pattern.weeks.map((week) => ({ date: week.monday, count: week.count })) : months(pattern);
  const most = Math.max(...bins.map((bin) => bin.count));
  const top = scaleTop(most);
  const left = 26;
  const bottom = height - 20;
  const step = (width - left) / Math.max(bins.length, 8);
  const gap = Math.min(step * 0.28, 6);
  const yOf = (count: number): number => round(bottom - (count / top) * (bottom - 10));
  const bars = bins.map((bin, at) => ({
    x: round(left + at * step + gap / 2),
    y: yOf(bin.count),
    width: round(step - gap),
    height: round(bottom - yOf(bin.count)),
    count: bin.count,
    date: bin.date,
    label: unit === 'week' ? `Week of ${times.shortDate(bin.date)}` : times.monthOf(bin.date),
  }));
  const every = Math.ceil(bins.length / Math.floor((width - left) / 62));
  const ticks = bins.flatMap((bin, at) =>
    at % every === 0
      ? [
          {
            x: round(left + at * step + gap / 2),
            text: unit === 'week' ? times.shortDate(bin.date) : times.monthOf(bin.date),
          },
        ]
      : [],
  );
  const lines = [...new Set([0, top / 2, top])].filter(Number.isInteger).map((count) => ({ count, y: yOf(count) }));
  return { unit, width, height, bars, lines, ticks };
}

function months(pattern: Pattern): { date: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const week of pattern.weeks) {
    const month = `${week.monday.slice(0, 7)}-01`;
    counts.set(month, (counts.get(month) ?? 0) + week.count);
  }
  return [...counts].map(([date, count]) => ({ date, count }));
}

/** The next "round" number, even where that gives a whole half. */
function scaleTop(most: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  for (const factor of [1, 2, 4, 6, 8, 10]) if (factor * size >= most) return factor * size;
  return 10 * size;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
