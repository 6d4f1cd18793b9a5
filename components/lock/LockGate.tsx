import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { refreshKeyRing } from '../../utils/record/key-ring.ts';
import { keepKeysApart } from '../../utils/record/keys-apart.ts';
import { refreshSummaryList } from '../../utils/record/summary-list.ts';
import { holdPageOpen } from '../../utils/vault/auto-lock.ts';
import { lockState } from '../../utils/vault/lock.ts';
import { onForget } from '../../utils/vault/session.ts';
import { type Loaded, useLoaded } from '../data/use-loaded.ts';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { BackupReminder } from './BackupReminder.tsx';
import { LockScreen } from './LockScreen.tsx';
import { OpenedNotice } from './OpenedNotice.tsx';

async function bringKeysUpToDate(): Promise<void> {
  await keepKeysApart();
  await refreshKeyRing();
}

async function bringUpToDate(): Promise<void> {
  await Promise.all([refreshSummaryList(), bringKeysUpToDate()]);
}

/** Keys that came since the last opening are opened once, beside what the person does. */
function useKeyRing(open: boolean): Loaded<void> {
  const [ring] = useLoaded(async () => (open ? bringUpToDate() : undefined), open ? 'open' : 'locked');
  return ring;
}

/** Asks the browser not to clear the book away when the disk is full; its answer stands in the settings. */
function askToKeep(): void {
  void navigator.storage?.persist();
}

/** Shows what is inside only while the record is open; locking, from wherever, closes it at once. */
export function LockGate({ children }: { children: ComponentChildren }) {
  const [state, reload] = useLoaded(lockState, 'lock');
  const ring = useKeyRing(state.state === 'ready' && !state.value.locked);
  const [justOpened, setJustOpened] = useState(false);
  useEffect(holdPageOpen, []);
  useEffect(askToKeep, []);
  useEffect(() => onForget(reload), [reload]);
  if (state.state === 'loading') return null;
  if (state.state === 'failed') return <ErrorNotice failure={state.failure} />;
  if (state.value.locked) {
    const onOpen = () => {
      setJustOpened(true);
      reload();
    };
    return <LockScreen state={state.value} onOpen={onOpen} />;
  }
  return (
    <div class="stack stack-loose">
      {ring.state === 'failed' && ring.failure.code !== 'record-locked' ? <ErrorNotice failure={ring.failure} /> : null}
      {justOpened ? <OpenedNotice state={state.value} onRead={() => setJustOpened(false)} /> : null}
      <BackupReminder />
      {children}
    </div>
  );
}
