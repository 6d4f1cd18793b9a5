import { toRanges } from '../casebook/number-ranges.ts';
import { addresses } from '../casebook/route.ts';
import { t, tCount } from '../words.ts';

const mostShown = 8;

/** Links to the entries behind a figure: each by its number, or all of them as a list. */
export function EntryNumbers({
  numbers,
  idOf,
}: {
  numbers: readonly number[];
  idOf: (number: number) => string | undefined;
}) {
  if (numbers.length === 0) return null;
  if (numbers.length > mostShown) {
    return <a href={addresses.chosen(toRanges(numbers))}>{tCount('things_entries', numbers.length)}</a>;
  }
  return (
    <span class="numbers figures">
      {numbers.map((number) => {
        const id = idOf(number);
        return id === undefined ? null : (
          <a key={number} href={addresses.entry(id)}>
            {t('entry_number', number)}
          </a>
        );
      })}
    </span>
  );
}
