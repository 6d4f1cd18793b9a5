import type { Timestamp } from '../../utils/verify/timestamp-token.ts';
import { CopyCode } from '../design/CopyCode.tsx';
import { TimeText } from '../time/TimeText.tsx';
import { t } from '../words.ts';

/** Everything that a timestamp says, as it stands in it, and what it is not. */
export function TimestampFacts({ timestamp }: { timestamp: Timestamp }) {
  const { time, policy, chain, last } = timestamp;
  return (
    <dl class="check-facts">
      <div>
        <dt>{t('stamp_time')}</dt>
        <dd>
          <TimeText utc={time} />
        </dd>
      </div>
      <div>
        <dt>{t('stamp_chain')}</dt>
        <dd>
          <ol class="bullets">
            {chain.map((name, at) => (
              <li key={at}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ol>
          {last.isRoot ? null : <p>{t('stamp_chain_open')}</p>}
        </dd>
      </div>
      <div>
        <dt>{t('stamp_last')}</dt>
        <dd>
          <CopyCode text={last.sha256} what={t('stamp_last')} />
        </dd>
      </div>
      <div>
        <dt>{t('stamp_policy')}</dt>
        <dd>
          <code dir="ltr">{policy}</code>
        </dd>
      </div>
      <div>
        <dt>{t('stamp_worth_title')}</dt>
        <dd>{t('stamp_worth')}</dd>
      </div>
    </dl>
  );
}
