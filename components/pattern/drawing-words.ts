import type { AxisLane } from '../../utils/pattern/axis.ts';
import type { AxisWords } from '../../utils/report/charts/axis-drawing.ts';
import type { ChangeWords } from '../../utils/report/charts/change-drawing.ts';
import type { HourWords } from '../../utils/report/charts/hour-drawing.ts';
import type { WeekWords } from '../../utils/report/charts/week-drawing.ts';
import { kindName, siteName } from '../entries/entry-names.ts';
import { tagName } from '../entry-more/tag-names.ts';
import { locale } from '../language.ts';
import { sayDay, sayMonth, sayShortDay, sayShortMonth } from '../time/say-time.ts';
import { t } from '../words.ts';

/** `2026-11-02` as the middle of that day, for sayers that take a UTC time. */
function noon(date: string): string {
  return `${date}T12:00:00.000Z`;
}

export const weekWords: WeekWords = {
  label: (unit) => t(`pattern_per_${unit}`),
  bin: (unit, date) => (unit === 'week' ? t('timeline_week_of', sayDay(noon(date))) : sayMonth(noon(date))),
  binHead: (unit) => t(`pattern_${unit}`),
  get countHead() {
    return t('pattern_count');
  },
};

/** Words for the grid of hours; weekdays as the reader's language shortens them. */
export function hourWords(): HourWords {
  const format = new Intl.DateTimeFormat(locale(), { weekday: 'short', timeZone: 'UTC' });
  // 2 November 2026 is a Monday.
  const weekdays = Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2026, 10, 2 + day)));
  return {
    label: t('pattern_hours'),
    caption: t('pattern_hours'),
    weekdays,
    dayHead: t('pattern_day'),
    hourHead: t('pattern_hour'),
    countHead: t('pattern_count'),
    cell: (weekday, hour, count) => t('pattern_hour_cell', weekday, hour, count),
  };
}

/** Words for how often what came over time. */
export function changeWords(): ChangeWords {
  return {
    label: t('pattern_changes'),
    row: ({ group, name }) => {
      if (group === 'all' || group === 'offline') return t(`pattern_row_${group}`);
      return group === 'kind' ? kindName(name) : t('pattern_lane_tag', tagName(name));
    },
    column: (date, unit) => {
      if (unit === 'year') return date.slice(0, 4);
      return unit === 'month' ? sayShortMonth(noon(date)) : t('pattern_quarter', sayShortMonth(noon(date)));
    },
    rowHead: t('pattern_what'),
    columnHead: t('pattern_when'),
    countHead: t('pattern_count'),
    cell: (row, column, count) => t('pattern_change_cell', row, column, count),
  };
}

/** Name of a lane of the axis. */
export function laneName({ group, name, site }: Pick<AxisLane, 'group' | 'name' | 'site'>): string {
  if (group === 'kind') return kindName(name);
  if (group === 'tag') return t('pattern_lane_tag', tagName(name));
  if (group === 'account' && site !== undefined) return t('timeline_account', name, siteName(site));
  if (group === 'mark') return t(`contact_mark_${name.replaceAll('-', '_')}` as 'contact_mark_blocked');
  return t(`pattern_lane_${group}`);
}

/** Words for the axis of everything. */
export function axisWords(): AxisWords {
  return {
    label: t('pattern_axis'),
    lane: laneName,
    when: ({ from, to, approximate, open }) => {
      if (open) return t('pattern_since', sayDay(from));
      const [begin, end] = [sayDay(from), sayDay(to)];
      if (begin === end) return begin;
      return t(approximate ? 'pattern_between' : 'pattern_from_to', begin, end);
    },
    tick: (utc, days) => (days < 150 ? sayShortDay(utc) : sayShortMonth(utc)),
    laneHead: t('pattern_what'),
    whenHead: t('pattern_when'),
    countHead: t('pattern_count'),
  };
}
