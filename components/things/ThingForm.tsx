import { Fragment } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { HappenedAt } from '../../utils/record/types.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { type ControlProps, Field } from '../design/Field.tsx';
import { focusFirstError } from '../design/focus-first-error.ts';
import { draftOfHappened } from '../happened/draft-of-happened.ts';
import { HappenedFields } from '../happened/HappenedFields.tsx';
import { type HappenedDraft, happenedFromDraft, todayDraft } from '../happened/happened-draft.ts';
import { t } from '../words.ts';
import { type FieldValues, type ThingField, calendarDay } from './thing-fields.ts';
import './thing-form.css';

interface Props {
  title: string;
  fields: readonly ThingField[];
  /** What is known already; nothing for a new thing. */
  initial?: FieldValues;
  save: string;
  onSave: (values: FieldValues) => Promise<void>;
  onLeave: () => void;
}

interface Draft {
  texts: Record<string, string>;
  ticks: Record<string, string[]>;
  /** Null where it is left out. */
  times: Record<string, HappenedDraft | null>;
}

function isTime(value: unknown): value is HappenedAt {
  return typeof value === 'object' && value !== null && 'precision' in value;
}

function freshTime({ ask }: Extract<ThingField, { kind: 'when' }>): HappenedDraft | null {
  return ask === undefined ? todayDraft(new Date()) : null;
}

function draftOf(fields: readonly ThingField[], initial: FieldValues): Draft {
  const draft: Draft = { texts: {}, ticks: {}, times: {} };
  for (const field of fields) {
    const { name, kind } = field;
    const value = initial[name];
    if (kind === 'when') draft.times[name] = isTime(value) ? draftOfHappened(value) : freshTime(field);
    else if (kind === 'checks') draft.ticks[name] = Array.isArray(value) ? value : [];
    else draft.texts[name] = typeof value === 'string' ? value : '';
  }
  return draft;
}

type Read = { values: FieldValues; errors: Record<string, string> };

function read(fields: readonly ThingField[], draft: Draft): Read {
  const values: FieldValues = {};
  const errors: Record<string, string> = {};
  for (const field of fields) {
    const { name } = field;
    if (field.kind === 'checks') values[name] = draft.ticks[name] ?? [];
    else if (field.kind === 'when') {
      const time = draft.times[name] ?? freshTime(field);
      const when = time === null ? { ok: true as const, value: null } : happenedFromDraft(time, new Date());
      if (when.ok) values[name] = when.value;
      else errors[name] = t(`happened_${when.problem}`);
    } else {
      const text = (draft.texts[name] ?? '').trim();
      values[name] = text === '' ? null : text;
      if (field.kind === 'day' && text !== '' && calendarDay(text) === null) errors[name] = t('happened_not_a_date');
      if ('required' in field && field.required !== undefined && text === '') errors[name] = field.required;
      if ('same' in field && field.same !== undefined && text !== (draft.texts[field.same.as] ?? '').trim()) {
        errors[name] = field.same.words;
      }
    }
  }
  return { values, errors };
}

/** A form for one thing of the record, made from its fields. What was typed stays until it is kept or left. */
export function ThingForm({ title, fields, initial = {}, save, onSave, onLeave }: Props) {
  const [draft, setDraft] = useState(() => draftOf(fields, initial));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const saving = useAction(onSave);
  const heading = useRef<HTMLHeadingElement>(null);
  // What was asked for is where the person is then, by eye and by screen reader.
  useEffect(() => heading.current?.focus(), []);
  const putText = (name: string, text: string) => setDraft({ ...draft, texts: { ...draft.texts, [name]: text } });
  const submit = (event: Event) => {
    event.preventDefault();
    const outcome = read(fields, draft);
    setErrors(outcome.errors);
    if (Object.keys(outcome.errors).length > 0) focusFirstError(event.currentTarget);
    else void saving.run(outcome.values);
  };
  const control = (field: ThingField, props: ControlProps) => {
    const value = draft.texts[field.name] ?? '';
    const shared = { ...props, value, autocomplete: 'off' as const, dir: 'auto' as const };
    if (field.kind === 'words') {
      return (
        <textarea
          {...shared}
          class="input"
          rows={3}
          onInput={(event) => putText(field.name, event.currentTarget.value)}
        />
      );
    }
    if (field.kind === 'choice') {
      return (
        <select
          {...props}
          class="input input-short"
          value={value}
          onChange={(event) => putText(field.name, event.currentTarget.value)}
        >
          {field.none === undefined ? null : <option value="">{field.none}</option>}
          {field.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.words}
            </option>
          ))}
        </select>
      );
    }
    const onInput = (event: { currentTarget: HTMLInputElement }) => putText(field.name, event.currentTarget.value);
    return field.kind === 'day' ? (
      <input {...shared} type="date" class="input input-short" onInput={onInput} />
    ) : (
      <input {...shared} type="text" class="input" onInput={onInput} />
    );
  };
  return (
    <form class="stack thing-form" aria-label={title} onSubmit={submit} noValidate>
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {fields.map((field) => {
        const error = errors[field.name] ?? null;
        if (field.kind === 'when') {
          const time = draft.times[field.name] ?? freshTime(field);
          const put = (next: HappenedDraft | null) =>
            setDraft({ ...draft, times: { ...draft.times, [field.name]: next } });
          return (
            <Fragment key={field.name}>
              {field.ask === undefined ? null : (
                <label class="choice">
                  <input
                    type="checkbox"
                    checked={time !== null}
                    onChange={(event) => put(event.currentTarget.checked ? todayDraft(new Date()) : null)}
                  />
                  <span>{field.ask}</span>
                </label>
              )}
              {time === null ? null : <HappenedFields legend={field.label} draft={time} error={error} onChange={put} />}
            </Fragment>
          );
        }
        if (field.kind === 'checks') {
          const ticked = draft.ticks[field.name] ?? [];
          return (
            <fieldset key={field.name} class="stack stack-tight">
              <legend>{field.label}</legend>
              {field.hint === undefined ? null : <p class="field-hint">{field.hint}</p>}
              <div class="checks">
                {field.choices.map(({ value, words }) => (
                  <label class="choice" key={value}>
                    <input
                      type="checkbox"
                      checked={ticked.includes(value)}
                      onChange={(event) => {
                        const others = ticked.filter((one) => one !== value);
                        const next = event.currentTarget.checked ? [...others, value] : others;
                        setDraft({ ...draft, ticks: { ...draft.ticks, [field.name]: next } });
                      }}
                    />
                    <span>{words}</span>
                  </label>
                ))}
              </div>
            </fieldset>
          );
        }
        const needed =
          ('required' in field && field.required !== undefined) || ('same' in field && field.same !== undefined);
        return (
          <Field
            key={field.name}
            label={field.label}
            error={error}
            {...(field.hint === undefined ? {} : { hint: field.hint })}
            {...(needed || (field.kind === 'choice' && field.none === undefined) ? {} : { optional: t('optional') })}
          >
            {(props) => control(field, props)}
          </Field>
        );
      })}
      {saving.failure === null ? null : <ErrorNotice failure={saving.failure} />}
      <div class="row">
        <Button kind="primary" type="submit" busy={saving.busy}>
          {save}
        </Button>
        <Button kind="plain" onClick={onLeave}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
