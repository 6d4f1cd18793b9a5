import { useState } from 'preact/hooks';
import type { BackupKey } from '../../utils/backup/open-backup.ts';
import { Button } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import { RecoveryKeyField } from '../lock/RecoveryKeyField.tsx';
import { t } from '../words.ts';

interface Props {
  busy: boolean;
  onKey: (key: BackupKey) => void;
  onCancel: () => void;
}

/** Asks for what opens a backup: the passphrase of its time, or the key on paper. */
export function BackupKeyForm({ busy, onKey, onCancel }: Props) {
  const [written, setWritten] = useState('');
  const [onPaper, setOnPaper] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    if (written !== '') onKey(onPaper ? { recovery: written } : { passphrase: written });
  };
  return (
    <form class="stack" autocomplete="off" onSubmit={submit}>
      {onPaper ? (
        <RecoveryKeyField written={written} onWritten={setWritten} />
      ) : (
        <Field label={t('bring_passphrase')} hint={t('bring_passphrase_hint')}>
          {(control) => (
            <input
              {...control}
              class="input"
              type="password"
              autocomplete="off"
              value={written}
              onInput={(event) => setWritten(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      <div class="row">
        <Button kind="primary" type="submit" busy={busy}>
          {busy ? t('lock_opening') : t('lock_open')}
        </Button>
        <Button
          kind="plain"
          onClick={() => {
            setOnPaper(!onPaper);
            setWritten('');
          }}
        >
          {onPaper ? t('bring_with_passphrase') : t('recovery_forgot')}
        </Button>
        <Button kind="plain" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
