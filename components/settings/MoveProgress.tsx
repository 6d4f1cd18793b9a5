import { useId } from 'preact/hooks';
import '../package/package-progress.css';

interface Props {
  words: string;
  progress: { done: number; of: number };
}

/** How far a long piece of work is. */
export function MoveProgress({ words, progress }: Props) {
  const id = useId();
  const percent = Math.floor((100 * progress.done) / Math.max(1, progress.of));
  return (
    <div class="stack stack-tight wide" role="status">
      <label for={id}>{words}</label>
      <progress id={id} class="progress" max={100} value={percent} />
    </div>
  );
}
