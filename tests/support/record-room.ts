import { vi } from 'vitest';

/** Takes away everything that is stored. */
export async function dropDatabases(): Promise<void> {
  for (const name of ['keys', 'daybook']) {
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(name).onsuccess = resolve;
    });
  }
}

/** All modules of the record anew, over an empty profile unless `kept`: as if the browser had been started again. */
export async function openRoom(kept = false) {
  vi.resetModules();
  if (!kept) await dropDatabases();
  return {
    attempts: await import('../../utils/record/attempts.ts'),
    captures: await import('../../utils/record/captures.ts'),
    check: await import('../../utils/record/check-record.ts'),
    commit: await import('../../utils/record/commit.ts'),
    database: await import('../../utils/record/database.ts'),
    entries: await import('../../utils/record/entries.ts'),
    erase: await import('../../utils/record/erase.ts'),
    exhibits: await import('../../utils/record/exhibits.ts'),
    journal: await import('../../utils/record/journal.ts'),
    keysApart: await import('../../utils/record/keys-apart.ts'),
    lock: await import('../../utils/vault/lock.ts'),
    notes: await import('../../utils/record/notes.ts'),
    opened: await import('../../utils/record/opened-entries.ts'),
    recovery: await import('../../utils/vault/recovery.ts'),
    remove: await import('../../utils/record/remove.ts'),
    ring: await import('../../utils/record/key-ring.ts'),
    staging: await import('../../utils/record/staging.ts'),
    summaries: await import('../../utils/record/summaries.ts'),
    things: await import('../../utils/record/things.ts'),
    vault: await import('../../utils/vault/vault.ts'),
    writer: await import('../../utils/record/writer.ts'),
  };
}

export type Room = Awaited<ReturnType<typeof openRoom>>;
