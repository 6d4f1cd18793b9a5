import type { BehindFigures } from '../../pattern/behind-figures.ts';
import type { Pattern } from '../../pattern/pattern.ts';
import { type Drawing, type Shape, round } from './drawing.ts';

/** Words of the drawing in the reader's language. */
export interface HourWords {
  label: string;
  caption: string;
  /** Monday first. */
  weekdays: readonly string[];
  hourHead: string;
  dayHead: string;
  countHead: string;
  /** `Monday, 23:00: 4`. */
  cell(weekday: string, hour: string, count: number): string;
}

const [left, top, cellWidth, cellHeight] = [56, 22, 25, 22];

/** Weekday by hour: the number stands in every cell that has one, the shade only repeats it. Null where no hour is known. */
export function hourDrawing(pattern: Pattern, behind: BehindFigures, words: HourWords): Drawing | null {
  const most = Math.max(...pattern.hours.flat());
  if (most === 0) return null;
  const shapes: Shape[] = [];
  const rows: Drawing['table']['rows'] = [];
  for (let hour = 0; hour < 24; hour += 3) {
    shapes.push({ shape: 'text', x: left + hour * cellWidth, y: 14, text: clock(hour), anchor: 'start', soft: true });
  }
  for (const [day, name] of words.weekdays.entries()) {
    const y = top + day * cellHeight;
    shapes.push({ shape: 'text', x: left - 8, y: y + 15, text: name, anchor: 'end' });
    for (let hour = 0; hour < 24; hour += 1) {
      const count = pattern.hours[day]?.[hour] ?? 0;
      const entries = behind.hours.get(`${day + 1}-${hour}`) ?? [];
      const x = left + hour * cellWidth;
      const label = words.cell(name, clock(hour), count);
      const opacity = round(count === 0 ? 0 : 0.12 + 0.38 * (count / most));
      const box = { shape: 'rect', x: x + 1, y: y + 1, width: cellWidth - 2, height: cellHeight - 2 } as const;
      shapes.push(count === 0 ? { ...box, tone: 'line' } : { ...box, tone: 'full', opacity, label, entries });
      if (count === 0) continue;
      shapes.push({ shape: 'text', x: x + cellWidth / 2, y: y + 15, text: String(count), anchor: 'middle' });
      rows.push({ cells: [name, clock(hour), String(count)], entries });
    }
  }
  return {
    width: left + 24 * cellWidth + 2,
    height: top + 7 * cellHeight + 2,
    label: words.label,
    shapes,
    table: { caption: words.caption, head: [words.dayHead, words.hourHead, words.countHead], rows },
  };
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
