import { utcOfIso } from './machine-time.ts';

const zoned = /^([^:]*?)(\d{1,2})[:.](\d{2})[:.](\d{2})(?:\s*([AP])M)? GMT(?:([+-])(\d{1,2})(?::?(\d{2}))?)?$/iu;

/** Months as the language writes them within a date. */
function monthNames(language: string): string[] {
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => {
    const parts = format.formatToParts(Date.UTC(2026, month, 1));
    return parts.find(({ type }) => type === 'month')?.value.toLowerCase() ?? '';
  });
}

function writesHalfDays(language: string): boolean {
  return new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions().hour12 === true;
}

/**
 * A time written out for people, exact all the same: with its year, its second and its distance from Greenwich
 * ("Sunday, August 23rd, 2026 at 1:55:21 PM GMT+00:00"). Null for whatever is not all of that.
 */
export function utcOfLongTime(shown: string | null | undefined, language: string): string | null {
  const [, date = '', hour, minute, second, half, sign = '+', away = '0', awayMinutes = '00'] =
    zoned.exec((shown ?? '').slice(0, 99).trim()) ?? [];
  const year = /(?<!\d)\d{4}(?!\d)/u.exec(date)?.[0];
  const days = date.match(/(?<!\d)\d{1,2}(?!\d)/gu) ?? [];
  if (hour === undefined || year === undefined || days.length !== 1) return null;
  try {
    const words = date.toLowerCase();
    const months = monthNames(language);
    const at = months.findLastIndex((name) => /\p{L}{3}/u.test(name) && words.includes(name));
    if (at === -1 || (half === undefined && writesHalfDays(language))) return null;
    const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
    const two = (part: number | string): string => String(part).padStart(2, '0');
    return utcOfIso(
      `${year}-${two(at + 1)}-${two(days[0] ?? '')}T${two(hours)}:${minute ?? ''}:${second ?? ''}${sign}${two(away)}:${awayMinutes}`,
    );
  } catch {
    return null;
  }
}
