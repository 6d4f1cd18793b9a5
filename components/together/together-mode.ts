import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { writeAs } from '../../utils/record/writer.ts';
import { onForget } from '../../utils/vault/session.ts';

/**
 * `covered`: nothing can be uncovered, so that the record can be sorted without meeting it again.
 * `other`: somebody else looks and sorts; what they write bears their name.
 */
export type TogetherMode = { how: 'off' } | { how: 'covered' } | { how: 'other'; name: string };

const off: TogetherMode = { how: 'off' };
const storedAs = 'sorting';

let current: TogetherMode = off;
const listeners = new Set<() => void>();

function take(mode: TogetherMode): void {
  current = mode;
  writeAs(mode.how === 'other' ? mode.name : null);
  for (const listener of listeners) listener();
}

function asMode(stored: unknown): TogetherMode {
  const { how, name } = (stored ?? {}) as { how?: unknown; name?: unknown };
  if (how === 'covered') return { how };
  return how === 'other' && typeof name === 'string' && name !== '' ? { how, name } : off;
}

// Kept in the browser's memory only, for all of our pages; locking ends it.
onForget(() => {
  take(off);
  void browser.storage.session.remove(storedAs);
});

/** Takes up the way that was chosen in another of our pages. Await before anything is drawn. */
export async function joinTogether(): Promise<void> {
  browser.storage.session.onChanged.addListener((changes) => {
    const change = changes[storedAs];
    if (change !== undefined) take(asMode(change.newValue));
  });
  take(asMode((await browser.storage.session.get(storedAs))[storedAs]));
}

export async function chooseTogether(mode: TogetherMode): Promise<void> {
  take(mode);
  if (mode.how === 'off') await browser.storage.session.remove(storedAs);
  else await browser.storage.session.set({ [storedAs]: mode });
}

/** The way that is chosen now; draws again when it changes. */
export function useTogether(): TogetherMode {
  const [mode, setMode] = useState(current);
  useEffect(() => {
    const listener = () => setMode(current);
    listener();
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return mode;
}
