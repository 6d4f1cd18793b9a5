import { useEffect, useRef, useState } from 'preact/hooks';
import { keepDraft, openDraft } from '../../utils/record/kept-draft.ts';
import { type Failure, toFailure } from '../../utils/shared/errors.ts';
import { type BulkRow, isEmptyRow, newRow } from './bulk-row.ts';

const form = 'bulk';
/** So long after the last change the rows are put by. */
const quietMs = 400;
const fields = ['when', 'kind', 'who', 'where', 'words'] as const;

/** Rows out of the store, field by field: what is no text is left out. */
function rowsOf(kept: unknown): BulkRow[] {
  if (!Array.isArray(kept)) return [];
  return kept.slice(0, 1000).map((row: Record<string, unknown> | null) => {
    const texts = fields.flatMap((name) => (typeof row?.[name] === 'string' ? [[name, row[name]] as const] : []));
    return newRow(Object.fromEntries(texts));
  });
}

/**
 * Rows that are not in the book yet, put by sealed a moment after each change, so that a closed tab or a lock loses
 * none; gives what stands in the way of that. `onFound` gets those of an earlier sitting, once.
 */
export function useKeptRows(rows: readonly BulkRow[], onFound: (rows: BulkRow[]) => void): Failure | null {
  const [failure, setFailure] = useState<Failure | null>(null);
  const looked = useRef(false);
  const told = (thrown: unknown) => setFailure(toFailure(thrown, 'storage-failed'));
  useEffect(() => {
    const begun = rows.some((row) => !isEmptyRow(row));
    openDraft(form)
      .then((kept) => {
        looked.current = true;
        const found = rowsOf(kept);
        if (!begun && found.length > 0) onFound(found);
      })
      .catch(told);
  }, []);
  useEffect(() => {
    if (!looked.current) return;
    const filled = rows.filter((row) => !isEmptyRow(row));
    const timer = setTimeout(() => {
      const kept = filled.map((row) => Object.fromEntries(fields.map((name) => [name, row[name]])));
      keepDraft(form, kept.length === 0 ? null : kept).then(() => setFailure(null), told);
    }, quietMs);
    return () => clearTimeout(timer);
  }, [rows]);
  return failure;
}
