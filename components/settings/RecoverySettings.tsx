import { useState } from 'preact/hooks';
import { noteLockChange } from '../../utils/record/note-lock.ts';
import { makeRecoveryKey, removeRecoveryKey } from '../../utils/vault/recovery.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { RecoverySheet } from '../lock/RecoverySheet.tsx';
import { sayDayTime } from '../time/say-time.ts';
import { t } from '../words.ts';

interface Props {
  madeAt: string | null;
  onChanged: () => void;
}

/** Makes, renews or removes the recovery key. */
export function RecoverySettings({ madeAt, onChanged }: Props) {
  const [groups, setGroups] = useState<string[] | null>(null);
  const making = useAction(async () => {
    const made = await makeRecoveryKey();
    await noteLockChange('recovery-key-made');
    setGroups(made);
    onChanged();
  });
  const removing = useAction(async () => {
    await removeRecoveryKey();
    await noteLockChange('recovery-key-removed');
    onChanged();
  });
  const failure = making.failure ?? removing.failure;
  if (groups !== null) {
    return <RecoverySheet groups={groups} madeAt={madeAt ?? new Date().toISOString()} onDone={() => setGroups(null)} />;
  }
  return (
    <div class="stack wide">
      <p>{t('recovery_what')}</p>
      <p class="soft">{madeAt === null ? t('recovery_none') : t('recovery_made', sayDayTime(madeAt))}</p>
      <div class="row">
        <Button onClick={() => void making.run()} busy={making.busy}>
          {madeAt === null ? t('recovery_make') : t('recovery_renew')}
        </Button>
        {madeAt === null ? null : (
          <Button onClick={() => void removing.run()} busy={removing.busy}>
            {t('recovery_remove')}
          </Button>
        )}
      </div>
      {failure === null ? null : <ErrorNotice failure={failure} />}
    </div>
  );
}
