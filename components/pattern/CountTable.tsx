import { toRanges } from '../casebook/number-ranges.ts';
import { addresses } from '../casebook/route.ts';
import { StackTable } from '../design/StackTable.tsx';
import { sayDay } from '../time/say-time.ts';
import { t } from '../words.ts';

export interface CountRow {
  key: string;
  name: string;
  more?: string | undefined;
  first: string | null;
  last: string | null;
  numbers: readonly number[];
}

interface Props {
  id: string;
  title: string;
  hint?: string;
  rows: readonly CountRow[];
}

/** How much was where, each number opening its entries. */
export function CountTable({ id, title, hint, rows }: Props) {
  return (
    <section class="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {hint === undefined ? null : <p class="soft small">{hint}</p>}
      <StackTable
        heads={[t('pattern_what'), t('pattern_first'), t('pattern_last'), t('pattern_entries')]}
        rows={rows.map(({ key, name, more, first, last, numbers }) => ({
          key,
          cells: [
            <>
              <bdi>{name}</bdi> {more === undefined ? null : <span class="soft small">{more}</span>}
            </>,
            first === null ? '–' : sayDay(first),
            last === null ? '–' : sayDay(last),
            numbers.length === 0 ? 0 : <a href={addresses.chosen(toRanges(numbers))}>{numbers.length}</a>,
          ],
        }))}
      />
    </section>
  );
}
