import { Field } from '../design/Field.tsx';
import { t } from '../words.ts';

interface Props {
  hint: string;
  error: string | null;
  value: string;
  onInput: (passphrase: string) => void;
}

/** The passphrase of a protected package: shown as it is typed, because it is told to whoever gets the package. */
export function PackagePassphrase({ hint, error, value, onInput }: Props) {
  return (
    <Field label={t('package_passphrase')} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          class="input"
          type="text"
          dir="auto"
          spellcheck={false}
          autocomplete="off"
          maxLength={200}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
