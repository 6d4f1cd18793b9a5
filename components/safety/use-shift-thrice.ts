import { useEffect, useState } from 'preact/hooks';
import { type Presses, countPress, forgetAfterMs, pressesNeeded } from '../../utils/shared/shift-count.ts';

/** Calls `onThird` at the third Shift within five seconds; gives how many have been pressed. */
export function useShiftThrice(onThird: () => void): number {
  const [presses, setPresses] = useState<Presses>([]);
  useEffect(() => {
    let current: Presses = [];
    let forgetting: ReturnType<typeof setTimeout> | undefined;
    const settle = (next: Presses) => {
      current = next;
      setPresses(next);
      clearTimeout(forgetting);
      const ms = forgetAfterMs(next, performance.now());
      if (ms !== null) forgetting = setTimeout(() => settle(current.slice(1)), ms);
    };
    const onKey = (event: KeyboardEvent) => {
      const next = countPress(current, event.key, event.repeat, performance.now());
      if (next.length === 0 && current.length === 0) return;
      settle(next);
      if (next.length >= pressesNeeded) onThird();
    };
    // Before any field of the page can keep the key to itself.
    addEventListener('keydown', onKey, { capture: true });
    return () => {
      removeEventListener('keydown', onKey, { capture: true });
      clearTimeout(forgetting);
    };
  }, [onThird]);
  return presses.length;
}
