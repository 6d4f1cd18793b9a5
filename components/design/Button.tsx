import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import './button.css';

export type ButtonKind = 'primary' | 'quiet' | 'plain';

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'class' | 'children'> {
  /** One primary button a screen at most. */
  kind?: ButtonKind;
  /** While its work runs: cannot be pressed again, keeps the focus, says so to screen readers. */
  busy?: boolean;
  wide?: boolean;
  children: ComponentChildren;
}

export function Button({ kind = 'quiet', busy = false, wide = false, type, onClick, children, ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      class={`button button-${kind}${wide ? ' wide' : ''}`}
      aria-disabled={busy ? 'true' : undefined}
      // A truly disabled button would lose the focus to the page in the middle of its own work.
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {children}
    </button>
  );
}
