import browser from 'webextension-polyfill';
import { DaybookError } from '../../utils/shared/errors.ts';
import { tabBelow } from '../data/tab-below.ts';
import { type AnswerInPage, askInPage } from './ask-in-page.ts';

/** A query that waits for the person to be at the server of their choice. In memory only: gone with the browser. */
export interface AskedTime {
  /** Address of the server, as typed. */
  server: string;
  /** Base64. */
  query: string;
}

const [askedName, answerName] = ['asked-time', 'answered-time'];
/** A server that takes longer is given up. */
const longestWaitMs = 30_000;
/** As `largestReply` of the verifier, whose code is too large to be loaded for one number. */
const largestReply = 256 << 10;

/** Puts a query where the toolbar button's panel finds it. */
export async function waitAtServer(asked: AskedTime): Promise<void> {
  await browser.storage.session.remove(answerName);
  await browser.storage.session.set({ [askedName]: asked });
}

/** No query waits any more. */
export async function leaveServer(): Promise<void> {
  await browser.storage.session.remove([askedName, answerName]);
}

/** Opens an address in a tab of its own: the person's own visit to that site. */
export async function openServer(server: string): Promise<void> {
  await browser.tabs.create({ url: server });
}

/** The tab that a waiting query may be sent from; null where nothing waits, or another site is open there. */
export async function serverHere(): Promise<{ tabId: number; host: string; asked: AskedTime } | null> {
  const asked = (await browser.storage.session.get(askedName))[askedName] as AskedTime | undefined;
  if (asked === undefined) return null;
  const tab = await tabBelow();
  const there = URL.parse(tab?.url ?? '');
  const wanted = new URL(asked.server);
  // The browser may have gone over to https by itself: the host is what the person chose.
  const same = there !== null && /^https?:$/u.test(there.protocol) && there.hostname === wanted.hostname;
  return same && tab?.id !== undefined ? { tabId: tab.id, host: there.host, asked } : null;
}

/**
 * Sends the waiting query from a tab that the person opened to us by a press of the button, and hands the answer to the
 * page that waits. The extension's own pages reach no network; the tab's page asks its own server.
 */
export async function askFromTab(tabId: number, { server, query }: AskedTime): Promise<AnswerInPage> {
  const { pathname, search } = new URL(server);
  const ask = { path: pathname + search, query, most: largestReply, limitMs: longestWaitMs };
  const [run] = await browser.scripting.executeScript({
    target: { tabId },
    world: 'MAIN' as never,
    func: askInPage as never,
    args: [ask],
  });
  const answer = run?.result as AnswerInPage | undefined;
  if (answer === undefined) throw new DaybookError('page-forbidden', 'no answer from the tab');
  if (answer.ok) await browser.storage.session.set({ [answerName]: answer.reply });
  return answer;
}

/** Told each reply (base64) that comes; gives what ends the listening. */
export function onAnswer(told: (reply: string) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>): void => {
    const reply = changes[answerName]?.newValue;
    if (typeof reply === 'string') told(reply);
  };
  browser.storage.session.onChanged.addListener(listener);
  return () => browser.storage.session.onChanged.removeListener(listener);
}
