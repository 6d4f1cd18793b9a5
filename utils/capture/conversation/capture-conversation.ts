import type { EntrySummary } from '../../record/types.ts';
import { utf8 } from '../../shared/bytes.ts';
import { momentNow } from '../../shared/clock.ts';
import { DaybookError } from '../../shared/errors.ts';
import { type CaptureRun, type Kept, beginRun, failRun, keepRun, tryStep } from '../run/capture-run.ts';
import { conversationFacts } from './conversation-facts.ts';
import { ConversationOrder } from './conversation-order.ts';
import { keptReading } from '../corroborate/kept-reading.ts';
import { lateIssues, unfinishedIssues } from '../run/unfinished-issues.ts';
import { issuesOfMarks } from '../corroborate/quality-gate.ts';
import type { ReaderLink } from '../reader/reader-link.ts';
import type { WalkDirection, WalkSpan } from '../reader/reader-protocol.ts';
import { takeScreenshot } from '../picture/screenshot.ts';
import { startRecording, stopFilm } from '../film/start-recording.ts';
import type { Reading } from '../../sites/contract.ts';
import { exhibitOf, screenExhibit, textExhibits } from '../run/taken.ts';
import { tellProgress } from '../run/tell-progress.ts';
import { type WalkPlace, isSameConversation } from './same-conversation.ts';
import { transcriptOf } from './transcript.ts';

/** Steps after which a walk ends by itself and says so: hours of scrolling. */
const mostSteps = 2000;

export interface ConversationOptions {
  direction: WalkSpan;
  /** Whether the tab is recorded along the way. */
  film: boolean;
}

/** What a walk has gathered: the messages, and which picture shows which step. */
interface Walked {
  order: ConversationOrder;
  pictures: { step: number; fileName: string }[];
  lateImages: number;
  /** Numbers of the pictures in which something had not come. */
  unfinished: number[];
}

/** Reads, photographs and goes on, until there is no more that way or the person stops. */
async function walk(
  run: CaptureRun,
  link: ReaderLink,
  walked: Walked,
  direction: WalkDirection,
  chosen: Reading,
): Promise<void> {
  const { order, pictures } = walked;
  let place: WalkPlace = { url: run.page?.url ?? '', title: run.page?.title.text ?? '', readings: [chosen] };
  for (let steps = 1; ; steps += 1) {
    const begun = performance.now();
    const step = await link.ask('walk', { direction });
    const { url, title, messages, behindLast, atEnd, waits, lateImages, unfinished } = step;
    const stepMs = performance.now() - begun;
    const now = { url, title, readings: messages.map(({ reading }) => reading) };
    if (!isSameConversation(place, now, order.count === 0 || order.knows(messages)))
      throw new DaybookError('page-changed', 'another conversation');
    if (messages.length > 0) place = now;
    if (order.add(messages, behindLast) > 0) {
      const shot = await takeScreenshot(link.tabId);
      if (!(await link.ask('walk-shown', null)).shown)
        throw new DaybookError('page-changed', 'other messages than were read');
      const screen = await screenExhibit(shot, run.taken.length + 1);
      run.taken.push(screen);
      pictures.push({ step: steps, fileName: screen.facts.fileName });
      walked.lateImages += lateImages;
      if (unfinished > 0) walked.unfinished.push(pictures.length);
    }
    // what fetches more is not ours to press: nobody can tell from outside what else that does
    if (atEnd && !(waits && (await link.ask('await-more', null)).more)) return;
    if (steps === mostSteps) throw new DaybookError('stopped', `${steps} steps`);
    if (await tellProgress(link, { key: 'notice_messages', values: [String(order.count)] }, stepMs))
      throw new DaybookError('stopped');
  }
}

async function addMessages(
  run: CaptureRun,
  walked: Walked,
  direction: WalkDirection,
  film: EntrySummary | undefined,
): Promise<void> {
  const { order, pictures, lateImages, unfinished } = walked;
  const messages = order.messages();
  const kept = messages.map(({ reading, step }) => ({ step, ...keptReading(reading) }));
  const behind = order.behind();
  const transcript = transcriptOf(messages, order.gaps(), behind);
  Object.assign(run, conversationFacts(kept, transcript, momentNow(), run.page?.timeZone));
  const json = JSON.stringify(
    {
      format: 'daybook-conversation/1',
      direction,
      messages: kept,
      gaps: order.gaps(),
      behind,
      pictures,
      // The entry in which a film of this walk is kept.
      film: film === undefined ? null : { entry: film.number, state: film.state },
    },
    null,
    1,
  );
  run.taken.push(
    await exhibitOf(utf8(json), {
      role: 'file',
      fileName: 'conversation.json',
      mediaType: 'application/json',
      parents: [],
      madeBy: 'read message by message while walking through the conversation',
    }),
    ...(await textExhibits(transcript, 'transcript of the messages as read')),
  );
  run.issues.push(...lateIssues(lateImages), ...unfinishedIssues(unfinished));
  for (const [mark, code] of issuesOfMarks) {
    const marked = messages.filter(({ reading }) => reading.marks.includes(mark)).length;
    if (marked > 0) run.issues.push({ step: 'quality', code, detail: String(marked) });
  }
  if (behind.length > 0) run.issues.push({ step: 'read', code: 'more-behind', detail: String(behind.length) });
  const gaps = order.gaps().length;
  if (gaps > 0) run.issues.push({ step: 'read', code: 'conversation-gaps', detail: String(gaps) });
}

/**
 * *Conversation*: from the message that the person points at, one way, to the end or to where they stop. Every message
 * once and in order, both sides, with pictures of every part; gaps are listed, never closed.
 */
export async function captureConversation(
  link: ReaderLink,
  { direction: span, film }: ConversationOptions,
): Promise<Kept> {
  const run = await beginRun('conversation', await link.ask('facts', null));
  const direction = span === 'between' ? (await link.ask('way-to-other', null)).direction : span;
  const walked: Walked = { order: new ConversationOrder(direction), pictures: [], lateImages: 0, unfinished: [] };
  let filmEntry: EntrySummary | undefined;
  const first = await tryStep(run, 'read', 'page-gone', () => link.ask('read', null));
  if (first !== undefined) {
    run.adapter = { id: first.adapter.id, version: first.adapter.version };
    const filmed = film && (await tryStep(run, 'media', 'recording-failed', () => startRecording(link.tabId))) === null;
    await tryStep(run, 'read', 'page-changed', () => walk(run, link, walked, direction, first.reading));
    if (filmed) filmEntry = await tryStep(run, 'media', 'recording-failed', stopFilm);
    await tryStep(run, 'page', 'page-gone', () => link.ask('restore', null));
  }
  if (walked.order.count === 0) return failRun(run);
  await addMessages(run, walked, direction, filmEntry);
  return keepRun(run, link);
}
