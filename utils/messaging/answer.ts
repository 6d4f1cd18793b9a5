import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';
import { DaybookError } from '../shared/errors.ts';
import { type Result, asResult } from '../shared/result.ts';
import { type MessageName, type Replies, type RequestOf, requestSchemas } from './protocol.ts';

export type Handlers = { [N in MessageName]: (request: RequestOf<N>) => Promise<Replies[N]> };

/** Only our own pages may ask: content scripts, other extensions and web pages may not. */
export function isOwnPage(sender: Runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL('')) === true;
}

const envelope = v.object({ name: v.picklist(Object.keys(requestSchemas) as MessageName[]), request: v.unknown() });

async function answerOne(handlers: Handlers, message: unknown): Promise<unknown> {
  const parsed = v.safeParse(envelope, message);
  if (!parsed.success) throw new DaybookError('bad-message');
  const { name, request } = parsed.output;
  const checked = v.safeParse(requestSchemas[name], request);
  if (!checked.success) throw new DaybookError('bad-message', name);
  return (handlers[name] as (request: unknown) => Promise<unknown>)(checked.output);
}

/** Answers the messages of our own pages; a handler that throws still answers, with its code. */
export function answerMessages(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (!isOwnPage(sender)) return undefined;
    return asResult('bad-message', () => answerOne(handlers, message)) as Promise<Result<unknown>>;
  });
}
