import type { ComponentChildren } from 'preact';
import './chip.css';

/** A small word of state beside a thing, told by its text and not by its colour. */
export function Chip({ children }: { children: ComponentChildren }) {
  return <span class="chip">{children}</span>;
}
