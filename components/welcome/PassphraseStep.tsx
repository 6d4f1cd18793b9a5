import { useState } from 'preact/hooks';
import { noteLockChange } from '../../utils/record/note-lock.ts';
import { lockState, setPassphrase } from '../../utils/vault/lock.ts';
import { useAction } from '../data/use-action.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Notice } from '../design/Notice.tsx';
import { NewPassphrase } from '../lock/NewPassphrase.tsx';
import { t } from '../words.ts';
import type { StepProps } from './step.ts';

/** Offers a passphrase, says plainly what one does and what it means to have none, and takes "not now" for an answer. */
export function PassphraseStep({ onNext }: StepProps) {
  const [state, reload] = useLoaded(lockState, 'welcome');
  const [done, setDone] = useState(false);
  const setting = useAction(async (passphrase: string) => {
    await setPassphrase(passphrase);
    await noteLockChange('passphrase-set');
    setDone(true);
    reload();
  });
  if (state.state === 'failed') return <ErrorNotice failure={state.failure} />;
  if (state.state === 'loading') return null;
  if (state.value.hasPassphrase) {
    return (
      <>
        <Notice kind="said">
          <p>{done ? t('passphrase_set_done') : t('passphrase_is_set')}</p>
        </Notice>
        <Button kind="primary" onClick={onNext}>
          {t('welcome_next')}
        </Button>
      </>
    );
  }
  return (
    <>
      <div class="stack">
        <p>{t('welcome_passphrase_what')}</p>
        <p>{t('passphrase_no_recovery')}</p>
      </div>
      <NewPassphrase
        action={t('passphrase_set')}
        busy={setting.busy}
        onChosen={(passphrase) => void setting.run(passphrase)}
      />
      {setting.failure === null ? null : <ErrorNotice failure={setting.failure} />}
      <div class="stack stack-tight">
        <Button onClick={onNext}>{t('welcome_not_now')}</Button>
        <p class="soft small">{t('welcome_not_now_means')}</p>
      </div>
    </>
  );
}
