import browser from 'webextension-polyfill';
import { software } from '../../utils/shared/software.ts';

/** The first part of the version in which the first pages were last read or put aside; nothing of what was answered there. */
const storedAs = 'begun';
const major = software.version.split('.')[0] ?? '0';

/** Whether the first pages should be offered: never yet seen here, or again since a new main version was installed. */
export async function firstPagesDue(): Promise<'new' | 'again' | null> {
  const begun = (await browser.storage.local.get(storedAs))[storedAs];
  if (begun === undefined) return 'new';
  return begun === major ? null : 'again';
}

/** The first pages were read, or put aside. */
export async function markBegun(): Promise<void> {
  await browser.storage.local.set({ begun: major });
}
