import { locale } from '../language.ts';
import { t } from '../words.ts';

/** Making a format costs more than using it, and a list of days uses it for every line. */
const formats = new Map<string, Intl.DateTimeFormat>();

function say(utc: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale()} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale(), options);
  formats.set(key, format);
  return format.format(new Date(utc));
}

/** `3 November 2026 at 21:14` in the device's zone. */
export function sayDayTime(utc: string): string {
  return say(utc, { dateStyle: 'long', timeStyle: 'short' });
}

/** `3 November 2026` in the device's zone. */
export function sayDay(utc: string): string {
  return say(utc, { dateStyle: 'long' });
}

/** `3 Nov` in the device's zone. */
export function sayShortDay(utc: string): string {
  return say(utc, { day: 'numeric', month: 'short' });
}

/** `Tue 3 Nov` in the device's zone. */
export function sayWeekday(utc: string): string {
  return say(utc, { weekday: 'short', day: 'numeric', month: 'short' });
}

/** `21:14` in the device's zone. */
export function sayClock(utc: string): string {
  return say(utc, { timeStyle: 'short' });
}

/** `November 2026` in the device's zone. */
export function sayMonth(utc: string): string {
  return say(utc, { month: 'long', year: 'numeric' });
}

/** `Nov 2026` in the device's zone. */
export function sayShortMonth(utc: string): string {
  return say(utc, { month: 'short', year: 'numeric' });
}

/** `2026`, in the device's zone. */
export function sayYear(utc: string): string {
  return say(utc, { year: 'numeric' });
}

/** `2026-11-03 21:14:09 UTC`. */
export function sayUtc(utc: string): string {
  return t('time_utc', new Date(utc).toISOString().slice(0, 19).replace('T', ' '));
}
