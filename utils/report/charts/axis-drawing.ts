import type { Axis, AxisEvent, AxisGroup, AxisLane } from '../../pattern/axis.ts';
import { type Drawing, type Shape, type Sign, round } from './drawing.ts';

/** Words of the drawing in the reader's language. */
export interface AxisWords {
  label: string;
  lane(lane: AxisLane): string;
  /** When an event was, as exactly as it is known. */
  when(event: AxisEvent): string;
  /** Under the axis: a day or a month, UTC given; `days`: how long the whole axis is. */
  tick(utc: string, days: number): string;
  laneHead: string;
  whenHead: string;
  countHead: string;
}

const signs: Record<AxisGroup, Sign> = {
  kind: 'dot',
  tag: 'diamond',
  account: 'ring',
  mark: 'cross',
  order: 'square',
  report: 'triangle',
};

const [right, top, foot] = [12, 10, 26];

/** Where a lane's name stands: beside its line, or above it where the drawing is too narrow for both. */
const nameBeside = { left: 184, laneHeight: 24, nameX: 176, nameUp: -4, anchor: 'end' } as const;
const nameAbove = { left: 2, laneHeight: 38, nameX: 2, nameUp: 11, anchor: 'start' } as const;
/** In a drawing narrower than this. */
export const narrowDrawing = 480;

/** All lanes over one time, so that what followed what can be seen. Told apart by lane and sign, not by colour. */
export function axisDrawing(axis: Axis, words: AxisWords, width = 720): Drawing {
  const [beginMs, endMs] = [Date.parse(axis.from), Date.parse(axis.to)];
  const span = Math.max(endMs - beginMs, 86_400_000);
  const { left, laneHeight, nameX, nameUp, anchor: nameAnchor } = width < narrowDrawing ? nameAbove : nameBeside;
  const bottom = top + axis.lanes.length * laneHeight;
  const xOf = (utc: string): number =>
    round(left + 8 + Math.min(1, (Date.parse(utc) - beginMs) / span) * (width - left - right - 16));
  const shapes: Shape[] = [];
  const rows: Drawing['table']['rows'] = [];

  for (const { x, text, anchor } of ticks(beginMs, span, xOf, words)) {
    shapes.push({ shape: 'line', x1: x, x2: x, y1: top, y2: bottom, tone: 'line' });
    if (text !== null) shapes.push({ shape: 'text', x, y: bottom + 17, text, anchor, soft: true });
  }
  // A thin line down the page from whatever was done about it: what lies to its right came after.
  for (const lane of axis.lanes) {
    if (lane.group !== 'mark' && lane.group !== 'report' && lane.group !== 'order') continue;
    for (const event of lane.events) {
      const x = xOf(event.from);
      shapes.push({ shape: 'line', x1: x, x2: x, y1: top, y2: bottom, tone: 'mid', dashed: true });
    }
  }
  for (const [at, lane] of axis.lanes.entries()) {
    const y = top + (at + 1) * laneHeight - 12;
    const name = words.lane(lane);
    shapes.push({ shape: 'line', x1: left, x2: width - right, y1: y, y2: y, tone: 'line' });
    shapes.push({ shape: 'text', x: nameX, y: y - nameUp, text: shorten(name), anchor: nameAnchor });
    for (const event of gathered(lane, xOf)) shapes.push(...eventShapes(lane.group, name, event, y, xOf, words));
    rows.push(...laneRows(lane, name, words));
  }
  return {
    width,
    height: bottom + foot,
    label: words.label,
    shapes,
    table: { caption: words.label, head: [words.laneHead, words.whenHead, words.countHead], rows },
  };
}

interface Tick {
  x: number;
  /** Null where it would say what the one before it says, or run into it. */
  text: string | null;
  anchor: 'start' | 'middle' | 'end';
}

const tickCount = 5;
/** Width of a letter of these labels, a little more than it is. */
const letter = 7;

function ticks(beginMs: number, span: number, xOf: (utc: string) => number, words: AxisWords): Tick[] {
  const days = span / 86_400_000;
  let [said, freeFrom] = ['', 0];
  // The last is said before those between: where the axis ends is worth more than where its middle is.
  const last = xOf(new Date(beginMs + span).toISOString());
  const lastText = words.tick(new Date(beginMs + span).toISOString(), days);
  return Array.from({ length: tickCount }, (_, at): Tick => {
    const utc = new Date(beginMs + (span * at) / (tickCount - 1)).toISOString();
    const [x, text] = [xOf(utc), words.tick(utc, days)];
    const wide = text.length * letter;
    if (at === tickCount - 1) return { x, text: text === said ? null : text, anchor: 'end' };
    const from = at === 0 ? x : x - wide / 2;
    const fits = from >= freeFrom && from + wide < last - lastText.length * letter;
    const told = text !== said && text !== lastText && (at === 0 || fits);
    if (told) [said, freeFrom] = [text, from + wide + letter];
    return { x, text: told || (at === 0 && said === '') ? text : null, anchor: at === 0 ? 'start' : 'middle' };
  });
}

/** Entries too near to be told apart become one sign that opens them all. */
function gathered(lane: AxisLane, xOf: (utc: string) => number): AxisEvent[] {
  if (lane.group !== 'kind' && lane.group !== 'tag') return lane.events;
  const columns = new Map<string, AxisEvent>();
  for (const event of lane.events) {
    const key = `${Math.round(xOf(event.from) / 4)} ${event.approximate}`;
    const known = columns.get(key);
    if (known === undefined) columns.set(key, { ...event, entries: [...event.entries] });
    else known.entries.push(...event.entries);
  }
  return [...columns.values()];
}

function eventShapes(
  group: AxisGroup,
  name: string,
  event: AxisEvent,
  y: number,
  xOf: (utc: string) => number,
  words: AxisWords,
): Shape[] {
  const [x, end] = [xOf(event.from), xOf(event.to)];
  const several = event.entries.length > 1 ? ` (${event.entries.length})` : '';
  const opens = { label: `${name}: ${words.when(event)}${several}`, entries: event.entries };
  const sign: Shape = { shape: 'sign', sign: event.approximate ? 'ring' : signs[group], x, y, size: 8, ...opens };
  if (end - x < 3) return [sign];
  return [
    {
      shape: 'rect',
      x,
      y: y - 4,
      width: round(end - x),
      height: 8,
      tone: event.approximate ? 'faint' : 'mid',
      ...opens,
    },
    sign,
  ];
}

/** Many entries of one kind would make a table nobody hears to the end: one row a month. */
function laneRows(lane: AxisLane, name: string, words: AxisWords): Drawing['table']['rows'] {
  if (lane.group !== 'kind' && lane.group !== 'tag') {
    return lane.events.map((event) => ({
      cells: [name, words.when(event), String(Math.max(event.entries.length, 1))],
      entries: event.entries,
    }));
  }
  const months = new Map<string, AxisEvent[]>();
  for (const event of lane.events.toSorted((a, b) => a.from.localeCompare(b.from))) {
    const month = event.from.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), event]);
  }
  return [...months].map(([month, events]) => ({
    cells: [name, words.tick(`${month}-15T12:00:00.000Z`, Number.POSITIVE_INFINITY), String(events.length)],
    entries: events.flatMap(({ entries }) => entries),
  }));
}

function shorten(name: string): string {
  return name.length > 28 ? `${name.slice(0, 27)}…` : name;
}
