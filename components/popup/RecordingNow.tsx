import { useEffect, useState } from 'preact/hooks';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Notice } from '../design/Notice.tsx';
import { t } from '../words.ts';
import { recordingNow, stopRecording } from './leave-actions.ts';

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** While a tab is recorded: for how long, and the way to end and keep it. Nothing otherwise. */
export function RecordingNow() {
  const [sinceMs, setSinceMs] = useState<number | null>(null);
  const [kept, setKept] = useState<number | null>(null);
  const look = useAction(async () => setSinceMs((await recordingNow())?.sinceMs ?? null), 'bad-message');
  const stop = useAction(async () => {
    setKept(await stopRecording());
    setSinceMs(null);
  }, 'bad-message');
  useEffect(() => {
    void look.run();
    const timer = setInterval(() => void look.run(), 1000);
    return () => clearInterval(timer);
  }, []);
  if (stop.failure !== null) return <ErrorNotice failure={stop.failure} />;
  if (kept !== null) {
    return (
      <Notice kind="said">
        <p>{t('notice_kept', kept)}</p>
      </Notice>
    );
  }
  if (sinceMs === null) return null;
  return (
    <section class="recording-now" aria-label={t('popup_recording', '')}>
      <p class="figures">{t('popup_recording', clock(sinceMs))}</p>
      <Button kind="primary" busy={stop.busy} onClick={() => void stop.run()}>
        {t('popup_recording_stop')}
      </Button>
    </section>
  );
}
