import { zonedTime } from '../pattern/zoned-time.ts';

/** A moment as ZIP has it: wall clock for old tools, UTC seconds for those that read the extra field. */
export interface ZipTime {
  dosTime: number;
  dosDate: number;
  unixSeconds: number;
}

/** ZIP's form of a UTC moment; the wall clock is the zone's. Before 1980 and after 2107 it has no form: clamped. */
export function zipTime(utc: string, zone: string): ZipTime {
  const at = zonedTime(utc, zone);
  const year = Math.min(2107, Math.max(1980, at.year));
  return {
    dosTime: (at.hour << 11) | (at.minute << 5) | (at.second >> 1),
    dosDate: ((year - 1980) << 9) | (at.month << 5) | at.day,
    unixSeconds: Math.floor(Date.parse(utc) / 1000),
  };
}
