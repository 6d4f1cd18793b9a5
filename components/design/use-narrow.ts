import { useEffect, useState } from 'preact/hooks';

const query = '(width < 34rem)';

/** Whether the window is as narrow as a phone's; follows it as it changes. */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => globalThis.matchMedia?.(query).matches ?? false);
  useEffect(() => {
    const asked = globalThis.matchMedia?.(query);
    const onChange = () => setNarrow(asked.matches);
    asked?.addEventListener('change', onChange);
    return () => asked?.removeEventListener('change', onChange);
  }, []);
  return narrow;
}
