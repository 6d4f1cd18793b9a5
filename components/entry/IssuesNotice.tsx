import type { CaptureIssue } from '../../utils/record/types.ts';
import { Notice } from '../design/Notice.tsx';
import { errorWords, t, tCount, wordOr } from '../words.ts';
import { WhatChanged } from './WhatChanged.tsx';

/** The names of fields in plain words; null where something else than fields is missing (files, addresses). */
function fieldNames(missing: readonly string[]): string[] | null {
  const names = missing.map((name) => wordOr(`missing_${name}`, ''));
  return names.includes('') ? null : names;
}

function Missing({ missing }: { missing: readonly string[] }) {
  return (
    <details>
      <summary>{tCount('issue_list', missing.length)}</summary>
      <ul class="bullets small">
        {missing.map((line, at) => (
          <li key={at}>
            <code dir="auto">{line}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Issue({ issue }: { issue: CaptureIssue }) {
  const missing = issue.missing ?? [];
  const fields = fieldNames(missing);
  const fieldWords = fields === null || fields.length === 0 ? null : t('issue_missing', fields.join(', '));
  // A capture that only lacks fields has no more to tell than which.
  const said = issue.step === 'quality' && fieldWords !== null ? [fieldWords] : [errorWords(issue.code), fieldWords];
  return (
    <li>
      {said.filter((sentence) => sentence !== null).join(' ')}
      <span class="soft small"> {t('issue_step', wordOr(`step_${issue.step}`, issue.step))}</span>
      {fields === null ? <Missing missing={missing} /> : null}
    </li>
  );
}

interface Props {
  issues: readonly CaptureIssue[];
  failed: boolean;
  /** For the maintainers, where a platform's page was not read whole. */
  drift: string | null;
}

/** What a capture did not get, in plain words. */
export function IssuesNotice({ issues, failed, drift }: Props) {
  if (issues.length === 0) return null;
  return (
    <Notice title={failed ? t('issues_failed') : t('issues_partial')}>
      <ul class="bullets">
        {issues.map((issue, at) => (
          <Issue key={at} issue={issue} />
        ))}
      </ul>
      {drift === null ? null : <WhatChanged text={drift} />}
    </Notice>
  );
}
