import type { StoredPart } from '../../record/attempt-parts.ts';
import { beginAttempt } from '../../record/attempts.ts';
import { type TakenExhibit, keepCapture } from '../../record/captures.ts';
import type {
  CaptureIssue,
  CaptureMode,
  CaptureState,
  ConversationFacts,
  Entry,
  EntrySummary,
  HappenedAt,
  KeptReading,
  NotKeptFile,
  PageFacts,
} from '../../record/types.ts';
import { type Moment, momentNow } from '../../shared/clock.ts';
import { DaybookError, type ErrorCode, toFailure } from '../../shared/errors.ts';
import { newId } from '../../shared/ids.ts';
import { software } from '../../shared/software.ts';
import { happenedAt } from './happened-at.ts';
import { keepWhenRoom } from './keep-when-room.ts';
import type { ReaderLink } from '../reader/reader-link.ts';

/** What one capture has gathered so far. Every step adds to it; only `keep` writes it down. */
export interface CaptureRun {
  mode: CaptureMode;
  startedAt: Moment;
  attemptId: string;
  page: PageFacts | null;
  adapter: { id: string; version: number } | null;
  reading: KeptReading | null;
  taken: TakenExhibit[];
  issues: CaptureIssue[];
  /** Files that were measured and let go. */
  notKept?: NotKeptFile[];
  /** When it happened, where that is not the time of one item. */
  happened?: HappenedAt;
  /** Of a conversation. */
  conversation?: ConversationFacts;
}

/** A capture that has gathered nothing so far, and of which nothing is written down: {@link putDown}. */
export function newRun(mode: CaptureMode, page: PageFacts | null): CaptureRun {
  return {
    mode,
    startedAt: momentNow(),
    attemptId: newId(),
    page,
    adapter: null,
    reading: null,
    taken: [],
    issues: [],
  };
}

/**
 * Puts down that a capture begins: if the background dies from here on, the record says so. Where there is no room for
 * even that, the capture goes on all the same: it waits for room in memory, once it is whole. A recording does not fit
 * into memory: it does not begin, with `storage-full`.
 */
export async function putDown({ mode, startedAt, page, attemptId }: CaptureRun): Promise<void> {
  try {
    await beginAttempt({ mode, startedAt, page }, attemptId);
  } catch (thrown) {
    const waits = thrown instanceof DaybookError && thrown.code === 'storage-full' && mode !== 'recording';
    if (!waits) throw thrown;
  }
}

/** {@link newRun}, put down. */
export async function beginRun(mode: CaptureMode, page: PageFacts | null): Promise<CaptureRun> {
  const run = newRun(mode, page);
  await putDown(run);
  return run;
}

/** Runs one step; what it throws becomes an issue of this capture, and `undefined` comes back. */
export async function tryStep<T>(
  run: CaptureRun,
  step: string,
  fallback: ErrorCode,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (thrown) {
    run.issues.push({ step, ...toFailure(thrown, fallback) });
    return undefined;
  }
}

/** What the entry is: what was kept of the page where that has a kind of its own, else what was read. */
function kindOf({ mode, reading }: CaptureRun): string {
  return mode === 'screen' || mode === 'conversation' || mode === 'recording' ? mode : (reading?.kind ?? 'page');
}

function siteOf(run: CaptureRun): string {
  return run.adapter?.id ?? 'web';
}

function draftOf(run: CaptureRun, state: CaptureState): Omit<Entry, 'id' | 'number'> {
  const finishedAt = momentNow();
  return {
    source: 'capture',
    kind: kindOf(run),
    site: siteOf(run),
    madeAt: finishedAt,
    happened: run.happened ?? happenedAt(run.reading, run.startedAt, run.page?.timeZone),
    who: null,
    where: null,
    words: null,
    ...(run.mode === 'private' ? { care: 'private' as const } : {}),
    capture: {
      mode: run.mode,
      state,
      startedAt: run.startedAt,
      finishedAt,
      page: run.page,
      adapter: run.adapter,
      reading: run.reading,
      issues: run.issues,
      ...(run.conversation === undefined ? {} : { conversation: run.conversation }),
      ...(run.notKept === undefined ? {} : { notKept: run.notKept }),
      software,
    },
  };
}

/** An entry that a capture made, and what is missing in it. */
export interface Kept extends EntrySummary {
  issues: readonly CaptureIssue[];
}

/**
 * Keeps what the run gathered (`parts`: what it stored on the way), read back and compared. Without any picture or words
 * it is kept as failed, with its reasons. Where the disk is full it waits in memory, and the page says so, until there is
 * room or the person stops it.
 */
export async function keepRun(
  run: CaptureRun,
  link: ReaderLink | null,
  parts: readonly StoredPart[] = [],
): Promise<Kept> {
  if (run.taken.length + parts.length === 0) return failRun(run);
  const state = run.issues.length === 0 ? 'complete' : 'partial';
  const { issues } = run;
  const keep = async () => ({ ...(await keepCapture(draftOf(run, state), run.taken, run.attemptId, parts)), issues });
  if (link === null) return keep();
  // beside the keeping; a page that has gone is found out when it is to be told
  void link.ask('ready-notice', null).catch(() => null);
  return keepWhenRoom(keep, () => link.ask('progress', { key: 'notice_no_room', values: [] }));
}

/** Keeps no more than the fact that this capture failed, where and why. */
export async function failRun(run: CaptureRun): Promise<Kept> {
  const kept = await keepCapture(draftOf({ ...run, reading: null }, 'failed'), [], run.attemptId);
  return { ...kept, issues: run.issues };
}
