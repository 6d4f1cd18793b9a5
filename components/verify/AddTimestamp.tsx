import type { ComponentType } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { DaybookError } from '../../utils/shared/errors.ts';
import type { Timestamp } from '../../utils/verify/timestamp-token.ts';
import { saveFile } from '../data/save-file.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { FileButton } from '../design/FileButton.tsx';
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
  /** How a tab asks; only in the extension. */
  Tab?: ComponentType<AskProps> | undefined;
}

/** What a way of asking is given: the query, and where its reply goes. */
export interface AskProps {
  /** The same each time. */
  query: () => Promise<Uint8Array<ArrayBuffer>>;
  onReply: (reply: Uint8Array<ArrayBuffer>) => void;
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
export function AddTimestamp({ content, name, digest, Tab }: Props) {
  const query = useRef<Uint8Array<ArrayBuffer> | null>(null);
  const [token, setToken] = useState<Token | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const stem = name.replace(/\.zip$/iu, '');
  const ownQuery = async (): Promise<Uint8Array<ArrayBuffer>> => {
    const { timestampQuery } = await import('../../utils/package/timestamp-query.ts');
    return (query.current ??= timestampQuery(digest));
  };
  const asking = useAction(async () => {
    saveFile(new Blob([await ownQuery()], { type: 'application/timestamp-query' }), `${stem}.tsq`);
  });
  const take = async (reply: Uint8Array<ArrayBuffer>, asked: Uint8Array<ArrayBuffer>): Promise<void> => {
    setToken(null);
    setProblem(null);
    const { checkTimestamp } = await import('../../utils/verify/timestamp-token.ts');
    const checked = await checkTimestamp({ reply, query: asked, chainPem: '' }, digest);
    if (checked.problem !== null || !checked.timestamp) {
      return setProblem(sayProblem(checked.problem ?? 'timestamp-unreadable'));
    }
    setToken({ query: asked, reply, timestamp: checked.timestamp });
  };
  const taking = useAction(async (files: readonly File[]) => {
    const { largestReply } = await import('../../utils/verify/timestamp-token.ts');
    const file = files.find((one) => /\.tsr$/iu.test(one.name)) ?? files[0];
    if (!file || file.size > largestReply) throw new DaybookError('cannot-read-file');
    const own = files.find((one) => /\.tsq$/iu.test(one.name));
    const asked = own ? new Uint8Array(await own.arrayBuffer()) : query.current;
    if (!asked) return setProblem(t('stamp_needs_query'));
    await take(new Uint8Array(await file.arrayBuffer()), asked);
  }, 'cannot-read-file');
  const hearing = useAction(
    async (reply: Uint8Array<ArrayBuffer>) => take(reply, await ownQuery()),
    'cannot-read-file',
  );
  const saving = useAction(async () => {
    if (!token) return;
    const { withTimestamp } = await import('../../utils/package/with-timestamp.ts');
    const { chainPem, time } = token.timestamp;
    saveFile(await withTimestamp(content, { ...token, chainPem }, time), `${stem}-stamped.zip`);
  }, 'package-not-written');
  const failure = asking.failure ?? taking.failure ?? hearing.failure ?? saving.failure;
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
          <FileButton
            busy={taking.busy}
            words={t('stamp_choose_reply')}
            accept=".tsr,.tsq"
            onFiles={(files) => void taking.run(files)}
          />
        </div>
        {Tab === undefined ? null : <Tab query={ownQuery} onReply={(reply) => void hearing.run(reply)} />}
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
