import { useMemo, useState } from 'preact/hooks';
import { countAccounts } from '../../utils/pattern/accounts.ts';
import { addOfflineEntry } from '../../utils/record/entries.ts';
import type { HappenedAt } from '../../utils/record/types.ts';
import { addresses } from '../casebook/route.ts';
import { useTitle } from '../casebook/use-title.ts';
import { useBook } from '../data/use-book.ts';
import { useAction } from '../data/use-action.ts';
import { useDraft } from '../data/use-draft.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { focusFirstError } from '../design/focus-first-error.ts';
import { Field } from '../design/Field.tsx';
import { LinkButton } from '../design/LinkButton.tsx';
import { kindName } from '../entries/entry-names.ts';
import { accountNote } from '../happened/account-note.ts';
import { whereProblem, wordsProblem } from '../happened/entry-problems.ts';
import { HappenedFields } from '../happened/HappenedFields.tsx';
import { type HappenedDraft, happenedFromDraft, todayDraft } from '../happened/happened-draft.ts';
import { t } from '../words.ts';
import { offlineKinds } from './offline-kinds.ts';

interface Form {
  kind: string;
  when: HappenedDraft;
  where: string;
  who: string;
  words: string;
}

function emptyForm(now: Date): Form {
  return { kind: offlineKinds[0], when: todayDraft(now), where: '', who: '', words: '' };
}

interface Errors {
  when: string | null;
  where: string | null;
  words: string | null;
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}

/** Writes down something that happened away from the screen, or that no picture was kept of. */
export function NewEntryScreen() {
  useTitle(t('nav_new'));
  const [form, put, clear] = useDraft('new', () => emptyForm(new Date()));
  const { kind, when, where, who, words } = form;
  const [errors, setErrors] = useState<Errors>({ when: null, where: null, words: null });
  const loaded = useBook();
  const accounts = useMemo(() => (loaded.state === 'ready' ? countAccounts(loaded.book.facts) : []), [loaded]);
  const noteOf = () => {
    const happened = happenedFromDraft(when, new Date());
    return happened.ok ? accountNote(who, happened.value, accounts) : null;
  };
  const keeping = useAction(async (happened: HappenedAt) => {
    const made = await addOfflineEntry({ kind, happened, who: orNull(who), where: orNull(where), words });
    clear();
    location.hash = addresses.entry(made.id);
  });
  const submit = (event: Event) => {
    event.preventDefault();
    const happened = happenedFromDraft(when, new Date());
    const wordsError = wordsProblem(words);
    const whereError = happened.ok ? whereProblem(where, happened.value) : null;
    setErrors({ when: happened.ok ? null : t(`happened_${happened.problem}`), where: whereError, words: wordsError });
    if (happened.ok && wordsError === null && whereError === null) void keeping.run(happened.value);
    else focusFirstError(event.currentTarget);
  };
  // Without autocomplete="off" the browser writes the fields, in the clear, into its own session files.
  return (
    <form class="stack stack-loose" autocomplete="off" onSubmit={submit} noValidate>
      <div class="stack stack-tight">
        <h1>{t('add_offline')}</h1>
        <p class="soft">{t('offline_intro')}</p>
        <p>
          <a href={addresses.bulk}>{t('timeline_add_many')}</a>
        </p>
      </div>
      <HappenedFields
        legend={t('offline_when')}
        draft={when}
        error={errors.when}
        onChange={(next) => put({ when: next })}
      />
      <Field label={t('offline_kind')}>
        {(control) => (
          <select
            {...control}
            class="input input-short"
            value={kind}
            onChange={(event) => put({ kind: event.currentTarget.value })}
          >
            {offlineKinds.map((name) => (
              <option key={name} value={name}>
                {kindName(name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('offline_where')} hint={t('offline_where_hint')} error={errors.where} optional={t('optional')}>
        {(control) => (
          <input
            {...control}
            class="input"
            dir="auto"
            value={where}
            onInput={(event) => put({ where: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t('offline_who')} hint={noteOf() ?? t('offline_who_hint')} optional={t('optional')}>
        {(control) => (
          <input
            {...control}
            class="input"
            dir="auto"
            value={who}
            onInput={(event) => put({ who: event.currentTarget.value })}
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
            onInput={(event) => put({ words: event.currentTarget.value })}
          />
        )}
      </Field>
      {keeping.failure === null ? null : <ErrorNotice failure={keeping.failure} />}
      <div class="row">
        <Button kind="primary" type="submit" busy={keeping.busy}>
          {t('offline_keep')}
        </Button>
        <LinkButton href={addresses.entries} kind="plain" onClick={clear}>
          {t('cancel')}
        </LinkButton>
      </div>
    </form>
  );
}
