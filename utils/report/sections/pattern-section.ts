import { axisOf } from '../../pattern/axis.ts';
import { behindFigures } from '../../pattern/behind-figures.ts';
import { axisDrawing, type AxisWords } from '../charts/axis-drawing.ts';
import type { Drawing } from '../charts/drawing.ts';
import { hourDrawing } from '../charts/hour-drawing.ts';
import { weekDrawing } from '../charts/week-drawing.ts';
import { type Block, type Cell, entryLinks, foreign, type Section } from '../blocks.ts';
import { followedName, followedOf } from '../front-words.ts';
import type { ReportFront } from '../report-front.ts';
import { kindName, nameIn, platformName } from '../report-words.ts';
import { changeBlocks } from './change-blocks.ts';
import { orderBlocks } from './order-blocks.ts';
import { tagsByEntry } from './tags-by-entry.ts';

/** Bars of entries per week or month, as the casebook draws them; null where no day is known. */
export function weeksOf({ pattern, facts, times, words }: ReportFront): Drawing | null {
  const behind = behindFigures(facts, pattern.zone);
  return weekDrawing(pattern, behind, times, {
    label: (unit) => (unit === 'week' ? words.front.perWeek : words.front.perMonth),
    bin: (unit, date) => (unit === 'week' ? words.pattern.weekOf(times.shortDate(date)) : times.monthOf(date)),
    binHead: (unit) => words.pattern[unit],
    countHead: words.front.count,
  });
}

/** Page 2: everything over one time, how it changed, the hours, what followed what, and what came while an order ran. */
export function patternSection(front: ReportFront): Section {
  const { pattern, facts, times, words } = front;
  const labels = words.pattern;
  const blocks: Block[] = [{ block: 'text', body: labels.lead, soft: true }];
  const axis = axisOfFront(front);
  if (axis) blocks.push({ block: 'heading', text: labels.axis }, { block: 'drawing', name: 'axis', drawing: axis });
  blocks.push(...changeBlocks(front));
  const hours = hourDrawing(pattern, behindFigures(facts, pattern.zone), {
    label: labels.hours,
    caption: labels.hours,
    weekdays: words.weekdays,
    dayHead: labels.day,
    hourHead: labels.hour,
    countHead: words.front.count,
    cell: labels.cell,
  });
  if (hours)
    blocks.push(
      { block: 'heading', text: labels.hours },
      { block: 'text', body: labels.hoursLead(pattern.timed, times.zone), soft: true },
      { block: 'drawing', name: 'hours', drawing: hours },
    );
  const followed = followedOf(front).map((one): Cell[] => [
    followedName(one, words),
    times.day(one.at),
    String(one.before.length),
    String(one.after.length),
    one.daysToNext === null ? '–' : String(one.daysToNext),
    one.newAccounts.length === 0
      ? labels.none
      : one.newAccounts.flatMap((account, at) => [
          ...(at > 0 ? [{ text: ', ' }] : []),
          foreign(account.shownAs),
          { text: ' (' },
          ...entryLinks([account.firstEntry]),
          { text: ')' },
        ]),
  ]);
  if (followed.length > 0)
    blocks.push(
      { block: 'heading', text: labels.followed },
      { block: 'table', head: labels.followedHead, widths: [2.6, 1.7, 1.3, 1.3, 1.3, 4], rows: followed },
    );
  blocks.push(...orderBlocks(front));
  return { id: 'pattern', title: labels.title, apart: true, blocks };
}

function axisOfFront({ facts, things, made, times, words }: ReportFront): Drawing | null {
  const axis = axisOf({
    facts,
    tagsOf: tagsByEntry(things),
    marks: things.marks,
    orders: things.orders,
    contacts: things.contacts,
    now: made.utc,
  });
  if (axis === null) return null;
  const labels = words.pattern;
  const said: AxisWords = {
    label: labels.axis,
    lane: ({ group, name, site }) => {
      if (group === 'kind') return name === 'other' ? labels.kindOther : kindName(name, words);
      if (group === 'account' && site !== undefined) return `${name} (${platformName(site, words)})`;
      if (group === 'tag') return labels.laneTag(nameIn(words.tags, name));
      return group === 'mark' ? nameIn(words.marks, name) : labels.lane[group]!;
    },
    when: ({ from, to, approximate, open }) => {
      if (open) return labels.since(times.day(from));
      const [begin, end] = [times.day(from), times.day(to)];
      if (begin === end) return begin;
      return approximate ? labels.between(begin, end) : labels.fromTo(begin, end);
    },
    tick: (utc) => times.shortDate(utc.slice(0, 10)),
    laneHead: labels.what,
    whenHead: labels.whenHead,
    countHead: words.front.count,
  };
  return axisDrawing(axis, said);
}
