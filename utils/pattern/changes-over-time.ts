import { countedFacts } from './counted-facts.ts';
import type { EntryFacts } from './entry-facts.ts';
import { zonedTime } from './zoned-time.ts';

/** `all` everything; `offline` what happened away from the screen; `kind` and `tag` by name. */
export interface ChangeRow {
  group: 'all' | 'offline' | 'kind' | 'tag';
  name: string;
  /** Numbers of the entries, by column. */
  cells: number[][];
}

/** How often what came, stretch by stretch. */
export interface Changes {
  unit: 'month' | 'quarter' | 'year';
  /** First day of each stretch, `2026-10-01`, none left out. */
  columns: string[];
  rows: ChangeRow[];
}

/** As many columns as can be read beside each other. */
const mostColumns = 26;
const mostKindRows = 6;

const steps = { month: 1, quarter: 3, year: 12 } as const;

/** Counts by kind and tag over time, with its entries. A month is enough to be counted; a year alone is not. Null where fewer than two have one. */
export function changesOverTime(
  facts: readonly EntryFacts[],
  tagsOf: ReadonlyMap<string, readonly string[]>,
  zone: string,
): Changes | null {
  const dated = countedFacts(facts).counted.flatMap((fact) => {
    if (fact.at === null || (fact.knows === 'coarse' && fact.knowsMonth !== true)) return [];
    const { year, month } = zonedTime(fact.at, zone);
    return [{ fact, month: year * 12 + month - 1 }];
  });
  if (dated.length < 2) return null;
  const months = dated.map(({ month }) => month);
  const [first, last] = [Math.min(...months), Math.max(...months)];
  const unit = (['month', 'quarter'] as const).find((one) => (last - first) / steps[one] < mostColumns) ?? 'year';
  const step = steps[unit];
  const begin = Math.floor(first / step);
  const count = Math.floor(last / step) - begin + 1;
  const columns = Array.from({ length: count }, (_, at) => {
    const month = (begin + at) * step;
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  });
  const rowOf = (group: ChangeRow['group'], name: string, fits: (fact: EntryFacts) => boolean): ChangeRow => {
    const cells: number[][] = columns.map(() => []);
    for (const { fact, month } of dated) if (fits(fact)) cells[Math.floor(month / step) - begin]?.push(fact.number);
    return { group, name, cells };
  };
  const tally = (names: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([name]) => name);
  };
  const kinds = tally(dated.map(({ fact }) => fact.kind)).slice(0, mostKindRows);
  const tags = tally(dated.flatMap(({ fact }) => [...new Set(tagsOf.get(fact.id))]));
  const rows = [
    rowOf('all', '', () => true),
    rowOf('offline', '', ({ source }) => source === 'offline'),
    ...kinds.map((kind) => rowOf('kind', kind, (fact) => fact.kind === kind)),
    ...tags.map((tag) => rowOf('tag', tag, ({ id }) => tagsOf.get(id)?.includes(tag) ?? false)),
  ].filter(({ cells }) => cells.some(({ length }) => length > 0));
  return { unit, columns, rows };
}
