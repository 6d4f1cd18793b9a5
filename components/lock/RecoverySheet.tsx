import { Button } from '../design/Button.tsx';
import { Notice } from '../design/Notice.tsx';
import { sayDayTime } from '../time/say-time.ts';
import { t } from '../words.ts';
import './recovery-sheet.css';

interface Props {
  groups: readonly string[];
  madeAt: string;
  onDone: () => void;
}

/** The recovery key, shown this once: a sheet to print, or to copy by hand. Printing shows the sheet alone. */
export function RecoverySheet({ groups, madeAt, onDone }: Props) {
  return (
    <div class="stack wide">
      <Notice>
        <p>{t('recovery_once')}</p>
      </Notice>
      <div class="recovery-sheet stack">
        <h3>{t('recovery_sheet_title')}</h3>
        <ol class="recovery-groups" dir="ltr">
          {groups.map((group, at) => (
            <li key={at}>
              <span class="soft small figures">{at + 1}</span> <code>{group}</code>
            </li>
          ))}
        </ol>
        <p class="small">{t('recovery_sheet_how')}</p>
        <p class="small">{t('recovery_sheet_letters')}</p>
        <p class="small soft">{t('recovery_sheet_made', sayDayTime(madeAt))}</p>
      </div>
      <div class="row">
        <Button kind="primary" onClick={() => print()}>
          {t('recovery_print')}
        </Button>
        <Button onClick={onDone}>{t('recovery_done')}</Button>
      </div>
      <p class="soft small">{t('recovery_print_hint')}</p>
    </div>
  );
}
