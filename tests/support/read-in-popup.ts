import type { ReadOutput } from '../../utils/sites/read-output.ts';
import type { View } from './view.ts';

/** In the popup, where the function below runs; the same under `chrome` in both browsers. */
declare const chrome: {
  tabs: { query(given: object): Promise<{ id?: number }[]> };
  runtime: { sendMessage(message: object): Promise<unknown> };
};

/** Everything that the shipped reader reads from the page under a popup. */
export async function readInPopup(popup: View): Promise<ReadOutput> {
  // as text: lone surrogates survive only as JSON escapes
  const text = await popup.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return JSON.stringify(await chrome.runtime.sendMessage({ name: 'page/read', request: { tabId: tab?.id } }));
  });
  const result = JSON.parse(text) as { ok: boolean; value: ReadOutput; error?: { code: string; detail?: string } };
  if (!result.ok) throw new Error(`${result.error?.code} ${result.error?.detail ?? ''}`);
  return result.value;
}
