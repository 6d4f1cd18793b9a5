import { useState } from 'preact/hooks';
import { addresses } from '../casebook/route.ts';
import { useTitle } from '../casebook/use-title.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { Notice } from '../design/Notice.tsx';
import { t } from '../words.ts';
import { type TogetherMode, chooseTogether, useTogether } from './together-mode.ts';

/** Two people, one book: who looks, and who need not. */
export function TogetherScreen() {
  useTitle(t('nav_entries'));
  const mode = useTogether();
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const choosing = useAction(async (next: TogetherMode) => {
    await chooseTogether(next);
    if (next.how !== 'off') location.hash = addresses.entries;
  });
  const begin = (event: Event) => {
    event.preventDefault();
    setError(name.trim() === '' ? t('together_name_empty') : null);
    if (name.trim() !== '') void choosing.run({ how: 'other', name: name.trim() });
  };
  return (
    <div class="stack stack-loose">
      <div class="stack stack-tight">
        <h1>{t('together_title')}</h1>
        <p class="soft">{t('together_intro')}</p>
      </div>
      {choosing.failure === null ? null : <ErrorNotice failure={choosing.failure} />}
      <section class="panel" aria-labelledby="together-covered">
        <h2 id="together-covered">{t('together_covered')}</h2>
        <p>{t('together_covered_words')}</p>
        <Button busy={choosing.busy} onClick={() => void choosing.run({ how: 'covered' })}>
          {t('together_begin')}
        </Button>
      </section>
      <form class="panel" aria-labelledby="together-other" onSubmit={begin} autocomplete="off" noValidate>
        <h2 id="together-other">{t('together_other')}</h2>
        <p>{t('together_other_words')}</p>
        <Field label={t('together_name')} hint={t('together_name_hint')} error={error}>
          {(control) => (
            <input
              {...control}
              class="input"
              dir="auto"
              maxLength={80}
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button type="submit" busy={choosing.busy}>
          {t('together_begin')}
        </Button>
      </form>
      <Notice>
        <p>{t('together_trust')}</p>
      </Notice>
      {mode.how === 'off' ? null : <p class="soft">{t('together_running')}</p>}
    </div>
  );
}
