import { type CountedFacts, countedFacts } from './counted-facts.ts';
import type { EntryFacts } from './entry-facts.ts';
import { isoWeekOf } from './iso-week.ts';
import { zonedTime } from './zoned-time.ts';

/** Numbers of the entries behind each figure of a pattern, so that every figure can be opened. */
export interface BehindFigures {
  counted: number[];
  undated: number[];
  said: number[];
  /** Of which the day is known: behind the span and the days. */
  dated: number[];
  /** Put down to an account. */
  named: number[];
  /** Not counted, by why. */
  aside: CountedFacts['aside'];
  /** By the Monday of the week, `2026-11-02`. */
  weeks: Map<string, number[]>;
  /** By the first of the Monday's month, as long spans are drawn: `2026-11-01`. */
  months: Map<string, number[]>;
  /** By `weekday-hour`: `1-23` is Monday, from 23:00. */
  hours: Map<string, number[]>;
  sites: Map<string, number[]>;
  kinds: Map<string, number[]>;
}

/**
 * Which entries `patternOf` counted where, by the same rules and in the same zone. An entry that holds many messages
 * stands once in each list, however many of them are counted.
 */
export function behindFigures(facts: readonly EntryFacts[], zone: string): BehindFigures {
  const { counted, aside } = countedFacts(facts);
  const isDated = (fact: EntryFacts): boolean => fact.at !== null && fact.knows !== 'coarse';
  const dated = counted.filter(isDated);
  const mondayOf = (fact: EntryFacts): string => isoWeekOf(zonedTime(fact.at ?? 0, zone)).monday;
  const hourOf = (fact: EntryFacts): string => {
    const { weekday, hour } = zonedTime(fact.at ?? 0, zone);
    return `${weekday}-${hour}`;
  };
  return {
    counted: [...new Set(counted.map(({ number }) => number))],
    undated: [...new Set(counted.filter((fact) => !isDated(fact)).map(({ number }) => number))],
    said: [...new Set(dated.filter(({ said }) => said).map(({ number }) => number))],
    dated: [...new Set(dated.map(({ number }) => number))],
    named: [...new Set(counted.filter(({ account }) => account !== null).map(({ number }) => number))],
    aside,
    weeks: numbersBy(dated, mondayOf),
    months: numbersBy(dated, (fact) => `${mondayOf(fact).slice(0, 7)}-01`),
    hours: numbersBy(
      dated.filter(({ knows }) => knows === 'hour'),
      hourOf,
    ),
    sites: numbersBy(counted, ({ site }) => site),
    kinds: numbersBy(counted, ({ kind }) => kind),
  };
}

function numbersBy(facts: readonly EntryFacts[], keyOf: (fact: EntryFacts) => string): Map<string, number[]> {
  const numbers = new Map<string, number[]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    const own = numbers.get(key);
    if (own === undefined) numbers.set(key, [fact.number]);
    else if (own.at(-1) !== fact.number) own.push(fact.number);
  }
  return numbers;
}
