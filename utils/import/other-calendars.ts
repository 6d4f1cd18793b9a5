const dayMs = 86_400_000;

/** Calendars whose years phones write beside ours, with what is needed to guess the day of a date. */
const calendars = {
  /** Iran, Afghanistan; 1 Farvardin 1400 was 21 March 2021. */
  persian: { year: 1400, begins: Date.UTC(2021, 2, 21) / dayMs, yearDays: 365.2422, monthDays: 30.5 },
  /** Saudi Arabia; 1 Muharram 1443 was 9 August 2021. */
  'islamic-umalqura': { year: 1443, begins: Date.UTC(2021, 7, 9) / dayMs, yearDays: 354.367, monthDays: 29.53 },
} as const;
type Calendar = keyof typeof calendars;

/** Months are of different lengths and years leap: a guess is never further out than so many days. */
const farthestOut = 6;

const formats = new Map<Calendar, Intl.DateTimeFormat>();

/** Year, month and day of a day since 1970, as the browser's own calendar has it. */
function partsOf(calendar: Calendar, day: number): [year: number, month: number, day: number] {
  let format = formats.get(calendar);
  if (format === undefined) {
    const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' } as const;
    format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, numeric);
    formats.set(calendar, format);
  }
  const parts = format.formatToParts(day * dayMs);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return [of('year'), of('month'), of('day')];
}

/** Days since 1970 of a date of another calendar; null for one that it does not have. */
function dayIn(calendar: Calendar, year: number, month: number, day: number): number | null {
  const { year: known, begins, yearDays, monthDays } = calendars[calendar];
  const guess = Math.round(begins + (year - known) * yearDays + (month - 1) * monthDays + day - 1);
  for (let at = guess - farthestOut; at <= guess + farthestOut; at += 1) {
    const [y, m, d] = partsOf(calendar, at);
    if (y === year && m === month && d === day) return at;
  }
  return null;
}

/**
 * Days since 1970 of a date whose year is of the Persian or the Islamic calendar. Which one it is, the year alone tells:
 * WhatsApp has been there since the Persian 1387 and the Islamic 1430, and the first is not as far as that yet.
 */
export function otherCalendarDay(year: number, month: number, day: number): number | null {
  return dayIn(year < 1425 ? 'persian' : 'islamic-umalqura', year, month, day);
}
