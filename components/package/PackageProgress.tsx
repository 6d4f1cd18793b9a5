import { useId } from 'preact/hooks';
import { t } from '../words.ts';
import type { Progress } from './make-package.ts';
import './package-progress.css';

/** How far the writing is. */
export function PackageProgress({ progress }: { progress: Progress }) {
  const id = useId();
  return (
    <div class="stack stack-tight wide" role="status">
      <label for={id}>{t('package_progress', progress.entries, progress.of)}</label>
      <progress id={id} class="progress" max={Math.max(1, progress.of)} value={progress.entries} />
    </div>
  );
}
