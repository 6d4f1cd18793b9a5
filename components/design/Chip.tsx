import type { ComponentChildren } from 'preact';
import './chip.css';

interface Props {
  /** Set in full ink, for the one among many that needs a look. */
  strong?: boolean;
  children: ComponentChildren;
}

/** A small word of state beside a thing, told by its text and not by its colour. */
export function Chip({ strong = false, children }: Props) {
  return <span class={strong ? 'chip chip-strong' : 'chip'}>{children}</span>;
}
