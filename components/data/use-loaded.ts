import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Failure, toFailure } from '../../utils/shared/errors.ts';

export type Loaded<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; failure: Failure };

/**
 * What `load` gives, anew whenever `key` changes or `reload` is called. While it is read again the former
 * value stays, so that nothing flickers; answers that come too late are dropped.
 */
export function useLoaded<T>(load: () => Promise<T>, key: string): [loaded: Loaded<T>, reload: () => void] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const turn = useRef(0);
  const latest = useRef(load);
  latest.current = load;
  const reload = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    const settle = (next: Loaded<T>) => {
      if (turn.current === mine) setLoaded(next);
    };
    latest.current().then(
      (value) => settle({ state: 'ready', value }),
      (thrown: unknown) => settle({ state: 'failed', failure: toFailure(thrown, 'storage-failed') }),
    );
  }, []);
  useEffect(() => {
    setLoaded({ state: 'loading' });
    reload();
    return () => {
      turn.current += 1;
    };
  }, [key]);
  return [loaded, reload];
}
