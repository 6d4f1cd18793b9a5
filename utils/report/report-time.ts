import { isoDate, zonedTime } from '../pattern/zoned-time.ts';
import { isLong } from '../shared/span.ts';
import type { HappenedAt } from '../record/types.ts';
import { nameIn, reportWords } from './report-words.ts';

/** How a report tells times: always with the zone's offset, never a bare local time. */
export interface TimeWords {
  /** `Tue 3 Nov 2026, 21:14:09 (UTC+00:00)`. */
  moment(utc: string): string;
  /** `3 Nov 2026`. */
  day(utc: string): string;
  /** `3 Nov`, for the axis of a drawing; takes a date `2026-11-03`. */
  shortDate(date: string): string;
  /** `Nov 2026`; takes a date. */
  monthOf(date: string): string;
  /** As exact as it is known, with the words it was given in. */
  happened(happened: HappenedAt): string;
  /** The same in a table: `3 Nov 2026, 21:14`, or the day, or the words. */
  happenedShort(happened: HappenedAt): string;
  zone: string;
}

/** Words for times in an IANA zone and a BCP 47 language. */
export function timeWords(zone: string, language: string): TimeWords {
  const words = reportWords(language);
  const dateFormat = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const weekdayFormat = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'short' });
  const shortFormat = new Intl.DateTimeFormat(language, { timeZone: 'UTC', day: 'numeric', month: 'short' });
  const monthFormat = new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: 'short', year: 'numeric' });
  const at = (date: string): Date => new Date(`${date}T00:00:00Z`);
  const dateIn = (utc: string): string => isoDate(zonedTime(utc, zone));
  const day = (utc: string): string => dateFormat.format(at(dateIn(utc)));

  const moment = (utc: string): string => {
    const wall = zonedTime(utc, zone);
    const time = [wall.hour, wall.minute, wall.second].map((part) => String(part).padStart(2, '0')).join(':');
    return `${weekdayFormat.format(at(dateIn(utc)))} ${day(utc)}, ${time} (${offset(wall.offsetMinutes)})`;
  };

  const by = ({ byKeeper }: HappenedAt, when: string): string => (byKeeper ? words.asKeeperSays(when) : when);
  const told = ({ from, to, precision, words: said }: HappenedAt): string => {
    const own = said === null ? '' : ` (“${said}”)`;
    if (from === null) return said === null ? words.notKnown : `“${said}”`;
    if (precision === 'exact' || precision === 'minute') {
      const say = (utc: string) => (precision === 'exact' ? moment(utc) : moment(utc).replace(/:\d\d \(/u, ' ('));
      const until = isLong({ from, to }) ? ` – ${say(to!)}` : '';
      return `${say(from)}${until}${precision === 'minute' ? own : ''}`;
    }
    const last = to === null || to === from ? null : new Date(Date.parse(to) - 1).toISOString();
    const span = last === null || day(last) === day(from) ? day(from) : `${day(from)} – ${day(last)}`;
    return precision === 'words' ? `${span}${own}` : `${span}${own || `, ${nameIn(words.precisionOnly, precision)}`}`;
  };

  const toldShort = ({ from, to, precision, words: said }: HappenedAt): string => {
    if (from === null) return said ?? words.notKnown;
    if (precision === 'month' || precision === 'year' || precision === 'words') return said ?? day(from);
    if (precision === 'day') return day(from);
    const short = (utc: string) => {
      const { hour, minute } = zonedTime(utc, zone);
      return `${day(utc)}, ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    };
    return isLong({ from, to }) ? `${short(from)} – ${short(to!)}` : short(from);
  };

  return {
    moment,
    day,
    shortDate: (date) => shortFormat.format(at(date)),
    monthOf: (date) => monthFormat.format(at(date)),
    happened: (happened) => by(happened, told(happened)),
    happenedShort: (happened) => by(happened, toldShort(happened)),
    zone,
  };
}

function offset(minutes: number): string {
  const abs = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `UTC${minutes < 0 ? '−' : '+'}${two(Math.floor(abs / 60))}:${two(abs % 60)}`;
}
