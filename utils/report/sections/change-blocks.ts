import { changesOverTime } from '../../pattern/changes-over-time.ts';
import type { Block } from '../blocks.ts';
import { changeDrawing } from '../charts/change-drawing.ts';
import type { ReportFront } from '../report-front.ts';
import { kindName, nameIn } from '../report-words.ts';
import { tagsByEntry } from './tags-by-entry.ts';

/** How often each kind of thing came in each stretch of time, as the casebook draws it; nothing where too little is dated. */
export function changeBlocks({ pattern, facts, things, times, words }: ReportFront): Block[] {
  const changes = changesOverTime(facts, tagsByEntry(things), pattern.zone);
  if (changes === null) return [];
  const labels = words.pattern;
  const drawing = changeDrawing(changes, {
    label: labels.changes,
    row: ({ group, name }) => {
      if (group === 'all' || group === 'offline') return labels.row[group];
      return group === 'kind' ? kindName(name, words) : labels.laneTag(nameIn(words.tags, name));
    },
    column: (date, unit) => {
      if (unit === 'year') return date.slice(0, 4);
      return unit === 'month' ? times.monthOf(date) : labels.quarter(times.monthOf(date));
    },
    rowHead: labels.what,
    columnHead: labels.whenHead,
    countHead: words.front.count,
    cell: labels.cell,
  });
  return [
    { block: 'heading', text: labels.changes },
    { block: 'text', body: labels.changesLead, soft: true },
    { block: 'drawing', name: 'changes', drawing },
  ];
}
