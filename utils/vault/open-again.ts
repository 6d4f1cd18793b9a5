import type { Dexie } from 'dexie';

/**
 * A database as it is to be used. One that could not be opened, on a full disk for one, Dexie never tries again in the
 * life of its page: it is given back the way to.
 */
export function openAgain<T extends Dexie>(database: T): T {
  if (database.hasFailed()) database.close({ disableAutoOpen: false });
  return database;
}
