import type { HappenedAt } from '../../utils/record/types.ts';
import { isLong } from '../../utils/shared/span.ts';
import { t } from '../words.ts';
import { sayDay, sayDayTime, sayMonth, sayYear } from './say-time.ts';

const sayers = { exact: sayDayTime, minute: sayDayTime, day: sayDay, month: sayMonth, year: sayYear } as const;

/** When something happened, no more exact than it is known; the person's or page's own words stand beside it. */
export function sayHappened(happened: HappenedAt): string {
  const { from, to, precision, words } = happened;
  if (from === null || precision === 'words') return words ?? t('time_unknown');
  const end = precision === 'exact' || precision === 'minute';
  const until = end && isLong({ from, to }) ? ` – ${sayers[precision](to!)}` : '';
  const said = `${sayers[precision](from)}${until}`;
  return words === null || precision === 'exact' ? said : t('time_with_words', said, words);
}
