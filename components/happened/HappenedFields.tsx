import { useId } from 'preact/hooks';
import { Field } from '../design/Field.tsx';
import { locale } from '../language.ts';
import { t } from '../words.ts';
import type { HappenedDraft } from './happened-draft.ts';

interface Props {
  legend: string;
  draft: HappenedDraft;
  error: string | null;
  onChange: (draft: HappenedDraft) => void;
}

function monthNames(): string[] {
  const format = new Intl.DateTimeFormat(locale(), { month: 'long' });
  return Array.from({ length: 12 }, (_, month) => format.format(new Date(2024, month, 15)));
}

const ways = [
  { how: 'time', words: () => t('happened_time') },
  { how: 'day', words: () => t('happened_day') },
  { how: 'about', words: () => t('happened_about') },
] as const;

/** Asks when something happened, as exactly or as roughly as the person knows. */
export function HappenedFields({ legend, draft, error, onChange }: Props) {
  const group = useId();
  const put = (part: Partial<HappenedDraft>) => onChange({ ...draft, ...part });
  return (
    <fieldset class="stack wide" aria-describedby={error === null ? undefined : `${group}-error`}>
      <legend>{legend}</legend>
      {error === null ? null : (
        <p class="field-error" id={`${group}-error`} role="alert">
          {error}
        </p>
      )}
      <div>
        {ways.map(({ how, words }) => (
          <label class="choice" key={how}>
            <input type="radio" name={group} checked={draft.how === how} onChange={() => put({ how })} />
            <span>{words()}</span>
          </label>
        ))}
      </div>
      {draft.how === 'about' ? (
        <div class="fields">
          <Field label={t('happened_month')} optional={t('optional')}>
            {(control) => (
              <select
                {...control}
                class="input input-short"
                value={draft.month}
                onChange={(event) => put({ month: event.currentTarget.value })}
              >
                <option value="">{t('happened_month_unknown')}</option>
                {monthNames().map((name, at) => (
                  <option key={name} value={String(at + 1)}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('happened_year')} optional={t('optional')}>
            {(control) => (
              <input
                {...control}
                class="input input-short"
                inputMode="numeric"
                value={draft.year}
                onInput={(event) => put({ year: event.currentTarget.value })}
              />
            )}
          </Field>
        </div>
      ) : (
        <div class="fields">
          <Field label={t('happened_date')}>
            {(control) => (
              <input
                {...control}
                class="input input-short"
                type="date"
                value={draft.day}
                onInput={(event) => put({ day: event.currentTarget.value })}
              />
            )}
          </Field>
          {draft.how === 'time' ? (
            <Field label={t('happened_clock')}>
              {(control) => (
                <input
                  {...control}
                  class="input input-short"
                  type="time"
                  value={draft.clock}
                  onInput={(event) => put({ clock: event.currentTarget.value })}
                />
              )}
            </Field>
          ) : null}
        </div>
      )}
      <Field
        label={t('happened_words')}
        hint={t('happened_words_hint')}
        {...(draft.how === 'about' ? {} : { optional: t('optional') })}
      >
        {(control) => (
          <input
            {...control}
            class="input"
            dir="auto"
            value={draft.words}
            onInput={(event) => put({ words: event.currentTarget.value })}
          />
        )}
      </Field>
    </fieldset>
  );
}
