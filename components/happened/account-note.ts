import type { AccountCount } from '../../utils/pattern/accounts.ts';
import type { HappenedAt } from '../../utils/record/types.ts';
import { sayDay } from '../time/say-time.ts';
import { t } from '../words.ts';

const plain = (name: string): string => name.trim().replace(/^@/u, '').toLocaleLowerCase();

/**
 * What to look at where somebody is named by an account that was made only after the day; null where nothing is odd.
 * It is no error: a name can have belonged to somebody else before.
 */
export function accountNote(who: string, when: HappenedAt | null, accounts: readonly AccountCount[]): string | null {
  const named = plain(who);
  const until = when?.to ?? null;
  if (named === '' || until === null) return null;
  const same = accounts.filter(({ handles, names }) => [...handles, ...names].some((one) => plain(one) === named));
  // one of that name that was there already, or of which nobody knows, is enough
  if (same.some(({ made }) => made === null || made <= until)) return null;
  const made = same.flatMap((account) => account.made ?? []).toSorted()[0];
  return made === undefined ? null : t('happened_before_account', who.trim(), sayDay(made));
}
