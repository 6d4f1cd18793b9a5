import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { EntrySummary } from '../../utils/record/types.ts';
import { Button } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import { byMonth } from '../entries/by-month.ts';
import { t, tCount } from '../words.ts';
import { idsBetween } from './chosen-entries.ts';
import { MonthChoice } from './MonthChoice.tsx';
import './entry-choice.css';

/** Up to so many entries are shown one by one from the start. */
const shortList = 60;

interface Props {
  entries: readonly EntrySummary[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
  /** Further ways to choose. */
  children?: ComponentChildren;
}

/** Which entries go into the package: all, none, those between two days, or one by one. */
export function EntryChoice({ entries, chosen, onChange, children }: Props) {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  return (
    <fieldset class="stack wide">
      <legend>{t('package_entries')}</legend>
      <p role="status">{tCount('package_chosen', chosen.size, entries.length)}</p>
      <div class="row">
        <Button onClick={() => onChange(new Set(entries.map(({ id }) => id)))}>{t('package_all')}</Button>
        <Button onClick={() => onChange(new Set())}>{t('package_none')}</Button>
      </div>
      <details>
        <summary>{t('package_between')}</summary>
        <div class="fields choice-range">
          <Field label={t('package_from')}>
            {(control) => (
              <input
                {...control}
                class="input input-short"
                type="date"
                value={from}
                onInput={(event) => setFrom(event.currentTarget.value)}
              />
            )}
          </Field>
          <Field label={t('package_to')}>
            {(control) => (
              <input
                {...control}
                class="input input-short"
                type="date"
                value={to}
                onInput={(event) => setTo(event.currentTarget.value)}
              />
            )}
          </Field>
          <Button onClick={() => onChange(idsBetween(entries, from, to))}>{t('package_choose_between')}</Button>
        </div>
      </details>
      {children}
      <div class="choice-list" tabIndex={0} role="group" aria-label={t('package_entries')}>
        {byMonth(entries).map((month) => (
          <MonthChoice
            key={month.key}
            entries={month.entries}
            chosen={chosen}
            onChange={onChange}
            unfolded={entries.length <= shortList}
          />
        ))}
      </div>
    </fieldset>
  );
}
