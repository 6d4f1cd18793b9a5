import type { EntrySummary } from '../../utils/record/types.ts';
import { siteName } from '../entries/entry-names.ts';
import { sayClock, sayShortDay } from '../time/say-time.ts';
import { t } from '../words.ts';

/** The last entries by number, day and platform; never a word of what they hold. */
export function RecentEntries({ entries }: { entries: readonly EntrySummary[] }) {
  return (
    <section aria-labelledby="recent">
      <h2 id="recent" class="recent-title">
        {t('popup_recent')}
      </h2>
      <ol class="recent figures">
        {entries.map((entry) => (
          <li key={entry.id}>
            <a class="recent-row" href={`/casebook.html#/entry/${entry.id}`} target="_blank">
              <span class="recent-number">{entry.number}</span>
              <span>
                {sayShortDay(entry.at)}{' '}
                {entry.precision === 'exact' || entry.precision === 'minute' ? (
                  <span class="soft">{sayClock(entry.at)}</span>
                ) : null}
              </span>
              <span class="soft">{siteName(entry.site)}</span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
