import type { EntrySummary } from '../../utils/record/types.ts';
import { addresses } from '../casebook/route.ts';
import { Chip } from '../design/Chip.tsx';
import { sayMonth } from '../time/say-time.ts';
import { t } from '../words.ts';
import { byMonth } from './by-month.ts';
import { kindName, siteName, stateName } from './entry-names.ts';
import { EntryTime } from './EntryTime.tsx';
import './entry-list.css';

function EntryRow({ entry }: { entry: EntrySummary }) {
  const state = stateName(entry.state);
  return (
    <li>
      <a class="entry-row figures" href={addresses.entry(entry.id)}>
        <span class="entry-number">
          <span class="heard">{t('entry_number_short')} </span>
          {entry.number}
        </span>
        <span class="entry-when">
          <EntryTime at={entry.at} precision={entry.precision} />
        </span>
        <span class="entry-what">
          <span>{siteName(entry.site)}</span>
          <span class="soft">{kindName(entry.kind)}</span>
        </span>
        {state === null ? null : <Chip>{state}</Chip>}
      </a>
    </li>
  );
}

/** Entries under their months, as lines of a book with the numbers in the margin. */
export function EntryList({ entries }: { entries: readonly EntrySummary[] }) {
  return (
    <div class="entry-list">
      {byMonth(entries).map((month) => (
        <section key={month.key} class="entry-month">
          <h2>{sayMonth(month.entries[0]?.at ?? month.key)}</h2>
          <ol>
            {month.entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
