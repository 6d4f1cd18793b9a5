import { useEffect, useRef } from 'preact/hooks';
import type { Check, Report } from '../../utils/verify/report.ts';
import { Chip } from '../design/Chip.tsx';
import { CopyCode } from '../design/CopyCode.tsx';
import { TimeText } from '../time/TimeText.tsx';
import { t, tCount } from '../words.ts';
import { sayCheck, sayProblem } from './say-check.ts';
import './check-result.css';

function CheckRow({ check, report }: { check: Check; report: Report }) {
  const problems = check.problems ?? [];
  return (
    <li class="check">
      <h3>
        {t(`check_${check.id}`)} <Chip strong={!check.ok}>{check.ok ? t('check_fits') : t('check_differs')}</Chip>
      </h3>
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

function Facts({ report }: { report: Report }) {
  const { made, digest, key, entries, exhibits } = report.package;
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
          </dd>
        </div>
      )}
    </dl>
  );
}

/** What the checks found: the answer first, then each check, then what the package is. */
export function CheckResult({ name, report }: { name: string; report: Report }) {
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
      <Facts report={report} />
      <p class="soft">{t('verify_limits')}</p>
    </section>
  );
}
