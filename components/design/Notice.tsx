import type { ComponentChildren } from 'preact';
import './notice.css';

interface Props {
  /** `aside`: something to know. `said`: the answer to what was just done, read out at once. */
  kind?: 'aside' | 'said';
  title?: string;
  children: ComponentChildren;
}

/** A few words set apart from the rest, without alarm. */
export function Notice({ kind = 'aside', title, children }: Props) {
  return (
    <div class={`notice notice-${kind}`} role={kind === 'said' ? 'status' : undefined}>
      {title === undefined ? null : <p class="notice-title">{title}</p>}
      {children}
    </div>
  );
}
