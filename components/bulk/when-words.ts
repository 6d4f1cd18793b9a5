import { locale } from '../language.ts';
import { t } from '../words.ts';
import type { WhenRules } from './read-when.ts';

function names(part: 'month' | 'weekday', count: number): [string, number][] {
  return ['en', locale()].flatMap((language) =>
    (['long', 'short'] as const).flatMap((form) => {
      const format = new Intl.DateTimeFormat(language, { [part]: form });
      return Array.from({ length: count }, (_, at): [string, number] => {
        // 1 January 2024 was a Monday.
        const date = part === 'month' ? new Date(2024, at, 15) : new Date(2024, 0, at + 1);
        return [format.format(date).toLocaleLowerCase().replaceAll('.', ''), at + 1];
      });
    }),
  );
}

const listed = (words: string): Set<string> => new Set(words.toLocaleLowerCase().split(/\s*,\s*/u));

/** The words by which dates are read in the person's language and in English. */
export function whenWords(): Pick<WhenRules, 'months' | 'fillers' | 'rough'> {
  const months = new Map([...names('month', 12), ['sept', 9] as const]);
  const weekdays = names('weekday', 7).map(([name]) => name);
  return {
    months,
    fillers: new Set([...weekdays, 'tues', 'weds', 'thur', 'thurs', ...listed(t('bulk_words_filler'))]),
    rough: new Set([...listed(t('bulk_words_rough')), ...listed(t('bulk_words_rough_more'))]),
  };
}

/** Whether the device's own way of writing dates puts the day before the month. */
export function dayComesFirst(): boolean {
  const parts = new Intl.DateTimeFormat(navigator.language).formatToParts(new Date(2024, 0, 15));
  const order = parts.map(({ type }) => type);
  return order.indexOf('day') < order.indexOf('month');
}
