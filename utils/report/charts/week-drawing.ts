import type { BehindFigures } from '../../pattern/behind-figures.ts';
import type { Pattern } from '../../pattern/pattern.ts';
import type { TimeWords } from '../report-time.ts';
import { weekBars } from '../week-bars.ts';
import type { Drawing, Shape } from './drawing.ts';

/** Words of the drawing in the reader's language. */
export interface WeekWords {
  label(unit: 'week' | 'month'): string;
  /** `Week of 3 Nov`, `Nov 2026`. */
  bin(unit: 'week' | 'month', date: string): string;
  binHead(unit: 'week' | 'month'): string;
  countHead: string;
}

/** Entries per week as bars (per month over a long span). Null where no day is known. */
export function weekDrawing(
  pattern: Pattern,
  behind: BehindFigures,
  times: TimeWords,
  words: WeekWords,
): Drawing | null {
  const bars = weekBars(pattern, times, 660, 150);
  if (bars === null) return null;
  const entriesOf = (date: string) => (bars.unit === 'week' ? behind.weeks : behind.months).get(date) ?? [];
  const numbered = bars.bars.length <= 40;
  const shapes: Shape[] = [
    ...bars.lines.flatMap(({ y, count }): Shape[] => [
      { shape: 'line', x1: 26, x2: bars.width, y1: y, y2: y, tone: 'line' },
      { shape: 'text', x: 18, y: y + 4, text: String(count), anchor: 'end', soft: true },
    ]),
    ...bars.bars
      .filter(({ count }) => count > 0)
      .flatMap(({ x, y, width, height, count, date }): Shape[] => {
        const label = `${words.bin(bars.unit, date)}: ${count}`;
        const bar: Shape = { shape: 'rect', x, y, width, height, tone: 'full', label, entries: entriesOf(date) };
        const number: Shape = { shape: 'text', x: x + width / 2, y: y - 3, text: String(count), anchor: 'middle' };
        return numbered ? [bar, number] : [bar];
      }),
    ...bars.ticks.map((tick): Shape => ({
      shape: 'text',
      x: tick.x,
      y: bars.height - 5,
      text: tick.text,
      anchor: 'start',
      soft: true,
    })),
  ];
  return {
    width: bars.width,
    height: bars.height,
    label: words.label(bars.unit),
    shapes,
    table: {
      caption: words.label(bars.unit),
      head: [words.binHead(bars.unit), words.countHead],
      rows: bars.bars
        .filter(({ count }) => count > 0)
        .map(({ count, date }) => ({ cells: [words.bin(bars.unit, date), String(count)], entries: entriesOf(date) })),
    },
  };
}
