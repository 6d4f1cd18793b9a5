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

/** The modules of the record that a capture goes through. */
interface Keepers {
  attempts: typeof import('../../utils/record/attempts.ts');
  captures: typeof import('../../utils/record/captures.ts');
}

/** Keeps a capture of a post with one file. */
export async function keepPost(room: Keepers, words: string, size = 0): Promise<EntrySummary> {
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
