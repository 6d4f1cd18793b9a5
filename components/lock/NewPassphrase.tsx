import { useState } from 'preact/hooks';
import { Button } from '../design/Button.tsx';
import { focusFirstError } from '../design/focus-first-error.ts';
import { Field } from '../design/Field.tsx';
import { t } from '../words.ts';
import { passphraseHint } from './passphrase-hint.ts';

interface Props {
  /** Name of the button that sets it. */
  action: string;
  busy: boolean;
  onChosen: (passphrase: string) => void;
}

/** Two fields for a new passphrase, with a word of advice while it is written. */
export function NewPassphrase({ action, busy, onChosen }: Props) {
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [shown, setShown] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const hint = passphraseHint(first);
  const submit = (event: Event) => {
    event.preventDefault();
    const problem = first === '' ? t('passphrase_missing') : first === second ? null : t('passphrase_differs');
    setError(problem);
    if (problem === null) onChosen(first);
    else focusFirstError(event.currentTarget);
  };
  // One element for both, so that showing the words does not lose the place in them; the types know one kind at a time.
  const type = (shown ? 'text' : 'password') as 'password';
  return (
    <form class="stack" autocomplete="off" onSubmit={submit} noValidate>
      <Field label={t('passphrase_new')} hint={t('passphrase_new_hint')}>
        {(control) => (
          <input
            {...control}
            class="input"
            type={type}
            autocomplete="new-password"
            value={first}
            onInput={(event) => setFirst(event.currentTarget.value)}
          />
        )}
      </Field>
      <p class="soft small" role="status">
        {hint === 'empty' ? '' : t(`passphrase_hint_${hint}`)}
      </p>
      <Field label={t('passphrase_again')} error={error}>
        {(control) => (
          <input
            {...control}
            class="input"
            type={type}
            autocomplete="new-password"
            value={second}
            onInput={(event) => setSecond(event.currentTarget.value)}
          />
        )}
      </Field>
      <label class="choice">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
        <span>{t('passphrase_show')}</span>
      </label>
      <Button kind="primary" type="submit" busy={busy}>
        {action}
      </Button>
    </form>
  );
}
