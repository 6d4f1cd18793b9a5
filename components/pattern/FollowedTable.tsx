import type { Followed } from '../../utils/pattern/what-followed.ts';
import { StackTable } from '../design/StackTable.tsx';
import { EntryNumbers } from '../things/EntryNumbers.tsx';
import { sayDay } from '../time/say-time.ts';
import { t, tCount } from '../words.ts';
import { laneName } from './drawing-words.ts';

interface Props {
  followed: readonly Followed[];
  idOf: (number: number) => string | undefined;
}

function nameOf({ kind, thing }: Followed): string {
  if (thing.kind === 'mark') return laneName({ group: 'mark', name: thing.body.kind });
  if (thing.kind === 'order') return thing.body.name;
  return thing.body.organisation ?? laneName({ group: kind, name: '' });
}

function sayDaysLater(days: number): string {
  return days === 0 ? t('pattern_same_day') : tCount('pattern_days', days);
}

function NewAccounts({ accounts, idOf }: { accounts: Followed['newAccounts']; idOf: Props['idOf'] }) {
  if (accounts.length === 0) return <>–</>;
  return (
    <span class="table-lines">
      {accounts.map(({ key, shownAs, firstEntry, days }) => (
        <span key={key}>
          <bdi>{shownAs}</bdi> <span class="soft">({sayDaysLater(days)})</span>{' '}
          <EntryNumbers numbers={[firstEntry]} idOf={idOf} />
        </span>
      ))}
    </span>
  );
}

/** What is written down after each thing that was done about it. One after the other: no cause is claimed. */
export function FollowedTable({ followed, idOf }: Props) {
  return (
    <section class="panel" aria-labelledby="followed">
      <h2 id="followed">{t('pattern_followed_heading')}</h2>
      <p class="soft small">{t('pattern_followed_hint')}</p>
      <StackTable
        heads={[
          t('pattern_what'),
          t('pattern_when'),
          t('pattern_before'),
          t('pattern_after'),
          t('pattern_next'),
          t('pattern_new_accounts'),
        ]}
        rows={followed.map((row) => ({
          key: row.thing.id,
          cells: [
            <span dir="auto">{nameOf(row)}</span>,
            sayDay(row.at),
            row.before.length === 0 ? '0' : <EntryNumbers numbers={row.before} idOf={idOf} />,
            row.after.length === 0 ? '0' : <EntryNumbers numbers={row.after} idOf={idOf} />,
            row.daysToNext === null ? t('pattern_none_since') : sayDaysLater(row.daysToNext),
            <NewAccounts accounts={row.newAccounts} idOf={idOf} />,
          ],
        }))}
      />
    </section>
  );
}
