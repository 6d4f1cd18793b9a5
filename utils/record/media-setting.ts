import browser from 'webextension-polyfill';

/** Whether pictures and films of a page may be read again inside that page; on unless the person turned it off. */
const settingName = 'readAgain';

export async function mayReadAgain(): Promise<boolean> {
  return (await browser.storage.local.get(settingName))[settingName] !== false;
}

export async function setMayReadAgain(may: boolean): Promise<void> {
  await browser.storage.local.set({ [settingName]: may });
}
