import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { countAccounts } from '../../utils/pattern/accounts.ts';
import { addOfflineEntries } from '../../utils/record/entries.ts';
import { toRanges } from '../casebook/number-ranges.ts';
import { addresses } from '../casebook/route.ts';
import { useTitle } from '../casebook/use-title.ts';
import { useBook } from '../data/use-book.ts';
import { useAction } from '../data/use-action.ts';
import { useDraft } from '../data/use-draft.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { Icon } from '../design/Icon.tsx';
import { Notice } from '../design/Notice.tsx';
import { t, tCount } from '../words.ts';
import { BulkLine } from './BulkLine.tsx';
import { type BulkRow, isEmptyRow, newRow } from './bulk-row.ts';
import './bulk.css';
import { type CheckedRow, checkRow } from './check-row.ts';
import { PasteBox } from './PasteBox.tsx';
import { useKeptRows } from './use-kept-rows.ts';
import type { WhenRules } from './read-when.ts';
import { readPasted } from './read-pasted.ts';
import { dayComesFirst, whenWords } from './when-words.ts';

/** As many rows as one sitting can hold. */
const mostRows = 1000;

interface Draft {
  rows: BulkRow[];
  pasted: string;
  order: WhenRules['order'];
  year: string;
  /** Rows of which it is said what is not right. */
  touched: ReadonlySet<number>;
}

function begin(): Draft {
  return {
    rows: [newRow(), newRow(), newRow()],
    pasted: '',
    order: dayComesFirst() ? 'dmy' : 'mdy',
    year: '',
    touched: new Set(),
  };
}

