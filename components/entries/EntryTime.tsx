import type { EntrySummary } from '../../utils/record/types.ts';
import { sayClock, sayDayTime, sayMonth, sayShortDay, sayWeekday, sayYear } from '../time/say-time.ts';
import { TimeText } from '../time/TimeText.tsx';
import { t } from '../words.ts';

type Timed = Pick<EntrySummary, 'at' | 'precision'>;

/** The time of an entry in one line, no more exact than it is known. */
export function sayEntryTime({ at, precision }: Timed): string {
  if (precision === 'exact' || precision === 'minute') return sayDayTime(at);
  if (precision === 'day') return sayWeekday(at);
  if (precision === 'words') return t('entry_when_kept', sayShortDay(at));
  return precision === 'month' ? sayMonth(at) : sayYear(at);
}

/** The same for a line under its month's name: day and clock in columns of their own. */
export function EntryTime({ at, precision }: Timed) {
  if (precision === 'exact' || precision === 'minute') {
    return (
      <>
        <TimeText utc={at} say={sayWeekday} />
        <span class="heard"> </span>
        <TimeText utc={at} say={sayClock} />
      </>
    );
  }
  if (precision === 'day') return <TimeText utc={at} say={sayWeekday} />;
  if (precision === 'words') return <span class="soft">{t('entry_when_kept', sayShortDay(at))}</span>;
  return <span class="soft">{precision === 'month' ? t('entry_when_month') : t('entry_when_year', sayYear(at))}</span>;
}
