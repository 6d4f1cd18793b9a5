import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './field.css';

/** What a control inside a field must carry so that its label, hint and error are read with it. */
export interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
}

interface Props {
  label: string;
  hint?: string;
  /** One sentence at the field; what was typed stays. */
  error?: string | null;
  optional?: string;
  children: (control: ControlProps) => ComponentChildren;
}

/** A label with its control, its hint and its error. */
export function Field({ label, hint, error = null, optional, children }: Props) {
  const id = useId();
  const described = [hint === undefined ? null : `${id}-hint`, error === null ? null : `${id}-error`];
  const describedBy = described.filter((part) => part !== null).join(' ');
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
        {optional === undefined ? null : <span class="field-optional"> {optional}</span>}
      </label>
      {hint === undefined ? null : (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error === null ? null : (
        <p class="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {children({
        id,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': error === null ? undefined : 'true',
      })}
    </div>
  );
}