/** The old incidents that are still to be written down, as a table: typed, or pasted from a diary or a spreadsheet. */
export function BulkScreen() {
  useTitle(t('nav_new'));
  const [draft, put] = useDraft('bulk', begin);
  const { rows, pasted, order, year, touched } = draft;
  const latest = useRef(draft);
  latest.current = draft;
  const [removed, setRemoved] = useState<{ row: BulkRow; at: number } | null>(null);
  const [kept, setKept] = useState<number[]>([]);
  const notPutBy = useKeptRows(rows, (found) => put({ rows: found, touched: new Set(found.map(({ key }) => key)) }));
  const list = useRef<HTMLOListElement>(null);
  const rules = useMemo<WhenRules>(() => {
    const given = /^\d{4}$/u.test(year.trim()) ? Number(year) : null;
    return { order, year: given, ...whenWords(), now: new Date() };
  }, [order, year]);
  const loaded = useBook();
  const accounts = useMemo(() => (loaded.state === 'ready' ? countAccounts(loaded.book.facts) : []), [loaded]);
  const looked = useMemo(() => new WeakMap<BulkRow, CheckedRow>(), [rules, accounts]);
  const check = (row: BulkRow): CheckedRow => {
    const checked = looked.get(row) ?? checkRow(row, rules, accounts);
    looked.set(row, checked);
    return checked;
  };

  const change = useCallback((key: number, part: Partial<BulkRow>) => {
    put({ rows: latest.current.rows.map((row) => (row.key === key ? { ...row, ...part } : row)) });
  }, []);
  const touch = useCallback((key: number) => {
    const { rows: now, touched: before } = latest.current;
    const row = now.find((one) => one.key === key);
    // A row that is only being begun needs no answer yet.
    if (row === undefined || isEmptyRow(row) || row.when === '' || row.words === '' || before.has(key)) return;
    put({ touched: new Set(before).add(key) });
  }, []);
  const remove = useCallback((key: number) => {
    const at = latest.current.rows.findIndex((row) => row.key === key);
    const row = latest.current.rows[at];
    if (row === undefined) return;
    setRemoved(isEmptyRow(row) ? null : { row, at });
    put({ rows: latest.current.rows.filter((one) => one !== row) });
  }, []);

  const filled = rows.filter((row) => !isEmptyRow(row));
  const ready = filled.filter((row) => check(row).input !== null);
  const keeping = useAction(async () => {
    const inputs = ready.flatMap((row) => check(row).input ?? []);
    const made = await addOfflineEntries(inputs);
    const gone = new Set(ready.map(({ key }) => key));
    const left = latest.current.rows.filter((row) => !gone.has(row.key) && !isEmptyRow(row));
    setKept(made.map(({ number }) => number));
    setRemoved(null);
    put({ rows: left.length === 0 ? [newRow()] : left, touched: new Set(left.map((row) => row.key)) });
  });
  const keep = () => {
    put({ touched: new Set(filled.map(({ key }) => key)) });
    if (ready.length > 0) void keeping.run();
    else requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  const take = (text: string, fromFile: boolean): string | null => {
    const read = readPasted(text, rules, fromFile);
    if (read.length === 0) return t('bulk_paste_empty');
    const before = latest.current.rows.filter((row) => !isEmptyRow(row));
    if (before.length + read.length > mostRows) return t('bulk_too_many', String(read.length), String(mostRows));
    put({
      rows: [...before, ...read],
      pasted: '',
      touched: new Set([...latest.current.touched, ...read.map(({ key }) => key)]),
    });
    setKept([]);
    return null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const field = event.target as HTMLElement;
    const { column } = field.dataset;
    const step = event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (column === undefined || step === 0 || !(field instanceof HTMLInputElement) || event.isComposing) return;
    event.preventDefault();
    const fields = [...(list.current?.querySelectorAll<HTMLElement>(`[data-column="${column}"]`) ?? [])];
    const next = fields[fields.indexOf(field) + step];
    if (next !== undefined) next.focus();
    else if (event.key === 'Enter' && rows.length < mostRows) {
      const row = newRow();
      put({ rows: [...rows, row] });
      requestAnimationFrame(() =>
        list.current?.querySelector<HTMLElement>(`[data-key="${row.key}"] [data-column="when"]`)?.focus(),
      );
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    // Cells of a spreadsheet go into rows; anything else is pasted into the field as ever.
    if (!text.includes('\t')) return;
    event.preventDefault();
    if (take(text, false) !== null) put({ pasted: text });
  };
  return (
    <div class="stack stack-loose">
      <div class="stack stack-tight">
        <h1>{t('bulk_title')}</h1>
        <p class="soft">{t('bulk_intro')}</p>
      </div>
      <details class="wide" open={pasted !== ''}>
        <summary>{t('bulk_paste_open')}</summary>
        <div class="stack wide bulk-paste">
          <PasteBox text={pasted} onText={(text) => put({ pasted: text })} onPut={(file) => take(pasted, file)} />
          <div class="fields">
            <Field label={t('bulk_order')}>
              {(control) => (
                <select
                  {...control}
                  class="input input-short"
                  value={order}
                  onChange={(event) => put({ order: event.currentTarget.value as Draft['order'] })}
                >
                  <option value="dmy">{t('bulk_order_dmy')}</option>
                  <option value="mdy">{t('bulk_order_mdy')}</option>
                </select>
              )}
            </Field>
            <Field label={t('bulk_year')} optional={t('optional')}>
              {(control) => (
                <input
                  {...control}
                  class="input input-short"
                  inputMode="numeric"
                  autocomplete="off"
                  value={year}
                  onInput={(event) => put({ year: event.currentTarget.value })}
                />
              )}
            </Field>
          </div>
        </div>
      </details>
      {removed === null ? null : (
        <Notice kind="said">
          <p>
            {t('bulk_row_removed')}{' '}
            <Button
              kind="plain"
              onClick={() => {
                put({ rows: rows.toSpliced(removed.at, 0, removed.row) });
                setRemoved(null);
              }}
            >
              {t('things_put_back')}
            </Button>
          </p>
        </Notice>
      )}
      {kept.length === 0 ? null : (
        <Notice kind="said">
          <p>
            {tCount('bulk_kept', kept.length)} <a href={addresses.chosen(toRanges(kept))}>{t('bulk_show_kept')}</a>
          </p>
          {filled.length === 0 ? null : <p>{tCount('bulk_left', filled.length)}</p>}
        </Notice>
      )}
      <div class="stack wide">
        <p class="soft small">{t('bulk_when_hint')}</p>
        <ol class="bulk" ref={list} onKeyDown={onKeyDown} onPaste={onPaste} aria-label={t('bulk_table')}>
          {rows.map((row, at) => (
            <BulkLine
              key={row.key}
              row={row}
              place={at + 1}
              checked={check(row)}
              told={touched.has(row.key) && !isEmptyRow(row)}
              onChange={change}
              onTouched={touch}
              onRemove={remove}
            />
          ))}
        </ol>
        <Button onClick={() => put({ rows: [...rows, newRow()] })}>
          <Icon name="plus" />
          {t('bulk_add_row')}
        </Button>
      </div>
      {keeping.failure === null ? null : <ErrorNotice failure={keeping.failure} />}
      {notPutBy === null ? null : <ErrorNotice failure={notPutBy} />}
      <div class="stack stack-tight">
        <p class="soft" role="status">
          {filled.length === 0 ? null : t('bulk_ready', ready.length, filled.length)}
        </p>
        <div class="row">
          <Button kind="primary" busy={keeping.busy} onClick={keep}>
            {t('bulk_keep')}
          </Button>
          <span class="soft small">{t('bulk_keep_hint')}</span>
        </div>
      </div>
    </div>
  );
}
