import { useCallback, useState } from 'preact/hooks';
import { onForget } from '../../utils/vault/session.ts';

/** What was being written, by form: in this page's memory only. Locking and leaving empty it. */
const drafts = new Map<string, unknown>();
onForget(() => drafts.clear());

/**
 * State of a form that is still there when the person comes back to it from another screen. `clear` once it was
 * kept or given up.
 */
export function useDraft<T>(
  form: string,
  begin: () => T,
): [draft: T, put: (part: Partial<T>) => void, clear: () => void] {
  const [draft, setDraft] = useState<T>(() => (drafts.has(form) ? (drafts.get(form) as T) : begin()));
  const put = useCallback(
    (part: Partial<T>) =>
      setDraft((before) => {
        const after = { ...before, ...part };
        drafts.set(form, after);
        return after;
      }),
    [form],
  );
  const clear = useCallback(() => {
    drafts.delete(form);
  }, [form]);
  return [draft, put, clear];
}
