import browser from 'webextension-polyfill';
import { browserTellsIdle, tellTouches, untouchedFor } from './idle-without-browser.ts';
import { lock } from './lock.ts';
import { sessionSecrets } from './session.ts';

/**
 * The record closes by itself: when nobody touches the computer, when its screen is locked, when it has slept, and
 * when the last page that could show what is inside has gone. Only how many minutes is stored; nothing of the record.
 */
const settingName = 'idleMinutes';
export const idleChoices = [1, 5, 15, 30] as const;
export const defaultIdleMinutes = 5;

const watchAlarm = 'watch';
const seenName = 'seen';
/**
 * The alarm comes every minute; a gap of three means that the machine slept through it. A clock that was set back by as
 * much could hide such a gap.
 */
const sleptAfterMs = 3 * 60_000;
/** A page that is loaded again lets go of its hold and takes it again within this time. */
const reloadMs = 3000;
const pageHold = 'page-open';

export async function idleMinutes(): Promise<number> {
  const kept = (await browser.storage.local.get(settingName))[settingName];
  return idleChoices.find((minutes) => minutes === kept) ?? defaultIdleMinutes;
}

/** Sets after how many minutes without a touch the record closes; one of {@link idleChoices}. */
export async function setIdleMinutes(minutes: number): Promise<void> {
  await browser.storage.local.set({ [settingName]: minutes });
  tellBrowser(minutes);
}

function tellBrowser(minutes: number): void {
  if (browserTellsIdle()) browser.idle.setDetectionInterval(minutes * 60);
}

async function isOpen(): Promise<boolean> {
  return (await sessionSecrets()) !== undefined;
}

async function lockIfOpen(): Promise<void> {
  if (await isOpen()) await lock();
}

/** Held by each page that shows what is inside, for as long as it lives; the browser lets go when it ends. */
export function holdPageOpen(): () => void {
  void navigator.locks.request(pageHold, { mode: 'shared' }, () => new Promise(() => {}));
  return tellTouches();
}

/**
 * Closes the record if no page holds it open a moment from now, and still none a little later. Not now: a tab is said to be
 * gone while its page still holds on, and one that is loaded again lets go in between.
 */
export async function lockIfNoPage(waitMs = reloadMs): Promise<void> {
  for (const ms of [waitMs, waitMs / 3]) {
    if (!(await isOpen())) return;
    await new Promise((resolve) => setTimeout(resolve, ms));
    if (await pageIsOpen()) return;
  }
  await lockIfOpen();
}

async function pageIsOpen(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === pageHold);
}

/** Each minute while the record is open: a missed minute or three is a sleep; where the browser has no `idle`, long without a touch counts too. */
export async function lockIfSlept(nowMs = Date.now(), waitMs = reloadMs): Promise<void> {
  if (!(await isOpen())) return;
  const seen = (await browser.storage.session.get(seenName))[seenName];
  await browser.storage.session.set({ [seenName]: nowMs });
  const slept = typeof seen === 'number' && Math.abs(nowMs - seen) > sleptAfterMs;
  if (slept || (await untouchedFor(await idleMinutes(), nowMs))) await lockIfOpen();
  else await lockIfNoPage(waitMs);
}

/** Registers all of it; called once, at once, when the background starts. */
export function watchForLeaving(): void {
  if (browserTellsIdle()) {
    browser.idle.onStateChanged.addListener((state) => {
      if (state !== 'active') void lockIfOpen();
    });
  }
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === watchAlarm) void lockIfSlept();
  });
  browser.tabs.onRemoved.addListener(() => void lockIfNoPage());
  browser.tabs.onUpdated.addListener((_id, change) => {
    if (change.status === 'complete') void lockIfNoPage();
  });
  browser.storage.onChanged.addListener((changes, area) => {
    const open = changes['open'];
    if (area !== 'session' || open === undefined) return;
    if (open.newValue === undefined) void browser.alarms.clear(watchAlarm);
    else browser.alarms.create(watchAlarm, { periodInMinutes: 1 });
    void browser.storage.session.remove(seenName);
  });
  void idleMinutes().then(tellBrowser);
}
