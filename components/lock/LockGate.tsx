import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { lockState } from '../../utils/vault/lock.ts';
import { onForget } from '../../utils/vault/session.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { LockScreen } from './LockScreen.tsx';

/** Shows what is inside only while the record is open; locking, from wherever, closes it at once. */
export function LockGate({ children }: { children: ComponentChildren }) {
  const [state, reload] = useLoaded(lockState, 'lock');
  useEffect(() => onForget(reload), [reload]);
  if (state.state === 'loading') return null;
  if (state.state === 'failed') return <ErrorNotice failure={state.failure} />;
  return state.value.locked ? <LockScreen state={state.value} onOpen={reload} /> : <>{children}</>;
}
