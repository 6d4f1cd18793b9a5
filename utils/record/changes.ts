/** Tells every page of ours that the record has changed; carries nothing else. */
const channel = new BroadcastChannel('record');
const listeners = new Set<() => void>();

channel.addEventListener('message', () => {
  for (const listener of listeners) listener();
});

export function announceChange(): void {
  channel.postMessage('changed');
  for (const listener of listeners) listener();
}

/** Calls `listener` after every change, made here or in another of our contexts; gives the way to stop. */
export function onRecordChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
