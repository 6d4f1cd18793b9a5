import type { ComponentChildren } from 'preact';
import { Chip } from '../design/Chip.tsx';
import './tags.css';

interface Props {
  title: string;
  /** How many things are inside. */
  count: number;
  children: ComponentChildren;
}

/** A part of the entry that most people need seldom: closed, with how much is in it. */
export function MoreSection({ title, count, children }: Props) {
  return (
    <details class="more-section">
      <summary>
        {title} {count === 0 ? null : <Chip>{count}</Chip>}
      </summary>
      <div class="stack wide">{children}</div>
    </details>
  );
}
