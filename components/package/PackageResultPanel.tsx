import { useEffect, useRef } from 'preact/hooks';
import { addresses } from '../casebook/route.ts';
import { Button } from '../design/Button.tsx';
import { CopyCode } from '../design/CopyCode.tsx';
import { LinkButton } from '../design/LinkButton.tsx';
import { saySize } from '../entry/say-size.ts';
import { AskFromTab } from '../stamp/AskFromTab.tsx';
import { AddTimestamp } from '../verify/AddTimestamp.tsx';
import { t, tCount } from '../words.ts';
import { FilesToSave } from './FilesToSave.tsx';
import type { Saved } from './save-package.ts';
import './package-result.css';

interface Props {
  saved: Saved;
  onAgain: () => void;
}

/** What was made, the digest that can be quoted, and what to do next. */
export function PackageResultPanel({ saved: { result, files, whole }, onAgain }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="stack stack-loose wide">
      <div class="result stack">
        <h2 ref={heading} tabIndex={-1}>
          {t('result_title')}
        </h2>
        <dl class="result-facts">
          <div>
            <dt>{t('result_file')}</dt>
            <dd>
              {result.volumes.map(({ fileName }) => (
                <div key={fileName}>
                  <bdi>{fileName}</bdi>
                </div>
              ))}
            </dd>
          </div>
          <div>
            <dt>{t('result_holds')}</dt>
            <dd>
              {t(
                'result_counts',
                tCount('entries_count', result.entries),
                tCount('files_count', result.exhibits),
                saySize(result.sizeBytes),
              )}
            </dd>
          </div>
          <div>
            <dt>{t('result_digest')}</dt>
            <dd>
              <CopyCode text={result.digest} what={t('result_digest')} />
            </dd>
          </div>
          <div>
            <dt>{t('result_key')}</dt>
            <dd>
              <CopyCode text={result.keyFingerprint} what={t('result_key')} />
            </dd>
          </div>
        </dl>
        {files.length > 1 ? <FilesToSave files={files} /> : null}
      </div>
      <section class="stack" aria-labelledby="digest-why">
        <h2 id="digest-why">{t('result_digest_why_title')}</h2>
        <p>{t('result_digest_why')}</p>
        <p class="soft">{t('result_digest_limits')}</p>
      </section>
      {whole === null ? null : (
        <AddTimestamp content={whole} name={result.fileName} digest={result.digest} Tab={AskFromTab} />
      )}
      <section class="stack" aria-labelledby="next">
        <h2 id="next">{t('result_next_title')}</h2>
        <ul class="bullets">
          <li>{t('result_next_plan')}</li>
          <li>{t('result_next_give')}</li>
          <li>{t('result_next_copy')}</li>
          <li>{t('result_next_traces')}</li>
          <li>{t('result_next_keep')}</li>
        </ul>
      </section>
      <div class="row">
        <LinkButton href={addresses.given(result.digest)}>{t('result_write_given')}</LinkButton>
        <LinkButton href={addresses.entries}>{t('back_to_entries')}</LinkButton>
        <Button kind="plain" onClick={onAgain}>
          {t('result_again')}
        </Button>
      </div>
    </div>
  );
}
