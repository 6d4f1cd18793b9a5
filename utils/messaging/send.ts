import browser from 'webextension-polyfill';
import { toFailure } from '../shared/errors.ts';
import type { Result } from '../shared/result.ts';
import type { MessageName, Replies, RequestOf } from './protocol.ts';

/** Asks the background; a background that cannot answer is a failure too, never silence. */
export async function send<N extends MessageName>(name: N, request: RequestOf<N>): Promise<Result<Replies[N]>> {
  try {
    return (await browser.runtime.sendMessage({ name, request })) as Result<Replies[N]>;
  } catch (thrown) {
    return { ok: false, error: toFailure(thrown, 'bad-message') };
  }
}
