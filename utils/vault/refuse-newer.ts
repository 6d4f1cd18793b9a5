import type { Dexie } from 'dexie';
import { DaybookError } from '../shared/errors.ts';

/**
 * Dexie opens a database of a later version as if it were its own. Ours may hold what this version would not
 * understand and would write past: it is not opened, and nothing of it changes. Operations fail with `record-newer`.
 */
export function refuseNewer(database: Dexie, version: number): void {
  database.on(
    'ready',
    () => {
      // Dexie keeps its own versions ten apart.
      const found = database.backendDB().version / 10;
      if (found > version) throw new DaybookError('record-newer', String(found));
    },
    true,
  );
}
