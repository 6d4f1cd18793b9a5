import browser from 'webextension-polyfill';
import { type PackId, isPackId, loadSupport } from '../../utils/law/packs.ts';
import type { Support } from '../../utils/law/pack-schema.ts';

/** Only the name of a jurisdiction is stored, for the number to ring; nothing of the record. */
const storedAs = 'place';

function asPlace(stored: unknown): PackId | null {
  return typeof stored === 'string' && isPackId(stored) ? stored : null;
}

/** Where the person says they are; null: wherever the clock's zone says. */
export async function chosenPlace(): Promise<PackId | null> {
  return asPlace((await browser.storage.local.get(storedAs))[storedAs]);
}

export async function choosePlace(place: PackId | null): Promise<void> {
  if (place === null) await browser.storage.local.remove(storedAs);
  else await browser.storage.local.set({ place });
}

/** Whom to ring where the person says they are; null where they did not say. */
export async function chosenEmergency(): Promise<Support['emergency'] | null> {
  const place = await chosenPlace();
  return place === null ? null : (await loadSupport(place)).emergency;
}

/** Calls `listener` whenever another place is chosen; gives what ends that. */
export function onPlaceChosen(listener: () => void): () => void {
  const onChanged = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && storedAs in changes) listener();
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}
