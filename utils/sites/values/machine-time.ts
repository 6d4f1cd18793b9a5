const isoPattern =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?\s*(Z|[+-][0-9]{2}(?::?[0-9]{2})?)(?:\s+UTC)?$/u;

/** UTC with milliseconds of an ISO 8601 time that names its zone; null for anything else, also for a time without one. */
export function utcOfIso(raw: string | null | undefined): string | null {
  const parts = isoPattern.exec((raw ?? '').slice(0, 64).trim());
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second = '0', fraction = '', zone = 'Z'] = parts;
  // `Date` reads years below 100 as those of the last century
  if (Number(year) < 1970 || !/^(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d)?)$/u.test(zone)) return null;
  const ms = Math.floor(Number(`0.${fraction || '0'}`) * 1000 + 1e-6);
  const local = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    ms,
  );
  const check = new Date(local);
  if (check.getUTCDate() !== Number(day) || check.getUTCMonth() !== Number(month) - 1) return null;
  if (check.getUTCMinutes() !== Number(minute)) return null;
  return new Date(local - offsetMinutes(zone) * 60000).toISOString();
}

function offsetMinutes(zone: string): number {
  if (zone === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** UTC of a count of seconds or milliseconds since 1970 as an attribute gives it; null where it cannot be a time. */
export function utcOfEpoch(raw: string | null | undefined, unit: 'seconds' | 'ms'): string | null {
  if (raw === null || raw === undefined || !/^[0-9]{9,14}(?:\.[0-9]+)?$/u.test(raw)) return null;
  const ms = Math.floor(Number(raw) * (unit === 'seconds' ? 1000 : 1));
  return ms > Date.UTC(1995, 0, 1) && ms < Date.UTC(2100, 0, 1) ? new Date(ms).toISOString() : null;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** UTC of a time as a script writes one, in whatever language the page is: `Mon Mar 02 2026 11:00:00 GMT+0100 (…)`, `Mon, 02 Mar 2026 10:00:00 GMT`. */
export function utcOfScriptTime(raw: string | null | undefined): string | null {
  const parts =
    /^[A-Z][a-z]{2}(?: ([A-Z][a-z]{2}) ([0-9]{2})|, ([0-9]{2}) ([A-Z][a-z]{2})) ([0-9]{4}) ([0-9]{2}:[0-9]{2}:[0-9]{2}) GMT([+-][0-9]{4})?(?:$| \()/u.exec(
      (raw ?? '').slice(0, 100).trim(),
    );
  if (parts === null) return null;
  const [, month = parts[4] ?? '', day = parts[3] ?? '', , , year = '', clock = '', zone = 'Z'] = parts;
  return utcOfIso(`${year}-${monthNumber(month)}-${day}T${clock}${zone}`);
}

/** `00` for what is no month's name. */
const monthNumber = (name: string): string => String(months.indexOf(name) + 1).padStart(2, '0');

/** UTC of the attribute in which Twitter gave times until 2011, whatever the language: `{time:'Sat Oct 09 03:28:32 +0000 2010'}`. */
export function utcOfOldX(raw: string | null | undefined): string | null {
  const parts = /'[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([0-9]{2}) ([0-9]{2}:[0-9]{2}:[0-9]{2}) \+0000 ([0-9]{4})'/u.exec(
    (raw ?? '').slice(0, 100),
  );
  if (parts === null) return null;
  const [, month = '', day = '', clock = '', year = ''] = parts;
  return utcOfIso(`${year}-${monthNumber(month)}-${day}T${clock}Z`);
}
