import { useEffect, useRef, useState } from 'preact/hooks';
import { type LockState, unlock } from '../../utils/vault/lock.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import { errorWords, t } from '../words.ts';
import { RecoveryForm } from './RecoveryForm.tsx';

interface Props {
  state: LockState;
  onOpen: () => void;
}

/** Asks for the passphrase. Whoever tries learns nothing here but whether it opened; wrong tries are told inside. */
export function LockScreen({ state, onOpen }: Props) {
  const [passphrase, setPassphrase] = useState('');
  const [withKey, setWithKey] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const opening = useAction(() => unlock(passphrase));
  useEffect(() => input.current?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await opening.run()) onOpen();
    else input.current?.select();
  };
  if (withKey) return <RecoveryForm onOpen={onOpen} onCancel={() => setWithKey(false)} />;
  return (
    <form class="stack" autocomplete="off" onSubmit={submit}>
      <h1>{t('lock_title')}</h1>
      <Field label={t('lock_passphrase')} error={opening.failure === null ? null : errorWords(opening.failure.code)}>
        {(control) => (
          <input
            {...control}
            ref={input}
            class="input"
            type="password"
            autocomplete="off"
            value={passphrase}
            onInput={(event) => setPassphrase(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button kind="primary" type="submit" busy={opening.busy}>
        {opening.busy ? t('lock_opening') : t('lock_open')}
      </Button>
      {state.recoveryMadeAt === null ? null : (
        <Button kind="plain" onClick={() => setWithKey(true)}>
          {t('recovery_forgot')}
        </Button>
      )}
      <p class="soft small">{t('lock_captures_still_work')}</p>
    </form>
  );
}
