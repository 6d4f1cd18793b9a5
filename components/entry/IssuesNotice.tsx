import type { CaptureIssue } from '../../utils/record/types.ts';
import { Notice } from '../design/Notice.tsx';
import { errorWords, t, wordOr } from '../words.ts';

function Issue({ issue }: { issue: CaptureIssue }) {
  const missing = (issue.missing ?? []).map((name) => wordOr(`missing_${name}`, name)).join(', ');
  // A capture that lacks a field has no error of its own to tell: naming what is missing says it all.
  const onlyMissing = missing !== '' && issue.step === 'quality';
  return (
    <li>
      {onlyMissing ? t('issue_missing', missing) : errorWords(issue.code)}
      {missing !== '' && !onlyMissing ? ` ${t('issue_missing', missing)}` : ''}
      <span class="soft small"> {t('issue_step', wordOr(`step_${issue.step}`, issue.step))}</span>
    </li>
  );
}

/** What a capture did not get, in plain words. */
export function IssuesNotice({ issues, failed }: { issues: readonly CaptureIssue[]; failed: boolean }) {
  if (issues.length === 0) return null;
  return (
    <Notice title={failed ? t('issues_failed') : t('issues_partial')}>
      <ul class="bullets">
        {issues.map((issue, at) => (
          <Issue key={at} issue={issue} />
        ))}
      </ul>
    </Notice>
  );
}
