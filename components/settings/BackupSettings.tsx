import { useState } from 'preact/hooks';
import type { BackupProgress } from '../../utils/backup/write-backup.ts';
import {
  type ReminderChoice,
  chooseReminder,
  lastBackup,
  reminderChoice,
  reminderChoices,
} from '../../utils/record/last-backup.ts';
import { useAction } from '../data/use-action.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { Notice } from '../design/Notice.tsx';
import { NewPassphrase } from '../lock/NewPassphrase.tsx';
import { sayDayTime } from '../time/say-time.ts';
import { t, tCount } from '../words.ts';
import { MoveProgress } from './MoveProgress.tsx';
import { saveBackup } from './save-backup.ts';

function ReminderField() {
  const [choice, reload] = useLoaded(reminderChoice, 'reminder');
  const choosing = useAction(async (next: ReminderChoice) => {
    await chooseReminder(next);
    reload();
  });
  if (choice.state !== 'ready') return null;
  return (
    <>
      <Field label={t('backup_reminder')} hint={t('backup_reminder_hint')}>
        {(control) => (
          <select
            {...control}
            class="input input-short"
            value={String(choice.value)}
            onChange={(event) => void choosing.run(Number(event.currentTarget.value) as ReminderChoice)}
          >
            {reminderChoices.map((one) => (
              <option key={one} value={String(one)}>
                {one === 0 ? t('backup_reminder_never') : tCount('backup_reminder_after', one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {choosing.failure === null ? null : <ErrorNotice failure={choosing.failure} />}
    </>
  );
}

/** Writes the whole book to one locked file. A book without a passphrase gets one for the file. */
export function BackupSettings({ hasPassphrase }: { hasPassphrase: boolean }) {
  const [last, reload] = useLoaded(lastBackup, 'backup');
  const [choosing, setChoosing] = useState(false);
  const [progress, setProgress] = useState<BackupProgress | null>(null);
  const [done, setDone] = useState(false);
  const saving = useAction(async (passphrase: string | null) => {
    setDone(false);
    try {
      const saved = await saveBackup(passphrase, setProgress);
      setDone(saved);
      setChoosing(false);
      reload();
    } finally {
      setProgress(null);
    }
  });
  const press = () => (hasPassphrase ? void saving.run(null) : setChoosing(true));
  return (
    <div class="stack wide">
      <p>{t('backup_what')}</p>
      <p class="soft">
        {last.state !== 'ready'
          ? ''
          : last.value.at === null
            ? t('backup_none')
            : tCount('backup_last', last.value.newEntries, sayDayTime(last.value.at))}
      </p>
      {choosing ? (
        <>
          <p>{t('backup_passphrase_why')}</p>
          <NewPassphrase
            action={t('backup_make')}
            busy={saving.busy}
            onChosen={(passphrase) => void saving.run(passphrase)}
          />
          <Button kind="plain" onClick={() => setChoosing(false)}>
            {t('cancel')}
          </Button>
        </>
      ) : (
        <div class="row">
          <Button onClick={press} busy={saving.busy}>
            {t('backup_make')}
          </Button>
        </div>
      )}
      {progress === null ? null : <MoveProgress words={t('backup_writing')} progress={progress} />}
      {done ? (
        <Notice kind="said">
          <p>{t('backup_done')}</p>
        </Notice>
      ) : null}
      {saving.failure === null ? null : <ErrorNotice failure={saving.failure} />}
      <p class="soft small">{hasPassphrase ? t('backup_opens_with') : t('backup_opens_with_own')}</p>
      <ReminderField />
    </div>
  );
}
