import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { refreshKeyRing } from '../../utils/record/key-ring.ts';
import { keepKeysApart } from '../../utils/record/keys-apart.ts';
import { holdPageOpen } from '../../utils/vault/auto-lock.ts';
import { lockState } from '../../utils/vault/lock.ts';
import { onForget } from '../../utils/vault/session.ts';
import { type Loaded, useLoaded } from '../data/use-loaded.ts';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { LockScreen } from './LockScreen.tsx';

async function bringUpToDate(): Promise<void> {
  await keepKeysApart();
  await refreshKeyRing();
}

/** Keys that came since the last opening are opened once, beside what the person does. */
function useKeyRing(open: boolean): Loaded<void> {
  const [ring] = useLoaded(async () => (open ? bringUpToDate() : undefined), open ? 'open' : 'locked');
  return ring;
}

/** Shows what is inside only while the record is open; locking, from wherever, closes it at once. */
export function LockGate({ children }: { children: ComponentChildren }) {
  const [state, reload] = useLoaded(lockState, 'lock');
  const ring = useKeyRing(state.state === 'ready' && !state.value.locked);
  useEffect(holdPageOpen, []);
  useEffect(() => onForget(reload), [reload]);
  if (state.state === 'loading') return null;
  if (state.state === 'failed') return <ErrorNotice failure={state.failure} />;
  if (state.value.locked) return <LockScreen state={state.value} onOpen={reload} />;
  return (
    <>
      {ring.state === 'failed' && ring.failure.code !== 'record-locked' ? <ErrorNotice failure={ring.failure} /> : null}
      {children}
    </>
  );
}
