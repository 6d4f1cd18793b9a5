import type { HappenedAt } from '../../utils/record/types.ts';
import { type HappenedDraft, type HappenedProblem, happenedFromDraft } from '../happened/happened-draft.ts';

export type WhenProblem = HappenedProblem | 'no_year' | 'empty';
export type WhenOutcome = { ok: true; value: HappenedAt } | { ok: false; problem: WhenProblem };

/** What is needed to read a date that someone wrote by hand or in a spreadsheet. */
export interface WhenRules {
  /** Which of `03/04/2024` is the day. */
  order: 'dmy' | 'mdy';
  /** Year for dates that name none; null where the person gave none. */
  year: number | null;
  /** Month by its names, long and short, lower case. */
  months: ReadonlyMap<string, number>;
  /** Names of weekdays and small words that say nothing beside a date, lower case. */
  fillers: ReadonlySet<string>;
  /** Words that make a date approximate, lower case. */
  rough: ReadonlySet<string>;
  now: Date;
}

/** Parts of a date as written; what is not there is null. `length` is how much of the text they take, from `at`. */
interface Found {
  at: number;
  length: number;
  year: number | null;
  month: number | null;
  day: number | null;
}

const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

function numeric(text: string, rules: WhenRules): Found | null {
  const iso = /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/u.exec(text);
  if (iso !== null) {
    return { ...placed(iso), year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]) };
  }
  const short = /(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/u.exec(text);
  if (short !== null) {
    const [first, second] = [Number(short[1]), Number(short[3])];
    const turned = rules.order === 'mdy' ? first <= 12 : first <= 12 && second > 12;
    const [day, month] = turned ? [second, first] : [first, second];
    return { ...placed(short), year: fullYear(short[4] ?? ''), month, day };
  }
  const monthOf = /(?<!\d)(?:(\d{1,2})[-/.](\d{4})|(\d{4})[-/.](\d{1,2}))(?!\d)/u.exec(text);
  if (monthOf === null) return null;
  return {
    ...placed(monthOf),
    year: Number(monthOf[1] ? monthOf[2] : monthOf[3]),
    month: Number(monthOf[1] ?? monthOf[4]),
    day: null,
  };
}

function placed(match: RegExpExecArray): { at: number; length: number } {
  return { at: match.index, length: match[0].length };
}

function named(text: string, rules: WhenRules): Found | null {
  for (const word of text.matchAll(/\p{L}+/gu)) {
    const month = rules.months.get(word[0]);
    if (month === undefined) continue;
    const before = /(\d{1,2})(?:st|nd|rd|th|\.)?(?:\s+of)?\s+$/u.exec(text.slice(0, word.index));
    const rest = text.slice(word.index + word[0].length);
    const dayAfter = before === null ? /^\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?![\d:.h])/u.exec(rest) : null;
    const tail = rest.slice(dayAfter?.[0].length ?? 0);
    const year = /^\.?,?\s*(?:of\s+)?[’']?(\d{4}|(?<=[’'])\d{2})(?!\d)/u.exec(tail);
    const day = before?.[1] ?? dayAfter?.[1];
    const at = before?.index ?? word.index;
    return {
      at,
      length: word.index + word[0].length + (dayAfter?.[0].length ?? 0) + (year?.[0].length ?? 0) - at,
      year: year === null ? null : fullYear(year[1] ?? ''),
      month,
      day: day === undefined ? null : Number(day),
    };
  }
  return null;
}

function dayWithoutYear(text: string, rules: WhenRules): Found | null {
  const match = /(?<!\d)(\d{1,2})[/.](\d{1,2})\.?(?!\d)/u.exec(text);
  if (match === null) return null;
  const [first, second] = [Number(match[1]), Number(match[2])];
  const [day, month] = rules.order === 'mdy' ? [second, first] : [first, second];
  return { ...placed(match), year: null, month, day };
}

function onlyYear(text: string): Found | null {
  const match = /(?<!\d)((?:19|20)\d{2})(?!\d)/u.exec(text);
  return match === null ? null : { ...placed(match), year: Number(match[1]), month: null, day: null };
}

