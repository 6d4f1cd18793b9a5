import { useState } from 'preact/hooks';
import type { Report } from '../../utils/verify/report.ts';
import { useTitle } from '../casebook/use-title.ts';
import { useAction } from '../data/use-action.ts';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { PageFrame } from '../design/PageFrame.tsx';
import { t } from '../words.ts';
import { CheckResult } from './CheckResult.tsx';
import { FileDrop } from './FileDrop.tsx';

/** Checks a package here, in this browser: nothing of it is sent anywhere or kept. */
export function VerifyScreen() {
  useTitle(t('verify_title'));
  const [key, setKey] = useState('');
  const [done, setDone] = useState<{ name: string; report: Report } | null>(null);
  const checking = useAction(async (file: File) => {
    setDone(null);
    const { verifyPackage } = await import('../../utils/verify/verify-package.ts');
    const { blobAccess } = await import('../../utils/verify/random-access.ts');
    const expected = key.trim();
    const report = await verifyPackage([blobAccess(file)], expected === '' ? {} : { key: expected });
    setDone({ name: file.name, report });
  }, 'cannot-read-file');
  return (
    <PageFrame>
      <div class="stack stack-loose">
        <div class="stack">
          <h1>{t('verify_title')}</h1>
          <p>{t('verify_intro')}</p>
        </div>
        <Field label={t('verify_key')} hint={t('verify_key_hint')} optional={t('optional')}>
          {(control) => (
            <input
              {...control}
              class="input"
              dir="ltr"
              spellcheck={false}
              value={key}
              onInput={(event) => setKey(event.currentTarget.value)}
            />
          )}
        </Field>
        <FileDrop busy={checking.busy} onFile={(file) => void checking.run(file)} />
        <div class="wide" role="status">
          {checking.busy ? <p>{t('verify_busy')}</p> : null}
        </div>
        {checking.failure === null ? null : <ErrorNotice failure={checking.failure} />}
        {done === null ? null : <CheckResult name={done.name} report={done.report} />}
      </div>
    </PageFrame>
  );
}
