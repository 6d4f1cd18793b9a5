import { useId, useRef } from 'preact/hooks';
import { Button } from '../design/Button.tsx';
import { t, tCount } from '../words.ts';
import type { Progress } from './make-package.ts';
import './package-progress.css';

interface Props {
  progress: Progress;
  onStop: () => void;
}

/** How far the making is, about how long it still takes, and the way out. */
export function PackageProgress({ progress, onStop }: Props) {
  const id = useId();
  const begun = useRef<number | null>(null);
  if (progress.phase === 'writing') begun.current ??= performance.now();
  const left = begun.current === null ? null : secondsLeft(progress, (performance.now() - begun.current) / 1000);
  const isWriting = progress.phase === 'writing' && progress.ofBytes > 0;
  return (
    <div class="stack stack-tight wide" role="status">
      <label for={id}>
        {t(progress.phase === 'reading' ? 'package_reading' : 'package_progress', progress.entries, progress.of)}
      </label>
      <progress
        id={id}
        class="progress"
        max={Math.max(1, isWriting ? progress.ofBytes : progress.of)}
        value={isWriting ? progress.bytes : progress.entries}
      />
      <div class="row">
        <Button onClick={onStop}>{t('cancel')}</Button>
        {left === null ? null : <span class="soft">{sayLeft(left)}</span>}
      </div>
    </div>
  );
}

/** Null in the first seconds: a guess from nothing is worse than none. */
function secondsLeft({ bytes, ofBytes }: Progress, passed: number): number | null {
  if (passed < 3 || bytes === 0 || ofBytes === 0) return null;
  return ((ofBytes - bytes) * passed) / bytes;
}

function sayLeft(seconds: number): string {
  return seconds < 50 ? t('package_left_soon') : tCount('package_left_minutes', Math.max(1, Math.round(seconds / 60)));
}
