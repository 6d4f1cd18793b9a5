import type { Entry } from '../../utils/record/types.ts';
import { sayHappened } from '../time/say-happened.ts';
import { t } from '../words.ts';
import './facts.css';

/** Who, where and when of something that happened away from the screen. */
export function OfflineFacts({ entry }: { entry: Entry }) {
  const facts = [
    { label: t('offline_when'), value: sayHappened(entry.happened) },
    { label: t('offline_who'), value: entry.who },
    { label: t('offline_where'), value: entry.where },
  ];
  return (
    <section class="stack" aria-labelledby="facts">
      <h2 id="facts">{t('entry_details')}</h2>
      <dl class="facts">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <bdi>{value ?? t('not_said')}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
