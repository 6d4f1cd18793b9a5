import browser, { type Runtime } from 'webextension-polyfill';
import type { EntrySummary } from '../../record/types.ts';
import { send } from '../../messaging/send.ts';
import { DaybookError, toFailure } from '../../shared/errors.ts';
import { type Result, asResult } from '../../shared/result.ts';
import type { RecorderQuestion, RecorderState } from './recorder-protocol.ts';
import { TabFilm } from './tab-film.ts';

interface Running {
  tabId: number;
  film: TabFilm;
}

let running: Promise<Running> | null = null;

/** Ends and keeps, tells the background how it went so that the tab hears of it, and goes. */
async function finish({ tabId, film }: Running, tell = true): Promise<EntrySummary> {
  try {
    const kept = await film.stop();
    if (tell) void send('recording/ended', { tabId, number: kept.number, state: kept.state ?? 'failed' });
    return kept;
  } catch (thrown) {
    const { code } = toFailure(thrown, 'storage-failed');
    if (tell) void send('recording/not-kept', { tabId, code });
    throw thrown;
  } finally {
    // After the answer to whoever asked has left. What could not be kept lies in its parts, and is tried again at the next start.
    setTimeout(() => close(), 200);
  }
}

async function answer(question: RecorderQuestion): Promise<RecorderState | EntrySummary | null> {
  if (question.ask === 'start') {
    if (running !== null) throw new DaybookError('busy');
    const { tabId } = question.start;
    // whoever is to hear that it was not kept was told by then
    const endByItself = () => void begun.then((now) => finish(now)).catch(() => undefined);
    const begun: Promise<Running> = TabFilm.begin(question.start, endByItself).then((film) => ({
      tabId,
      film,
    }));
    running = begun;
    await begun;
    return null;
  }
  if (running === null) throw new DaybookError('not-found', 'no recording');
  const now = await running;
  return question.ask === 'stop' ? finish(now, question.tell) : { tabId: now.tabId, ...now.film.state };
}

/** Answers the background's questions; everything else is for others. */
export function recordInPage(): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const question = message as RecorderQuestion;
    if (sender.id !== browser.runtime.id || sender.tab !== undefined || question?.to !== 'recorder') return undefined;
    return asResult('recording-failed', () => answer(question)) as Promise<Result<unknown>>;
  });
}
