import type { ComponentChildren } from 'preact';
import type { ButtonKind } from './Button.tsx';
import './button.css';

interface Props {
  href: string;
  kind?: ButtonKind;
  /** What is to be done before going there. */
  onClick?: () => void;
  children: ComponentChildren;
}

/** A link to another screen that looks like a button: it goes somewhere, it does nothing. */
export function LinkButton({ href, kind = 'quiet', onClick, children }: Props) {
  return (
    <a href={href} class={`button button-${kind}`} onClick={onClick}>
      {children}
    </a>
  );
}
