/** A moment on the wall clock of one zone. */
export interface ZonedTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** 1 = Monday … 7 = Sunday, as ISO 8601 has it. */
  weekday: number;
  /** Minutes to add to UTC to get this wall clock. */
  offsetMinutes: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** The wall clock of `zone` (IANA) at a UTC moment (ISO 8601 text or epoch milliseconds). */
export function zonedTime(utc: string | number, zone: string): ZonedTime {
  const ms = typeof utc === 'number' ? utc : Date.parse(utc);
  const part: Record<string, number> = {};
  for (const { type, value } of formatFor(zone).formatToParts(ms)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  const wallMs = Date.UTC(year, month - 1, day, hour, minute, second);
  return {
    year,
    month,
    day,
    hour,
    minute,
    second,
    weekday: ((new Date(wallMs).getUTCDay() + 6) % 7) + 1,
    offsetMinutes: Math.round((wallMs - Math.floor(ms / 1000) * 1000) / 60_000),
  };
}

/** `2026-11-03` of a wall clock. */
export function isoDate({ year, month, day }: Pick<ZonedTime, 'year' | 'month' | 'day'>): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** ISO 8601 with the zone's own offset: `2026-11-03T21:14:09+00:00`. */
export function isoWithOffset(utc: string | number, zone: string): string {
  const at = zonedTime(utc, zone);
  const sign = at.offsetMinutes < 0 ? '-' : '+';
  const off = Math.abs(at.offsetMinutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${isoDate(at)}T${two(at.hour)}:${two(at.minute)}:${two(at.second)}${sign}${two(Math.floor(off / 60))}:${two(off % 60)}`;
}
