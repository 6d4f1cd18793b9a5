import type { HappenedAt } from '../../utils/record/types.ts';
import { localMoment } from '../../utils/shared/local-moment.ts';

/** What the person has put into the fields for when something happened. */
export interface HappenedDraft {
  how: 'time' | 'day' | 'about';
  /** `YYYY-MM-DD`, as a date field gives it; empty where it holds nothing or no date. */
  day: string;
  /** `HH:MM`, as a time field gives it. */
  clock: string;
  /** For `about`: year as typed, month 1–12 or empty. */
  year: string;
  month: string;
  words: string;
}

export type HappenedProblem = 'not_a_date' | 'not_a_time' | 'not_a_year' | 'in_the_future' | 'no_words';
type Outcome = { ok: true; value: HappenedAt } | { ok: false; problem: HappenedProblem };

/** An empty draft for today. */
export function todayDraft(now: Date): HappenedDraft {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return { how: 'day', day, clock: '', year: '', month: '', words: '' };
}

function problem(name: HappenedProblem): Outcome {
  return { ok: false, problem: name };
}

function span(from: Date, until: Date, precision: HappenedAt['precision'], words: string | null, now: Date): Outcome {
  if (from > now) return problem('in_the_future');
  const to = new Date(until.getTime() - 1);
  return { ok: true, value: { from: from.toISOString(), to: to.toISOString(), precision, words } };
}

function fromDay(draft: HappenedDraft, now: Date): Outcome {
  const [year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/u.exec(draft.day) ?? []).slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return problem('not_a_date');
  const words = draft.words.trim() || null;
  if (draft.how === 'day') {
    const from = localMoment(year, month, day);
    return from === null ? problem('not_a_date') : span(from, new Date(year, month - 1, day + 1), 'day', words, now);
  }
  const [hour, minute] = (/^(\d\d):(\d\d)/u.exec(draft.clock) ?? []).slice(1).map(Number);
  if (hour === undefined || minute === undefined) return problem('not_a_time');
  if (localMoment(year, month, day) === null) return problem('not_a_date');
  const from = localMoment(year, month, day, hour, minute);
  return from === null ? problem('not_a_time') : span(from, new Date(from.getTime() + 60_000), 'minute', words, now);
}

function fromAbout(draft: HappenedDraft, now: Date): Outcome {
  const words = draft.words.trim() || null;
  if (draft.year.trim() === '') {
    if (words === null) return problem('no_words');
    return { ok: true, value: { from: null, to: null, precision: 'words', words } };
  }
  const year = Number(draft.year);
  if (!/^\d{4}$/u.test(draft.year.trim()) || year < 1900) return problem('not_a_year');
  if (draft.month === '') return span(new Date(year, 0, 1), new Date(year + 1, 0, 1), 'year', words, now);
  const month = Number(draft.month);
  return span(new Date(year, month - 1, 1), new Date(year, month, 1), 'month', words, now);
}

/** When it happened, from what the person filled in, or what is not right about it. Days are those of the device's zone. */
export function happenedFromDraft(draft: HappenedDraft, now: Date): Outcome {
  return draft.how === 'about' ? fromAbout(draft, now) : fromDay(draft, now);
}
