import { useEffect } from 'preact/hooks';
import { onRecordChanged } from '../../utils/record/changes.ts';
import { type Loaded, useLoaded } from './use-loaded.ts';

/** What `load` reads from the record, read again whenever the record changes, in whichever of our pages. */
export function useRecord<T>(load: () => Promise<T>, key: string): Loaded<T> {
  const [loaded, reload] = useLoaded(load, key);
  useEffect(() => onRecordChanged(reload), [reload]);
  return loaded;
}
