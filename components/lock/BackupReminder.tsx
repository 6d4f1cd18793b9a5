import { putReminderOff, reminderDue } from '../../utils/record/last-backup.ts';
import { addresses } from '../casebook/route.ts';
import { useRecord } from '../data/use-record.ts';
import { Button } from '../design/Button.tsx';
import { Notice } from '../design/Notice.tsx';
import { t, tCount } from '../words.ts';
import { useState } from 'preact/hooks';

/** Says, once in a while and only where the person wants it, that what is new is in no backup. */
export function BackupReminder() {
  const due = useRecord(reminderDue, 'reminder');
  const [later, setLater] = useState(false);
  if (later || due.state !== 'ready' || due.value === null) return null;
  const { value } = due;
  return (
    <Notice>
      <p>
        {tCount('backup_reminds', value)} <a href={addresses.settings}>{t('backup_make')}</a>
      </p>
      <Button
        kind="plain"
        onClick={() => {
          setLater(true);
          void putReminderOff(value);
        }}
      >
        {t('backup_later')}
      </Button>
    </Notice>
  );
}
