import { useRef, useState } from 'preact/hooks';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Notice } from '../design/Notice.tsx';
import { useAction } from '../data/use-action.ts';
import { t } from '../words.ts';
import { BackupKeyForm } from './BackupKeyForm.tsx';
import { type BroughtIn, type Offer, bringIn, headerOf, offerOf } from './bring-in.ts';
import { MergeFacts, bringsNothing } from './MergeFacts.tsx';
import { MoveProgress } from './MoveProgress.tsx';
import { sayDayTime } from '../time/say-time.ts';

/**
 * Puts a backup into an empty book, or adds what it holds to the entries that are there. First it is opened and
 * looked through; nothing is written before the person has seen what would come in.
 */
export function BringInSettings() {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<{ file: File; made: string } | null>(null);
  const [offer, setOffer] = useState<Offer | null>(null);
  const [done, setDone] = useState<BroughtIn | null>(null);
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const leave = () => {
    setFile(null);
    setOffer(null);
  };
  const choosing = useAction(async (chosen: File) => {
    leave();
    setDone(null);
    setFile({ file: chosen, made: (await headerOf(chosen)).made });
  }, 'cannot-read-file');
  const opening = useAction(async (key: { passphrase: string } | { recovery: string }) => {
    if (file === null) return;
    try {
      setOffer(await offerOf(file.file, key, setProgress));
    } finally {
      setProgress(null);
    }
  }, 'cannot-read-file');
  const bringing = useAction(async (accepted: Offer) => {
    try {
      setDone(await bringIn(accepted, setProgress));
      leave();
    } finally {
      setProgress(null);
    }
  });
  const failure = choosing.failure ?? opening.failure ?? bringing.failure;
  return (
    <div class="stack wide">
      <p>{t('bring_what')}</p>
      <div class="row">
        <Button onClick={() => input.current?.click()} busy={choosing.busy || bringing.busy}>
          {t('bring_choose')}
        </Button>
        <input
          ref={input}
          class="heard"
          type="file"
          accept=".daybook"
          aria-label={t('bring_file')}
          tabIndex={-1}
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            if (chosen !== undefined) void choosing.run(chosen);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {file !== null && offer === null ? (
        <>
          <p>{t('bring_made', sayDayTime(file.made))}</p>
          <BackupKeyForm busy={opening.busy} onKey={(key) => void opening.run(key)} onCancel={leave} />
        </>
      ) : null}
      {offer === null ? null : (
        <>
          {offer.kind === 'restore' ? (
            <Notice title={t('bring_restore_title')}>
              <p>{t('bring_restore')}</p>
            </Notice>
          ) : (
            <MergeFacts title={t('bring_merge_title')} facts={offer.preview} numbers={offer.numbers} />
          )}
          <div class="row">
            {offer.kind === 'merge' && bringsNothing(offer.preview) ? null : (
              <Button kind="primary" busy={bringing.busy} onClick={() => void bringing.run(offer)}>
                {t('bring_do')}
              </Button>
            )}
            <Button kind="plain" onClick={leave}>
              {t('cancel')}
            </Button>
          </div>
        </>
      )}
      {progress === null ? null : (
        <MoveProgress words={bringing.busy ? t('bring_bringing') : t('bring_reading')} progress={progress} />
      )}
      {done === null ? null : (
        <MergeFacts said title={t('bring_done')} facts={done} numbers={done.numbers} renumbered={done.renumbered} />
      )}
      {failure === null ? null : <ErrorNotice failure={failure} />}
    </div>
  );
}
