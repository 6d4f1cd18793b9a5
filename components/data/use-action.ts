import { useCallback, useRef, useState } from 'preact/hooks';
import { type ErrorCode, type Failure, toFailure } from '../../utils/shared/errors.ts';

interface Action<Args extends unknown[]> {
  /** Runs the work; resolves to whether it succeeded. A second call while it runs does nothing. */
  run: (...args: Args) => Promise<boolean>;
  busy: boolean;
  failure: Failure | null;
}

/** Work that a press begins: its state for the button, and what went wrong for the notice beside it. */
export function useAction<Args extends unknown[]>(
  work: (...args: Args) => Promise<void>,
  fallback: ErrorCode = 'storage-failed',
): Action<Args> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef(false);
  const latest = useRef(work);
  latest.current = work;
  const run = useCallback(
    async (...args: Args) => {
      if (running.current) return false;
      running.current = true;
      setBusy(true);
      setFailure(null);
      try {
        await latest.current(...args);
        return true;
      } catch (thrown) {
        setFailure(toFailure(thrown, fallback));
        return false;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [fallback],
  );
  return { run, busy, failure };
}
