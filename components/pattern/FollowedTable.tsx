import type { Followed } from '../../utils/pattern/what-followed.ts';
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

/** What is written down after each thing that was done about it. One after the other: no cause is claimed. */
export function FollowedTable({ followed, idOf }: Props) {
  return (
    <section class="panel" aria-labelledby="followed">
      <h2 id="followed">{t('pattern_followed_heading')}</h2>
      <p class="soft small">{t('pattern_followed_hint')}</p>
      <div class="drawing-scroll">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('pattern_when')}</th>
              <th scope="col">{t('pattern_what')}</th>
              <th scope="col">{t('pattern_before')}</th>
              <th scope="col">{t('pattern_after')}</th>
              <th scope="col">{t('pattern_next')}</th>
              <th scope="col">{t('pattern_new_accounts')}</th>
            </tr>
          </thead>
          <tbody>
            {followed.map((row) => (
              <tr key={row.thing.id}>
                <td>{sayDay(row.at)}</td>
                <td dir="auto">{nameOf(row)}</td>
                <td>{row.before.length === 0 ? '0' : <EntryNumbers numbers={row.before} idOf={idOf} />}</td>
                <td>{row.after.length === 0 ? '0' : <EntryNumbers numbers={row.after} idOf={idOf} />}</td>
                <td>{row.daysToNext === null ? t('pattern_none_since') : tCount('pattern_days', row.daysToNext)}</td>
                <td>
                  {row.newAccounts.map(({ key, shownAs, firstEntry, days }) => (
                    <span key={key}>
                      <bdi>{shownAs}</bdi> ({tCount('pattern_days', days)}){' '}
                      <EntryNumbers numbers={[firstEntry]} idOf={idOf} />
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
