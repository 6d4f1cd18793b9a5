import { useState } from 'preact/hooks';
import { noteLockChange } from '../../utils/record/note-lock.ts';
import { resetPassphrase } from '../../utils/vault/recovery.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { errorWords, t } from '../words.ts';
import { NewPassphrase } from './NewPassphrase.tsx';
import { RecoveryKeyField } from './RecoveryKeyField.tsx';

interface Props {
  onOpen: () => void;
  onCancel: () => void;
}

/** Opens the record with the key on paper, and sets a new passphrase in the same step: the old one is forgotten. */
export function RecoveryForm({ onOpen, onCancel }: Props) {
  const [written, setWritten] = useState('');
  const opening = useAction(async (next: string) => {
    await resetPassphrase(written, next);
    await noteLockChange('passphrase-changed');
    onOpen();
  });
  const group = opening.failure?.code === 'recovery-mistyped' ? Number(opening.failure.detail) : Number.NaN;
  const error =
    opening.failure === null
      ? null
      : Number.isNaN(group)
        ? errorWords(opening.failure.code)
        : t('recovery_group_wrong', group);
  return (
    <div class="stack">
      <h1>{t('recovery_open_title')}</h1>
      <p>{t('recovery_open_intro')}</p>
      <RecoveryKeyField written={written} error={error} onWritten={setWritten} />
      <NewPassphrase
        action={t('lock_open')}
        busy={opening.busy}
        onChosen={(passphrase) => void opening.run(passphrase)}
      />
      <Button kind="plain" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </div>
  );
}
