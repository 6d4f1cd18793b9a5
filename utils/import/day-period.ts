/** Languages in which phones say the time with words for the half or part of the day. */
const languages =
  'af am ar as az be bg bn bs ca cs cy da de el en en-AU en-CA en-GB en-IN es es-MX es-US et eu fa fi fil fr fr-CA ga gl gu ha he hi hr hu hy id is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl or pa pl ps pt pt-PT ro ru sd si sk sl so sq sr sv sw ta te th tk tl tr uk ur uz vi yo zh zh-Hant zh-HK zu'.split(
    ' ',
  );

/** What phones write that the browser's own tables do not have. */
const written: readonly [token: string, pm: boolean][] = [
  ['a', false],
  ['p', true],
  ['am', false],
  ['pm', true],
  ['v.m.', false],
  ['n.m.', true],
  ['f.m.', false],
  ['e.m.', true],
  ['ip.', true],
  ['ap.', false],
];

/** As they are compared: no dots, no spaces, no marks, lower case. */
function plain(token: string): string {
  return token
    .normalize('NFKC')
    .replaceAll(/[\s.\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/gu, '')
    .toLocaleLowerCase('en');
}

/** `token|hour of twelve` → hour of twenty-four; null where languages differ. */
let table: Map<string, number | null> | undefined;

function put(into: Map<string, number | null>, token: string, hour: number): void {
  const key = `${plain(token)}|${hour % 12}`;
  const known = into.get(key);
  into.set(key, known === undefined || known === hour ? hour : null);
}

function build(): Map<string, number | null> {
  const into = new Map<string, number | null>();
  for (const [token, pm] of written) for (let hour = 0; hour < 12; hour += 1) put(into, token, pm ? hour + 12 : hour);
  for (const language of languages) {
    const formats = [
      new Intl.DateTimeFormat(language, { hour: 'numeric', hourCycle: 'h12', timeZone: 'UTC' }),
      new Intl.DateTimeFormat(language, { hour: 'numeric', hourCycle: 'h12', dayPeriod: 'short', timeZone: 'UTC' }),
    ];
    for (let hour = 0; hour < 24; hour += 1) {
      for (const format of formats) {
        const part = format.formatToParts(hour * 3_600_000).find(({ type }) => type === 'dayPeriod');
        if (part !== undefined) put(into, part.value, hour);
      }
    }
  }
  return into;
}

/**
 * The hour of 24 that an hour of 12 with its word (`pm`, `下午`, `م` …) names, in whichever language; null where the
 * word is none that says the time of day.
 */
export function hourWithPeriod(hour: number, token: string): number | null {
  table ??= build();
  return table.get(`${plain(token)}|${hour % 12}`) ?? null;
}
