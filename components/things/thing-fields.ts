import type { HappenedAt } from '../../utils/record/types.ts';

export interface Choice {
  value: string;
  words: string;
}

interface Labelled {
  name: string;
  label: string;
  hint?: string;
}

/** One field of a form for a thing; `name` is the property of its body. */
export type ThingField =
  | (Labelled & {
      kind: 'line' | 'words' | 'day';
      required?: string;
      /** Must repeat what another field says; `words` tells so. */
      same?: { as: string; words: string };
    })
  | (Labelled & { kind: 'choice'; choices: readonly Choice[]; none?: string })
  | (Labelled & { kind: 'checks'; choices: readonly Choice[] })
  /** A time; with `ask`, the words of a tick, one that may be left out. */
  | { kind: 'when'; name: string; label: string; ask?: string };

/** What a form gives: texts (empty ones as null), lists of ticks, times. */
export type FieldValues = Record<string, string | string[] | HappenedAt | null>;

/** The day `YYYY-MM-DD` if a calendar has it, else null. */
export function calendarDay(text: string): string | null {
  if (!/^\d{4}-\d\d-\d\d$/u.test(text)) return null;
  const at = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? null : text;
}
