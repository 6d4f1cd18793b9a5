import { useState } from 'preact/hooks';
import { noteLockChange } from '../../utils/record/note-lock.ts';
import { changePassphrase, removePassphrase, setPassphrase } from '../../utils/vault/lock.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { Notice } from '../design/Notice.tsx';
import { NewPassphrase } from '../lock/NewPassphrase.tsx';
import { t } from '../words.ts';

interface Props {
  hasPassphrase: boolean;
  onChanged: () => void;
}

type Doing = 'set' | 'change' | 'remove' | null;

/** Sets, changes or removes the passphrase. */
export function PassphraseSettings({ hasPassphrase, onChanged }: Props) {
  const [doing, setDoing] = useState<Doing>(null);
  const [current, setCurrent] = useState('');
  const [done, setDone] = useState<string | null>(null);
  const finish = (words: string) => {
    setDone(words);
    setDoing(null);
    setCurrent('');
    onChanged();
  };
  const setting = useAction(async (next: string) => {
    await (hasPassphrase ? changePassphrase(current, next) : setPassphrase(next));
    await noteLockChange(hasPassphrase ? 'passphrase-changed' : 'passphrase-set');
    finish(hasPassphrase ? t('passphrase_changed') : t('passphrase_set_done'));
  });
  const removing = useAction(async () => {
    await removePassphrase(current);
    await noteLockChange('passphrase-removed');
    finish(t('passphrase_removed'));
  });
  const begin = (what: Doing) => {
    setDone(null);
    setDoing(what);
  };
  const failure = setting.failure ?? removing.failure;
  return (
    <div class="stack wide">
      <p>{hasPassphrase ? t('passphrase_is_set') : t('passphrase_is_not_set')}</p>
      {done === null ? null : (
        <Notice kind="said">
          <p>{done}</p>
        </Notice>
      )}
      {doing === null ? (
        <div class="row">
          {hasPassphrase ? (
            <>
              <Button onClick={() => begin('change')}>{t('passphrase_change')}</Button>
              <Button onClick={() => begin('remove')}>{t('passphrase_remove')}</Button>
            </>
          ) : (
            <Button onClick={() => begin('set')}>{t('passphrase_set')}</Button>
          )}
        </div>
      ) : (
        <>
          {hasPassphrase ? (
            <Field label={t('passphrase_current')}>
              {(control) => (
                <input
                  {...control}
                  class="input"
                  type="password"
                  autocomplete="off"
                  value={current}
                  onInput={(event) => setCurrent(event.currentTarget.value)}
                />
              )}
            </Field>
          ) : null}
          {doing === 'remove' ? (
            <>
              <p>{t('passphrase_remove_hint')}</p>
              <Button kind="primary" busy={removing.busy} onClick={removing.run}>
                {t('passphrase_remove')}
              </Button>
            </>
          ) : (
            <>
              <p>{t('passphrase_no_recovery')}</p>
              <NewPassphrase
                action={hasPassphrase ? t('passphrase_change') : t('passphrase_set')}
                busy={setting.busy}
                onChosen={(next) => void setting.run(next)}
              />
            </>
          )}
          {failure === null ? null : <ErrorNotice failure={failure} />}
          <Button kind="plain" onClick={() => begin(null)}>
            {t('cancel')}
          </Button>
        </>
      )}
    </div>
  );
}
