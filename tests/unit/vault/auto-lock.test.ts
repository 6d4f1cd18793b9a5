import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../../support/fake-extension.ts';
import { processorLimit } from '../../support/processor-limit.ts';

type Listener = (...args: never[]) => void;
const listeners: Record<string, Listener> = {};
const on = (name: string) => ({ addListener: (listener: Listener) => (listeners[name] = listener) });
const extension = fakeBrowser();
const intervals: number[] = [];
const local: Record<string, unknown> = {};
const base = extension.default as { storage: Record<string, unknown> };
const fake = {
  ...base,
  storage: {
    ...base.storage,
    local: {
      get: async (name: string) => ({ [name]: local[name] }),
      set: async (values: Record<string, unknown>) => Object.assign(local, values),
    },
    onChanged: on('storage'),
  },
  idle: { onStateChanged: on('idle'), setDetectionInterval: (seconds: number) => intervals.push(seconds) },
  alarms: { onAlarm: on('alarm'), create: vi.fn(), clear: vi.fn() },
  tabs: { onRemoved: on('removed'), onUpdated: on('updated') },
};
vi.mock('webextension-polyfill', () => ({ default: fake }));
vi.mock('../../../utils/vault/passphrase-key.ts', async (original) => ({
  ...(await original<typeof import('../../../utils/vault/passphrase-key.ts')>()),
  passphraseCost: { memoryKib: 8, passes: 1 },
}));

const lock = await import('../../../utils/vault/lock.ts');
const auto = await import('../../../utils/vault/auto-lock.ts');
const { tellTouches } = await import('../../../utils/vault/idle-without-browser.ts');

function fire(name: string, ...args: unknown[]): void {
  (listeners[name] as ((...values: unknown[]) => void) | undefined)?.(...args);
}

async function isLocked(): Promise<boolean> {
  return (await lock.lockState()).locked;
}

/** A page of ours that shows the record, until it is closed. */
async function openPage(): Promise<() => void> {
  return new Promise((opened) => {
    void navigator.locks.request(
      'page-open',
      { mode: 'shared' },
      () => new Promise<void>((close) => opened(() => close())),
    );
  });
}

describe('the record closes by itself', () => {
  beforeEach(async () => {
    if (!(await lock.lockState()).hasPassphrase) {
      await lock.setPassphrase('one');
      auto.watchForLeaving();
    }
    if (await isLocked()) await lock.unlock('one');
    fire('storage', { open: { newValue: 'open' } }, 'session');
  });

  it('when nobody touches the computer, and when its screen is locked', async () => {
    for (const state of ['idle', 'locked']) {
      fire('idle', 'active');
      expect(await isLocked()).toBe(false);
      fire('idle', state);
      await vi.waitFor(async () => expect(await isLocked()).toBe(true), processorLimit);
      await lock.unlock('one');
    }
  });

  it('after the minutes that were chosen, five at first', async () => {
    expect(await auto.idleMinutes()).toBe(5);
    await vi.waitFor(() => expect(intervals).toEqual([300]), processorLimit);
    await auto.setIdleMinutes(15);
    expect(await auto.idleMinutes()).toBe(15);
    expect(intervals.at(-1)).toBe(900);
  });

  it('when the last page has gone, not when one is loaded again or another stays', async () => {
    const closeFirst = await openPage();
    const closeSecond = await openPage();
    closeFirst();
    await auto.lockIfNoPage(20);
    expect(await isLocked()).toBe(false);
    closeSecond();
    const check = auto.lockIfNoPage(60);
    const closeAgain = await openPage();
    await check;
    expect(await isLocked()).toBe(false);
    closeAgain();
    await auto.lockIfNoPage(20);
    expect(await isLocked()).toBe(true);
  });

  it('when the last page goes only after its tab was said to be gone', async () => {
    const close = await openPage();
    const check = auto.lockIfNoPage(60);
    setTimeout(close, 20);
    await check;
    expect(await isLocked()).toBe(true);
  });

  it('when the machine slept, not when it was used all the time', async () => {
    const close = await openPage();
    const begin = Date.now();
    for (const minute of [0, 1, 2, 4]) await auto.lockIfSlept(begin + minute * 60_000, 20);
    expect(await isLocked()).toBe(false);
    await auto.lockIfSlept(begin + 8 * 60_000);
    expect(await isLocked()).toBe(true);
    close();
  });

  it('when the clock was set back, behind which a sleep could hide', async () => {
    const close = await openPage();
    const begin = Date.now();
    await auto.lockIfSlept(begin, 20);
    await auto.lockIfSlept(begin - 60_000, 20);
    expect(await isLocked()).toBe(false);
    await auto.lockIfSlept(begin - 3_600_000, 20);
    expect(await isLocked()).toBe(true);
    close();
  });

  it('where the browser has no word for idle: when no page was touched for as long as was chosen', async () => {
    const close = await openPage();
    const { idle } = fake;
    Object.assign(fake, { idle: undefined });
    try {
      const page = new EventTarget();
      const begin = Date.now();
      vi.useFakeTimers({ now: begin, toFake: ['Date'] });
      await auto.setIdleMinutes(5);
      const stop = tellTouches(page);
      for (const minute of [1, 2, 3, 4]) {
        vi.setSystemTime(begin + minute * 60_000);
        page.dispatchEvent(new Event('keydown'));
      }
      for (const minute of [4, 5, 7, 9]) await auto.lockIfSlept(begin + minute * 60_000, 20);
      expect(await isLocked()).toBe(false);
      await auto.lockIfSlept(begin + 9.5 * 60_000);
      expect(await isLocked()).toBe(true);
      await lock.unlock('one');
      page.dispatchEvent(new Event('keydown'));
      await auto.lockIfSlept(begin + 9.6 * 60_000, 20);
      vi.setSystemTime(begin + 30 * 60_000);
      page.dispatchEvent(new Event('keydown'));
      await auto.lockIfSlept(begin + 9.7 * 60_000, 20);
      expect(await isLocked()).toBe(true);
      stop();
    } finally {
      vi.useRealTimers();
      Object.assign(fake, { idle });
      close();
    }
  });
});
