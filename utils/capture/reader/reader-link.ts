import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';
import { DaybookError } from '../../shared/errors.ts';
import {
  type AdapterScript,
  adapterScriptByHost,
  adapterScriptByMark,
  markedScriptIn,
  markedScripts,
} from '../../sites/adapter-scripts.ts';
import { leaveTab } from './leave-tab.ts';
import { answerEnvelope, answerSchemas } from './reader-answers.ts';
import { type ReaderRequestName, type ReaderRequests, leaveMessage, readerPortName } from './reader-protocol.ts';
import { runInPage } from './run-in-page.ts';
import { untilParsed } from './until-parsed.ts';

/** The reader in one tab, for one capture. */
export interface ReaderLink {
  tabId: number;
  /** Asks and waits; throws `page-gone` when the page goes away first, or the reader's own code. */
  ask<N extends ReaderRequestName>(name: N, request: ReaderRequests[N]['request']): Promise<ReaderRequests[N]['reply']>;
  /** Lets go: the reader takes everything of ours out of the page and ends; what was asked and not answered yet is `page-gone`. */
  end(): void;
}

/** Who waits for a reader, by tab, in the order of asking: the popup's look and a capture may ask at the same time. */
const waiting = new Map<number, ((port: Runtime.Port) => void)[]>();

/** Called for every port: takes those that a reader of ours opened in a page where we asked for one. */
export function acceptReader(port: Runtime.Port): void {
  const tabId = port.sender?.tab?.id;
  const ours = port.name === readerPortName && port.sender?.id === browser.runtime.id && port.sender.frameId === 0;
  const take = ours && tabId !== undefined ? waiting.get(tabId)?.shift() : undefined;
  if (take === undefined) port.disconnect();
  else take(port);
}

function linkOver(port: Runtime.Port, tabId: number): ReaderLink {
  interface Question {
    name: ReaderRequestName;
    resolve: (value: unknown) => void;
    reject: (error: DaybookError) => void;
  }
  const open = new Map<number, Question>();
  let nextId = 1;
  let gone = false;
  port.onMessage.addListener((message: unknown) => {
    if (message === leaveMessage) {
      void leaveTab(tabId);
      return;
    }
    const parsed = v.safeParse(answerEnvelope, message);
    // What is no answer answers nothing: the question stays open until the page or the capture ends.
    if (!parsed.success) return;
    const answer = parsed.output;
    const question = open.get(answer.id);
    if (question === undefined) return;
    open.delete(answer.id);
    if (!answer.ok) {
      question.reject(new DaybookError(answer.error.code, answer.error.detail));
      return;
    }
    const value = v.safeParse(answerSchemas[question.name], answer.value);
    if (value.success) question.resolve(value.output);
    else question.reject(new DaybookError('bad-message', `${question.name}: ${v.getDotPath(value.issues[0]) ?? ''}`));
  });
  const lose = () => {
    gone = true;
    for (const { reject } of open.values()) reject(new DaybookError('page-gone'));
    open.clear();
  };
  port.onDisconnect.addListener(lose);
  return {
    tabId,
    ask: (name, request) =>
      new Promise((resolve, reject) => {
        if (gone) {
          reject(new DaybookError('page-gone'));
          return;
        }
        const id = nextId++;
        open.set(id, { name, resolve: resolve as (value: unknown) => void, reject });
        port.postMessage({ id, name, request });
      }),
    end: () => {
      port.disconnect();
      // whoever lets go is not told that the port closed
      lose();
    },
  };
}

/** Messages with which browsers refuse to run a script, as against a tab that has gone. */
const goneWords = /No tab with id|Invalid tab ID|No frame with id|tab was closed|Frame .* was removed/i;

/** What it means that a script of ours could not be put into a page. */
function injectionError(cause: unknown): DaybookError {
  if (cause instanceof DaybookError) return cause;
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new DaybookError(goneWords.test(detail) ? 'page-gone' : 'page-forbidden', undefined, { cause });
}

/** Whether a page stays closed to the reader while the tab is there: its picture can be taken. */
export function isWithoutReader({ code }: DaybookError): boolean {
  return code === 'page-forbidden' || code === 'page-silent';
}

/** Only the adapters that the tab's page may need; the reader itself checks that they are those of its page. */
async function adaptersOf(tabId: number): Promise<AdapterScript> {
  const { url } = await browser.tabs.get(tabId);
  const byHost = adapterScriptByHost(new URL(url !== undefined && URL.canParse(url) ? url : 'about:blank'));
  if (byHost !== null) return byHost;
  const ran = await runInPage(tabId, { func: markedScriptIn, args: [markedScripts] });
  return adapterScriptByMark(ran?.result);
}

/** A page that is still being loaded is given as long as this: its end, and by what it is known, may be near. */
const mostParsingMs = 1000;

/** Heavy pages keep scripts of ours waiting for seconds; one that does so for longer is busy with itself for good. */
const mostSilentMs = 8000;

/** A reader connects as it begins: where nothing came by then, the page went before it could. */
const mostConnectMs = 5000;

async function inTime<T>(work: Promise<T>, mostMs: number, late: DaybookError): Promise<T> {
  const over = Promise.withResolvers<never>();
  const timer = setTimeout(() => over.reject(late), mostMs);
  try {
    return await Promise.race([work, over.promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function putInto(tabId: number, beside: readonly string[]): Promise<unknown> {
  await runInPage(tabId, { func: untilParsed, args: [mostParsingMs] });
  return runInPage(tabId, { files: [`/${await adaptersOf(tabId)}.js`, '/reader.js', ...beside] });
}

/**
 * Puts the reader into the tab's page, and `beside` it what only some captures ask of it; throws `page-forbidden`,
 * `page-silent`, `page-gone`.
 */
export async function injectReader(tabId: number, beside: readonly '/long-ways.js'[] = []): Promise<ReaderLink> {
  const queue = waiting.get(tabId) ?? [];
  waiting.set(tabId, queue);
  let take: (port: Runtime.Port) => void = () => {};
  const port = new Promise<Runtime.Port>((resolve) => {
    take = resolve;
  });
  queue.push(take);
  try {
    const ran = await inTime(putInto(tabId, beside), mostSilentMs, new DaybookError('page-silent'));
    // Firefox does not refuse on its own pages: it says that nothing ran, and no reader will ever connect.
    if (ran === null) throw new DaybookError('page-forbidden');
    return linkOver(await inTime(port, mostConnectMs, new DaybookError('page-gone', 'left at once')), tabId);
  } catch (cause) {
    throw injectionError(cause);
  } finally {
    if (queue.includes(take)) queue.splice(queue.indexOf(take), 1);
    if (queue.length === 0 && waiting.get(tabId) === queue) waiting.delete(tabId);
  }
}
