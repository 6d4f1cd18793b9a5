import type { EntrySummary, HappenedAt } from '../record/types.ts';
import { utf8 } from '../shared/bytes.ts';
import { DaybookError } from '../shared/errors.ts';
import { type CaptureRun, beginRun, failRun, keepRun, tryStep } from './capture-run.ts';
import { ConversationOrder } from './conversation-order.ts';
import { keptReading } from './kept-reading.ts';
import type { ReaderLink } from './reader-link.ts';
import type { WalkDirection } from './reader-protocol.ts';
import { takeScreenshot } from './screenshot.ts';
import { exhibitOf, screenExhibit, textExhibits } from './taken.ts';
import { transcriptOf } from './transcript.ts';

/** Steps after which a walk ends by itself and says so: hours of scrolling. */
const mostSteps = 2000;

/** Reads, photographs and goes on, until there is no more that way or the person stops. */
async function walk(run: CaptureRun, link: ReaderLink, order: ConversationOrder, direction: WalkDirection): Promise<void> {
  for (let steps = 1; ; steps += 1) {
    const { readings, atEnd } = await link.ask('walk', { direction });
    const added = order.add(readings);
    if (added > 0) run.taken.push(await screenExhibit(await takeScreenshot(link.tabId), run.taken.length + 1));
    if (atEnd) return;
    if (steps === mostSteps) throw new DaybookError('stopped', `${steps} steps`);
    const { stopped } = await link.ask('progress', { key: 'notice_messages', values: [String(order.count)] });
    if (stopped) throw new DaybookError('stopped');
  }
}

function spanOf(order: ConversationOrder): HappenedAt {
  const times = order
    .messages()
    .flatMap(({ reading }) => [reading.postedAt, reading.decodedAt].find(({ state }) => state === 'found') ?? [])
    .flatMap((field) => (field.state === 'found' ? [field.value] : []))
    .toSorted();
  const from = times[0] ?? null;
  return { from, to: times.at(-1) ?? null, precision: from === null ? 'words' : 'exact', words: null };
}

async function addMessages(run: CaptureRun, order: ConversationOrder, direction: WalkDirection): Promise<void> {
  const messages = order.messages();
  const kept = messages.map(({ reading, step }) => ({ step, ...keptReading(reading) }));
  const json = JSON.stringify({ format: 'daybook-conversation/1', direction, messages: kept, gaps: order.gaps() }, null, 1);
  run.taken.push(
    await exhibitOf(utf8(json), {
      role: 'file',
      fileName: 'conversation.json',
      mediaType: 'application/json',
      parents: [],
      madeBy: 'read message by message while walking through the conversation',
    }),
    ...(await textExhibits(transcriptOf(messages, order.gaps()), 'transcript of the messages as read')),
  );
  const gaps = order.gaps().length;
  if (gaps > 0) run.issues.push({ step: 'read', code: 'conversation-gaps', detail: String(gaps) });
}

/**
 * *Conversation*: from the message that the person points at, one way, to the end or to where they stop. Every message
 * once and in order, both sides, with pictures of every part; gaps are listed, never closed.
 */
export async function captureConversation(link: ReaderLink, direction: WalkDirection): Promise<EntrySummary> {
  const run = await beginRun('conversation', await link.ask('facts', null));
  const order = new ConversationOrder(direction);
  const first = await tryStep(run, 'read', 'page-gone', () => link.ask('read', null));
  if (first !== undefined) {
    run.adapter = { id: first.adapter.id, version: first.adapter.version };
    await tryStep(run, 'read', 'page-changed', () => walk(run, link, order, direction));
    await tryStep(run, 'page', 'page-gone', () => link.ask('restore', null));
  }
  if (order.count === 0) return failRun(run);
  await addMessages(run, order, direction);
  run.happened = spanOf(order);
  return keepRun(run);
}
