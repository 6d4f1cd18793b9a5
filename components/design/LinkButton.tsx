import type { ComponentChildren } from 'preact';
import type { ButtonKind } from './Button.tsx';
import './button.css';

interface Props {
  href: string;
  kind?: ButtonKind;
  children: ComponentChildren;
}

/** A link to another screen that looks like a button: it goes somewhere, it does nothing. */
export function LinkButton({ href, kind = 'quiet', children }: Props) {
  return (
    <a href={href} class={`button button-${kind}`}>
      {children}
    </a>
  );
}
