import { useState } from 'preact/hooks';
import type { EntrySummary } from '../../utils/record/types.ts';
import { siteName, stateName } from '../entries/entry-names.ts';
import { sayEntryTime } from '../entries/EntryTime.tsx';
import { sayMonth } from '../time/say-time.ts';
import { t } from '../words.ts';
import { withEntries } from './chosen-entries.ts';

interface Props {
  entries: readonly EntrySummary[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
  /** Whether its entries are shown from the start; a long record is chosen by months. */
  unfolded: boolean;
}

/** One month: chosen as a whole, or entry by entry. */
export function MonthChoice({ entries, chosen, onChange, unfolded }: Props) {
  const [open, setOpen] = useState(unfolded);
  const count = entries.filter(({ id }) => chosen.has(id)).length;
  const put = (ids: readonly EntrySummary[], into: boolean) =>
    onChange(
      withEntries(
        chosen,
        ids.map(({ id }) => id),
        into,
      ),
    );
  const month = sayMonth(entries[0]?.at ?? '');
  return (
    <div class="choice-month">
      <div class="choice-month-head">
        <label class="choice">
          <input
            type="checkbox"
            checked={count === entries.length}
            indeterminate={count > 0 && count < entries.length}
            onChange={(event) => put(entries, event.currentTarget.checked)}
          />
          <span>
            <b>{month}</b> <span class="soft">{t('package_month_count', count, entries.length)}</span>
          </span>
        </label>
        <button
          type="button"
          class="button button-plain"
          aria-expanded={open}
          aria-label={t(open ? 'package_month_fold' : 'package_month_unfold', month)}
          onClick={() => setOpen(!open)}
        >
          {open ? t('package_fold') : t('package_unfold')}
        </button>
      </div>
      {open
        ? entries.map((entry) => (
            <label class="choice choice-entry" key={entry.id}>
              <input
                type="checkbox"
                checked={chosen.has(entry.id)}
                onChange={(event) => put([entry], event.currentTarget.checked)}
              />
              <span class="figures">
                {t('entry_number', entry.number)} <span class="soft">· {sayEntryTime(entry)} ·</span>{' '}
                {siteName(entry.site)}
                {stateName(entry.state) === null ? null : <span class="soft"> · {stateName(entry.state)}</span>}
              </span>
            </label>
          ))
        : null}
    </div>
  );
}
