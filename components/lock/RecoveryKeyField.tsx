import { Field } from '../design/Field.tsx';
import { t } from '../words.ts';

interface Props {
  written: string;
  error?: string | null;
  onWritten: (written: string) => void;
}

/** Where the key on paper is written down again. */
export function RecoveryKeyField({ written, error = null, onWritten }: Props) {
  return (
    <Field label={t('recovery_key')} hint={t('recovery_key_hint')} error={error}>
      {(control) => (
        <textarea
          {...control}
          class="input code"
          dir="ltr"
          rows={3}
          autocomplete="off"
          spellcheck={false}
          value={written}
          onInput={(event) => onWritten(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
