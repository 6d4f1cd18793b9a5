import { useRef, useState } from 'preact/hooks';
import { DaybookError } from '../../utils/shared/errors.ts';
import type { Timestamp } from '../../utils/verify/timestamp-token.ts';
import { saveFile } from '../data/save-file.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Notice } from '../design/Notice.tsx';
import { t } from '../words.ts';
import { sayProblem } from './say-check.ts';
import { TimestampFacts } from './TimestampFacts.tsx';

interface Props {
  /** The package, or its first volume. */
  content: Blob;
  name: string;
  /** SHA-256 of its tag manifest. */
  digest: string;
}

interface Token {
  query: Uint8Array<ArrayBuffer>;
  reply: Uint8Array<ArrayBuffer>;
  timestamp: Timestamp;
}

/**
 * A trusted time by file: the query goes out, the authority's reply comes in, on whichever computer the person or their
 * adviser likes. This page asks nobody.
 */
export function AddTimestamp({ content, name, digest }: Props) {
  const query = useRef<Uint8Array<ArrayBuffer> | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const [token, setToken] = useState<Token | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const stem = name.replace(/\.zip$/iu, '');
  const asking = useAction(async () => {
    const { timestampQuery } = await import('../../utils/package/timestamp-query.ts');
    query.current ??= timestampQuery(digest);
    saveFile(new Blob([query.current], { type: 'application/timestamp-query' }), `${stem}.tsq`);
  });
  const taking = useAction(async (files: readonly File[]) => {
    setToken(null);
    setProblem(null);
    const { checkTimestamp, largestReply } = await import('../../utils/verify/timestamp-token.ts');
    const file = files.find((one) => /\.tsr$/iu.test(one.name)) ?? files[0];
    if (!file || file.size > largestReply) throw new DaybookError('cannot-read-file');
    const own = files.find((one) => /\.tsq$/iu.test(one.name));
    const asked = own ? new Uint8Array(await own.arrayBuffer()) : query.current;
    if (!asked) return setProblem(t('stamp_needs_query'));
    const reply = new Uint8Array(await file.arrayBuffer());
    const checked = await checkTimestamp({ reply, query: asked, chainPem: '' }, digest);
    if (checked.problem !== null || !checked.timestamp) {
      return setProblem(sayProblem(checked.problem ?? 'timestamp-unreadable'));
    }
    setToken({ query: asked, reply, timestamp: checked.timestamp });
  }, 'cannot-read-file');
  const saving = useAction(async () => {
    if (!token) return;
    const { withTimestamp } = await import('../../utils/package/with-timestamp.ts');
    const { chainPem, time } = token.timestamp;
    saveFile(await withTimestamp(content, { ...token, chainPem }, time), `${stem}-stamped.zip`);
  }, 'package-not-written');
  const failure = asking.failure ?? taking.failure ?? saving.failure;
  return (
    <details class="wide">
      <summary>{t('stamp_title')}</summary>
      <div class="stack wide">
        <p>{t('stamp_intro')}</p>
        <p class="soft">{t('stamp_limits')}</p>
        <div class="row">
          <Button busy={asking.busy} onClick={() => void asking.run()}>
            {t('stamp_save_query')}
          </Button>
          <Button busy={taking.busy} onClick={() => input.current?.click()}>
            {t('stamp_choose_reply')}
          </Button>
          <input
            ref={input}
            class="heard"
            type="file"
            multiple
            accept=".tsr,.tsq"
            aria-label={t('stamp_choose_reply')}
            tabIndex={-1}
            onChange={(event) => {
              void taking.run([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
        </div>
        {failure === null ? null : <ErrorNotice failure={failure} />}
        {problem === null ? null : (
          <Notice>
            <p role="alert">{problem}</p>
          </Notice>
        )}
        {token === null ? null : (
          <>
            <TimestampFacts timestamp={token.timestamp} />
            <Button kind="primary" busy={saving.busy} onClick={() => void saving.run()}>
              {t('stamp_save_package')}
            </Button>
          </>
        )}
      </div>
    </details>
  );
}
