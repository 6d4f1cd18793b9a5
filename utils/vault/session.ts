import browser from 'webextension-polyfill';
import { type Secrets, secretsFromText, secretsToText } from './secrets.ts';

/**
 * Unlocked secrets, in memory only: the browser's session store never touches the disk, is closed to
 * content scripts, and is shared by the background and our pages, so that unlocking once serves all of them.
 */
const name = 'open';
const locked = new BroadcastChannel('lock');
const forgetters = new Set<() => void>();

locked.addEventListener('message', () => forgetAll());

function forgetAll(): void {
  for (const forget of forgetters) forget();
}

/** Runs `forget` whenever the record is locked, here or in another of our pages. */
export function onForget(forget: () => void): void {
  forgetters.add(forget);
}

export async function keepForSession(secrets: Secrets): Promise<void> {
  await browser.storage.session.set({ [name]: secretsToText(secrets) });
}

/** Other secrets in their place, for a record that has become another one: nothing that the former opened is used on. */
export async function exchangeSession(secrets: Secrets): Promise<void> {
  await keepForSession(secrets);
  forgetAll();
  locked.postMessage('locked');
}

export async function sessionSecrets(): Promise<Secrets | undefined> {
  const kept = (await browser.storage.session.get(name))[name];
  return typeof kept === 'string' ? secretsFromText(kept) : undefined;
}

export async function forgetSession(): Promise<void> {
  await browser.storage.session.remove(name);
  forgetAll();
  locked.postMessage('locked');
}
