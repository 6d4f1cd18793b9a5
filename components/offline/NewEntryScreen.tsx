import { useState } from 'preact/hooks';
import { addOfflineEntry } from '../../utils/record/entries.ts';
import type { HappenedAt } from '../../utils/record/types.ts';
import { addresses } from '../casebook/route.ts';
import { useTitle } from '../casebook/use-title.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { focusFirstError } from '../design/focus-first-error.ts';
import { Field } from '../design/Field.tsx';
import { LinkButton } from '../design/LinkButton.tsx';
import { kindName } from '../entries/entry-names.ts';
import { HappenedFields } from '../happened/HappenedFields.tsx';
import { happenedFromDraft, todayDraft } from '../happened/happened-draft.ts';
import { t } from '../words.ts';
import { offlineKinds } from './offline-kinds.ts';

interface Errors {
  when: string | null;
  words: string | null;
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}

/** Writes down something that happened away from the screen, or that no picture was kept of. */
export function NewEntryScreen() {
  useTitle(t('nav_new'));
  const [kind, setKind] = useState<string>(offlineKinds[0]);
  const [draft, setDraft] = useState(() => todayDraft(new Date()));
  const [where, setWhere] = useState('');
  const [who, setWho] = useState('');
  const [words, setWords] = useState('');
  const [errors, setErrors] = useState<Errors>({ when: null, words: null });
  const keeping = useAction(async (happened: HappenedAt) => {
    const made = await addOfflineEntry({ kind, happened, who: orNull(who), where: orNull(where), words });
    location.hash = addresses.entry(made.id);
  });
  const submit = (event: Event) => {
    event.preventDefault();
    const when = happenedFromDraft(draft, new Date());
    const wordsError = words.trim() === '' ? t('offline_words_empty') : null;
    setErrors({ when: when.ok ? null : t(`happened_${when.problem}`), words: wordsError });
    if (when.ok && wordsError === null) void keeping.run(when.value);
    else focusFirstError(event.currentTarget);
  };
  // Without autocomplete="off" the browser writes the fields, in the clear, into its own session files.
  return (
    <form class="stack stack-loose" autocomplete="off" onSubmit={submit} noValidate>
      <div class="stack stack-tight">
        <h1>{t('add_offline')}</h1>
        <p class="soft">{t('offline_intro')}</p>
      </div>
      <HappenedFields legend={t('offline_when')} draft={draft} error={errors.when} onChange={setDraft} />
      <Field label={t('offline_kind')}>
        {(control) => (
          <select
            {...control}
            class="input input-short"
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value)}
          >
            {offlineKinds.map((name) => (
              <option key={name} value={name}>
                {kindName(name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('offline_where')} hint={t('offline_where_hint')} optional={t('optional')}>
        {(control) => (
          <input
            {...control}
            class="input"
            dir="auto"
            value={where}
            onInput={(event) => setWhere(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t('offline_who')} hint={t('offline_who_hint')} optional={t('optional')}>
        {(control) => (
          <input
            {...control}
            class="input"
            dir="auto"
            value={who}
            onInput={(event) => setWho(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t('offline_words')} hint={t('offline_words_hint')} error={errors.words}>
        {(control) => (
          <textarea
            {...control}
            class="input"
            dir="auto"
            rows={8}
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        )}
      </Field>
      {keeping.failure === null ? null : <ErrorNotice failure={keeping.failure} />}
      <div class="row">
        <Button kind="primary" type="submit" busy={keeping.busy}>
          {t('offline_keep')}
        </Button>
        <LinkButton href={addresses.entries} kind="plain">
          {t('cancel')}
        </LinkButton>
      </div>
    </form>
  );
}
