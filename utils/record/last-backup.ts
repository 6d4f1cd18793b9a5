import browser from 'webextension-polyfill';
import { recordDatabase } from './database.ts';

/** After how many new entries without a backup to say so; 0 for never. */
export const reminderChoices = [0, 10, 25, 50] as const;
export type ReminderChoice = (typeof reminderChoices)[number];

const choiceName = 'remindAfter';
const seenName = 'remindedAt';

/** The last backup, and how many entries came since; `at` is null where none was made. */
export async function lastBackup(): Promise<{ at: string | null; newEntries: number }> {
  const head = await recordDatabase().head.get('head');
  const since = head?.backup?.nextNumber ?? 1;
  return { at: head?.backup?.at ?? null, newEntries: (head?.nextNumber ?? 1) - since };
}

/** What the person chose; never, unless they chose: on a shared device a reminder tells others of the book. */
export async function reminderChoice(): Promise<ReminderChoice> {
  const kept = (await browser.storage.local.get(choiceName))[choiceName];
  return reminderChoices.find((choice) => choice === kept) ?? 0;
}

export async function chooseReminder(choice: ReminderChoice): Promise<void> {
  await browser.storage.local.set({ [choiceName]: choice });
}

/** How many entries a reminder is due for; null while none is. */
export async function reminderDue(): Promise<number | null> {
  const [choice, { newEntries }] = [await reminderChoice(), await lastBackup()];
  if (choice === 0 || newEntries < choice) return null;
  const seen = (await browser.storage.local.get(seenName))[seenName];
  return typeof seen === 'number' && seen <= newEntries && newEntries - seen < choice ? null : newEntries;
}

/** Not now: asks again after as many entries more. */
export async function putReminderOff(newEntries: number): Promise<void> {
  await browser.storage.local.set({ [seenName]: newEntries });
}
