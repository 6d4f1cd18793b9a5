import { useEffect, useState } from 'preact/hooks';
import { type Route, parseRoute } from './route.ts';

/** The screen that the address names now. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const onHash = () => setHash(location.hash);
    addEventListener('hashchange', onHash);
    // the address may have changed between the first drawing and now
    onHash();
    return () => removeEventListener('hashchange', onHash);
  }, []);
  return parseRoute(hash);
}
