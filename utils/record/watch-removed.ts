import browser from 'webextension-polyfill';
import { finishErasing, purgeRemoved } from './erase.ts';

const alarmName = 'tidy';
const everyMinutes = 60;

async function tidy(): Promise<void> {
  await finishErasing();
  await purgeRemoved();
}

/** Erases what was removed a day ago, now and every hour; called once, at once, when the background starts. */
export function watchRemoved(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarmName) void tidy();
  });
  browser.alarms.create(alarmName, { periodInMinutes: everyMinutes });
  void tidy();
}
