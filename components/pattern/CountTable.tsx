import { toRanges } from '../casebook/number-ranges.ts';
import { addresses } from '../casebook/route.ts';
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
      <div class="drawing-scroll">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('pattern_what')}</th>
              <th scope="col">{t('pattern_first')}</th>
              <th scope="col">{t('pattern_last')}</th>
              <th scope="col">{t('pattern_entries')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, more, first, last, numbers }) => (
              <tr key={key}>
                <td>
                  <bdi>{name}</bdi> {more === undefined ? null : <span class="soft small">{more}</span>}
                </td>
                <td class="figures">{first === null ? '–' : sayDay(first)}</td>
                <td class="figures">{last === null ? '–' : sayDay(last)}</td>
                <td class="figures">
                  {numbers.length === 0 ? 0 : <a href={addresses.chosen(toRanges(numbers))}>{numbers.length}</a>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
