import { vi } from 'vitest';
import { utf8 } from '../../utils/shared/bytes.ts';
import { momentNow } from '../../utils/shared/clock.ts';
import type { EntrySummary } from '../../utils/record/types.ts';

export const happened = {
  from: '2026-11-03T21:14:09.000Z',
  to: '2026-11-03T21:14:09.000Z',
  precision: 'exact',
  words: null,
} as const;

/** An offline entry as a person writes one down. */
export const offline = (words: string) => ({ kind: 'visit', happened, who: 'the neighbour', where: 'the gate', words });

async function dropDatabases(): Promise<void> {
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
    exhibits: await import('../../utils/record/exhibits.ts'),
    journal: await import('../../utils/record/journal.ts'),
    lock: await import('../../utils/vault/lock.ts'),
    notes: await import('../../utils/record/notes.ts'),
    recovery: await import('../../utils/vault/recovery.ts'),
    ring: await import('../../utils/record/key-ring.ts'),
    staging: await import('../../utils/record/staging.ts'),
    summaries: await import('../../utils/record/summaries.ts'),
    things: await import('../../utils/record/things.ts'),
    vault: await import('../../utils/vault/vault.ts'),
  };
}

export type Room = Awaited<ReturnType<typeof openRoom>>;

/** Keeps a capture of a post with one file. */
export async function keepPost(room: Room, words: string, size = 0): Promise<EntrySummary> {
  const attemptId = await room.attempts.beginAttempt({ mode: 'post', startedAt: momentNow(), page: null });
  const bytes = size === 0 ? utf8(words) : new Uint8Array(size).map((_, at) => (at * 31) & 255);
  const facts = {
    role: 'text' as const,
    fileName: 'text.txt',
    mediaType: 'text/plain',
    ...(await room.captures.measure(bytes)),
    takenAt: momentNow(),
    parents: [],
    madeBy: 'test',
    source: null,
  };
  const capture = {
    mode: 'post' as const,
    state: 'complete' as const,
    startedAt: momentNow(),
    finishedAt: momentNow(),
    page: null,
    adapter: null,
    reading: null,
    issues: [],
    software: { name: 'Daybook' as const, version: '0', build: '0' },
  };
  const entry = { source: 'capture' as const, kind: 'post', site: 'x', madeAt: momentNow(), happened };
  return room.captures.keepCapture(
    { ...entry, who: null, where: null, words: null, capture },
    [{ bytes, facts }],
    attemptId,
  );
}
