import { useId, useMemo } from 'preact/hooks';
import { Button } from '../design/Button.tsx';
import { Icon } from '../design/Icon.tsx';
import { kindName } from '../entries/entry-names.ts';
import { offlineKinds } from '../offline/offline-kinds.ts';
import { sayHappened } from '../time/say-happened.ts';
import { t } from '../words.ts';
import type { BulkRow } from './bulk-row.ts';
import type { CheckedRow } from './check-row.ts';

interface Props {
  row: BulkRow;
  /** Place in the table, from 1. */
  place: number;
  checked: CheckedRow;
  /** Whether what is not right is said; not while the person has only begun. */
  told: boolean;
  onChange: (key: number, part: Partial<BulkRow>) => void;
  onTouched: (key: number) => void;
  onRemove: (key: number) => void;
}

function Line({ row, place, checked, told, onChange, onTouched, onRemove }: Props) {
  const id = useId();
  const errors = told ? checked.errors : { when: null, where: null, words: null };
  const labels = { when: t('bulk_when'), where: t('offline_where'), words: t('offline_words') };
  const faults = (['when', 'where', 'words'] as const).flatMap((name) => {
    const error = errors[name];
    return error === null ? [] : [{ name, label: labels[name], error }];
  });
  const cell = (name: 'when' | 'who' | 'where' | 'words', label: string) => {
    const error = name === 'who' ? null : errors[name];
    const understood = name === 'when' && error === null && checked.when !== null ? sayHappened(checked.when) : null;
    const said = name === 'who' ? checked.note : understood;
    const described = error !== null || said !== null ? `${id}-${name}` : undefined;
    const shared = {
      'aria-label': t('bulk_cell', label, place),
      'aria-describedby': described,
      'aria-invalid': error === null ? undefined : ('true' as const),
      'data-column': name,
      class: 'input',
      dir: 'auto' as const,
      autocomplete: 'off',
      value: row[name],
    };
    return (
      <div class={`bulk-cell bulk-${name}`}>
        <span class="bulk-label" aria-hidden="true">
          {label}
        </span>
        {name === 'words' ? (
          <textarea
            {...shared}
            rows={2}
            onBlur={() => onTouched(row.key)}
            onInput={(event) => onChange(row.key, { words: event.currentTarget.value })}
          />
        ) : (
          <input
            {...shared}
            onBlur={() => onTouched(row.key)}
            onInput={(event) => onChange(row.key, { [name]: event.currentTarget.value })}
          />
        )}
        {said === null ? null : (
          <p class="soft small" id={`${id}-${name}`} dir="auto">
            {said}
          </p>
        )}
      </div>
    );
  };
  return (
    <li class="bulk-line" data-key={row.key}>
      <span class="bulk-place soft figures" aria-hidden="true">
        {place}
      </span>
      {cell('when', t('bulk_when'))}
      <div class="bulk-cell bulk-kind">
        <span class="bulk-label" aria-hidden="true">
          {t('bulk_kind')}
        </span>
        <select
          class="input"
          aria-label={t('bulk_cell', t('bulk_kind'), place)}
          value={row.kind}
          onChange={(event) => onChange(row.key, { kind: event.currentTarget.value })}
        >
          <option value="">{kindName('other')}</option>
          {offlineKinds
            .filter((kind) => kind !== 'other')
            .map((kind) => (
              <option key={kind} value={kind}>
                {kindName(kind)}
              </option>
            ))}
        </select>
      </div>
      {cell('who', t('offline_who'))}
      {cell('where', t('offline_where'))}
      {cell('words', t('offline_words'))}
      <div class="bulk-remove">
        <Button kind="plain" aria-label={t('bulk_remove_row', place)} onClick={() => onRemove(row.key)}>
          <Icon name="cross" />
        </Button>
      </div>
      {faults.map(({ name, label, error }) => (
        <p key={name} class="field-error small bulk-error" id={`${id}-${name}`}>
          {t('bulk_error', label, error)}
        </p>
      ))}
    </li>
  );
}

/** One row of the table; drawn again only when it changed itself, so that a hundred of them do not slow down typing. */
export function BulkLine(props: Props) {
  const { row, place, checked, told, onChange, onTouched, onRemove } = props;
  return useMemo(() => <Line {...props} />, [row, place, checked, told, onChange, onTouched, onRemove]);
}
