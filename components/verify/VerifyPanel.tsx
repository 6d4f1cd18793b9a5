import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import type { Report } from '../../utils/verify/report.ts';
import type { KeySeen } from '../../utils/verify/seen-keys.ts';
import { useAction } from '../data/use-action.ts';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { t } from '../words.ts';
import { AddTimestamp, type AskProps } from './AddTimestamp.tsx';
import { CheckResult } from './CheckResult.tsx';
import { FileDrop } from './FileDrop.tsx';
import { forgetKeys, seeKey } from './key-memory.ts';

interface Done {
  files: readonly File[];
  report: Report;
  seen: KeySeen;
}

/** Takes a package, or all its volumes, and says what was found. The same on the extension's page and on an agency's. */
export function VerifyPanel({ Tab }: { Tab?: ComponentType<AskProps> }) {
  const [key, setKey] = useState('');
  const [digest, setDigest] = useState('');
  const [read, setRead] = useState(0);
  const [done, setDone] = useState<Done | null>(null);
  const checking = useAction(async (files: readonly File[]) => {
    setDone(null);
    setRead(0);
    const { verifyPackage } = await import('../../utils/verify/verify-package.ts');
    const { blobAccess } = await import('../../utils/verify/random-access.ts');
    const report = await verifyPackage(files.map(blobAccess), {
      ...(key.trim() === '' ? {} : { key: key.trim() }),
      ...(digest.trim() === '' ? {} : { digest: digest.trim() }),
      onProgress: ({ bytes, of }) => setRead(of === 0 ? 1 : bytes / of),
    });
    setDone({ files, report, seen: seeKey(report) });
  }, 'cannot-read-file');
  const code = (value: string, change: (value: string) => void) => (control: object) => (
    <input
      {...control}
      class="input"
      dir="ltr"
      spellcheck={false}
      autocomplete="off"
      value={value}
      onInput={(event) => change(event.currentTarget.value)}
    />
  );
  return (
    <div class="stack stack-loose wide">
      <div class="stack">
        <h1>{t('verify_title')}</h1>
        <p>{t('verify_intro')}</p>
      </div>
      <Field label={t('verify_key')} hint={t('verify_key_hint')} optional={t('optional')}>
        {code(key, setKey)}
      </Field>
      <Field label={t('verify_digest')} hint={t('verify_digest_hint')} optional={t('optional')}>
        {code(digest, setDigest)}
      </Field>
      <FileDrop busy={checking.busy} onFiles={(files) => void checking.run(files)} />
      <div class="wide" role="status">
        {checking.busy ? (
          <p>
            {t('verify_busy')} <progress max={1} value={read} aria-label={t('verify_busy')} />
          </p>
        ) : null}
      </div>
      {checking.failure === null ? null : <ErrorNotice failure={checking.failure} />}
      {done === null ? null : (
        <>
          <CheckResult
            name={done.files.map(({ name }) => name).join(', ')}
            report={done.report}
            seen={done.seen}
            onForget={() => {
              forgetKeys();
              setDone({ ...done, seen: { state: 'new', before: null } });
            }}
          />
          {done.report.ok && done.report.package.timestamp === null && done.files.length === 1 ? (
            <AddTimestamp
              content={done.files[0]!}
              name={done.files[0]!.name}
              digest={done.report.package.digest ?? ''}
              Tab={Tab}
            />
          ) : null}
        </>
      )}
    </div>
  );
}