/** `21:40`, `9.30 pm`, `9pm`, `21h40`; hours and minutes as `HH:MM`, null where no clock has them. */
function clockIn(text: string): { clock: string | null; match: RegExpExecArray } | null {
  const match =
    /(?<!\d)(\d{1,2})(?:[:.h](\d{2}))(?::\d{2})?(?:\s*([ap])\.?m\b\.?)?(?!\d)/u.exec(text) ??
    /(?<!\d)(\d{1,2})()\s*([ap])\.?m\b\.?/u.exec(text);
  if (match === null) return null;
  const [given, minute, half] = [Number(match[1]), Number(match[2] || 0), match[3]];
  const hour = half === undefined ? given : (given % 12) + (half === 'p' ? 12 : 0);
  const right = hour < 24 && minute < 60 && (half === undefined || (given >= 1 && given <= 12));
  const two = (part: number) => String(part).padStart(2, '0');
  return { clock: right ? `${two(hour)}:${two(minute)}` : null, match };
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}~?]+/gu) ?? [];
}

/** When something happened, from the words that somebody wrote down; or what is not right about them. Never guesses a year. */
export function readWhen(given: string, rules: WhenRules): WhenOutcome {
  const written = given.trim().replaceAll(/\s+/gu, ' ');
  if (written === '') return { ok: false, problem: 'empty' };
  const text = written.toLocaleLowerCase();
  const found = numeric(text, rules) ?? named(text, rules) ?? onlyYear(text) ?? dayWithoutYear(text, rules);
  if (found === null) {
    if (/\p{L}/u.test(text)) return from({ words: written, how: 'about' }, rules);
    return { ok: false, problem: 'not_a_date' };
  }
  const rest = `${text.slice(0, found.at)} ${text.slice(found.at + found.length)}`;
  const time = found.day === null ? null : clockIn(rest);
  if (time !== null && time.clock === null) return { ok: false, problem: 'not_a_time' };
  const around = time === null ? rest : rest.replace(time.match[0], ' ');
  const besides = wordsOf(around).filter((word) => !rules.fillers.has(word));
  const rough = besides.some((word) => rules.rough.has(word)) || /[~?]/u.test(around);
  const several = wordsOf(text).filter((word) => rules.months.has(word)).length > 1;
  const words = besides.length > 0 || rough || several ? written : '';
  const year = found.year ?? (several ? onlyYear(text)?.year : null) ?? rules.year;
  if (year === null) {
    if (found.day === null || rough) return from({ words: written, how: 'about' }, rules);
    return { ok: false, problem: found.month !== null && found.month > 12 ? 'not_a_date' : 'no_year' };
  }
  const month = found.month;
  if (month !== null && (month < 1 || month > 12)) return { ok: false, problem: 'not_a_date' };
  const draft = { words, year: String(year), month: month === null || several ? '' : String(month) };
  if (found.day === null || month === null) return from({ ...draft, how: 'about' }, rules);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${String(year).padStart(4, '0')}-${two(month)}-${two(found.day)}`;
  const exact = from({ words, day, clock: time?.clock ?? '', how: time === null ? 'day' : 'time' }, rules);
  if (!exact.ok || !rough) return exact;
  // "Around the 12th": the day is not known, its month is; with a clock it is the hour that is rough.
  return time === null ? from({ ...draft, how: 'about' }, rules) : from({ words, day, how: 'day' }, rules);
}

function from(part: Partial<HappenedDraft>, rules: WhenRules): WhenOutcome {
  return happenedFromDraft({ how: 'about', day: '', clock: '', year: '', month: '', words: '', ...part }, rules.now);
}

/** A date at the very beginning of a line, as in a diary, and where what was written after it begins. */
export function leadingWhen(line: string, rules: WhenRules): { when: string; rest: string } | null {
  const text = line.toLocaleLowerCase();
  // A lower-case form of another length would put the two out of step.
  if (text.length !== line.length) return null;
  const found = numeric(text, rules) ?? named(text, rules) ?? dayWithoutYear(text, rules) ?? onlyYear(text);
  if (found === null) return null;
  const before = wordsOf(text.slice(0, found.at));
  const known = before.every((word) => rules.fillers.has(word) || rules.rough.has(word) || /^[~?]+$/u.test(word));
  if (!known || /\d/u.test(text.slice(0, found.at))) return null;
  let end = found.at + found.length;
  const time =
    /^[\s,]*(?:at\s+)?(?:\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?)(?!\d)/u.exec(
      text.slice(end),
    );
  end += time?.[0].length ?? 0;
  return { when: line.slice(0, end).trim(), rest: line.slice(end).replace(/^[\s:;,.–—-]+/u, '') };
}
