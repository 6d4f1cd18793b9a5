import { useEffect, useRef } from 'preact/hooks';
import type { Check, Report } from '../../utils/verify/report.ts';
import type { KeySeen } from '../../utils/verify/seen-keys.ts';
import { Button } from '../design/Button.tsx';
import { Chip } from '../design/Chip.tsx';
import { CopyCode } from '../design/CopyCode.tsx';
import { Notice } from '../design/Notice.tsx';
import { TimeText } from '../time/TimeText.tsx';
import { t, tCount } from '../words.ts';
import { sayCheck, sayProblem } from './say-check.ts';
import { TimestampFacts } from './TimestampFacts.tsx';
import './check-result.css';

interface Props {
  name: string;
  report: Report;
  seen: KeySeen;
  onForget: () => void;
}

function CheckRow({ check, report }: { check: Check; report: Report }) {
  const problems = check.problems ?? [];
  return (
    <li class="check">
      <h3>
        {t(`check_${check.id}`)} <Chip strong={!check.ok}>{check.ok ? t('check_fits') : t('check_differs')}</Chip>
      </h3>
      <p class="small soft">{t(`check_${check.id}_what`)}</p>
      <p>{sayCheck(check, report)}</p>
      {check.where === undefined ? null : (
        <p class="small">
          {t('check_where')} <code dir="auto">{check.where}</code>
        </p>
      )}
      {problems.length < 2 ? null : (
        <details>
          <summary>{tCount('check_all_problems', problems.length)}</summary>
          <ul class="bullets small">
            {problems.map((problem, at) => (
              <li key={at}>
                {sayProblem(problem.code)}{' '}
                {problem.where === undefined ? null : <code dir="auto">{problem.where}</code>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** What is known here of the key from packages before. */
function KeyBefore({ seen, onForget }: Pick<Props, 'seen' | 'onForget'>) {
  const { state, before } = seen;
  if (before === null) return <p class="small">{t('seen_new')}</p>;
  const since = <TimeText utc={before.firstUtc} />;
  return state === 'changed' ? (
    <Notice>
      <p>
        {t('seen_changed')} {since}
      </p>
      <CopyCode text={before.key} what={t('verify_signed_with')} />
      <Button onClick={onForget}>{t('seen_forget')}</Button>
    </Notice>
  ) : (
    <p class="small">
      {tCount('seen_same', before.packages)} {since}{' '}
      <Button kind="plain" onClick={onForget}>
        {t('seen_forget')}
      </Button>
    </p>
  );
}

function Facts({ report, seen, onForget }: Omit<Props, 'name'>) {
  const { made, key, entries, exhibits, volumes, record } = report.package;
  const digest = volumes[0]?.digest ?? null;
  return (
    <dl class="check-facts">
      <div>
        <dt>{t('result_holds')}</dt>
        <dd>{t('verify_counts', tCount('entries_count', entries), tCount('files_count', exhibits))}</dd>
      </div>
      {made === null ? null : (
        <div>
          <dt>{t('verify_made')}</dt>
          <dd>{Number.isNaN(Date.parse(made)) ? <bdi>{made}</bdi> : <TimeText utc={made} />}</dd>
        </div>
      )}
      {digest === null ? null : (
        <div>
          <dt>{t('result_digest')}</dt>
          <dd>
            <CopyCode text={digest} what={t('result_digest')} />
          </dd>
        </div>
      )}
      {key === null ? null : (
        <div>
          <dt>{t('verify_signed_with')}</dt>
          <dd>
            <CopyCode text={key} what={t('verify_signed_with')} />
            <KeyBefore seen={seen} onForget={onForget} />
          </dd>
        </div>
      )}
      {record === null ? null : (
        <div>
          <dt>{t('verify_record')}</dt>
          <dd>
            <CopyCode text={record} what={t('verify_record')} />
          </dd>
        </div>
      )}
    </dl>
  );
}

/** What the checks found: the answer first, then each check, then what the package is. */
export function CheckResult({ name, report, seen, onForget }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [report]);
  return (
    <section class="stack stack-loose wide" aria-labelledby="answer">
      <div class="stack stack-tight">
        <h2 id="answer" ref={heading} tabIndex={-1}>
          {report.ok ? t('verify_ok') : t('verify_not_ok')}
        </h2>
        <p class="soft">
          <bdi>{name}</bdi>
        </p>
        <p>{report.ok ? t('verify_ok_means') : t('verify_not_ok_means')}</p>
      </div>
      <ul class="checks">
        {report.checks.map((check) => (
          <CheckRow key={check.id} check={check} report={report} />
        ))}
      </ul>
      {report.compared === null ? null : (
        <Notice>
          <p>
            {report.compared.found === null ? t('verify_digest_none') : t('verify_digest_found', report.compared.found)}
          </p>
        </Notice>
      )}
      <Facts report={report} seen={seen} onForget={onForget} />
      {report.package.timestamp === null ? null : <TimestampFacts timestamp={report.package.timestamp} />}
      <p class="soft">{t('verify_limits')}</p>
    </section>
  );
}
