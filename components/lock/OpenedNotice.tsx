import type { LockState } from '../../utils/vault/lock.ts';
import { Button } from '../design/Button.tsx';
import { Notice } from '../design/Notice.tsx';
import { sayDayTime } from '../time/say-time.ts';
import { t, tCount } from '../words.ts';

interface Props {
  state: LockState;
  onRead: () => void;
}

/** Told once after opening: when it was opened before, and whether somebody tried; the person knows whether that was them. */
export function OpenedNotice({ state, onRead }: Props) {
  const [, before] = state.openedAt;
  const { failedBefore } = state;
  if (before === undefined && failedBefore === null) return null;
  return (
    <Notice>
      {before === undefined ? null : <p>{t('lock_opened_before', sayDayTime(before))}</p>}
      {failedBefore === null ? null : (
        <p>{tCount('lock_tries', failedBefore.tries, sayDayTime(failedBefore.lastAt))}</p>
      )}
      <Button kind="plain" onClick={onRead}>
        {t('lock_opened_read')}
      </Button>
    </Notice>
  );
}
