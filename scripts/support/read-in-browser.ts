import { ChromiumDaybook } from '../../tests/support/chromium.ts';
import type { Result } from '../../utils/shared/result.ts';
import type { ReadOutput } from '../../utils/sites/read-output.ts';

/** In the popup, where the function below runs. */
declare const chrome: {
  tabs: { query(given: { active: boolean; currentWindow: boolean }): Promise<{ id?: number }[]> };
  runtime: { sendMessage(message: unknown): Promise<unknown> };
};

/** Serves `html` at `url`, presses the toolbar button there, and gives what the shipped reader reads. */
export async function readInBrowser(
  url: URL,
  html: Buffer,
  launched: (daybook: ChromiumDaybook) => void,
): Promise<ReadOutput> {
  const address = withoutHash(url);
  const daybook = await ChromiumDaybook.launch({
    answer: (asked, navigates) => {
      if (withoutHash(asked) === address) return pageAnswer(html);
      // a saved page that sends the reader elsewhere stays where it is: 204 means "remain"
      return navigates ? { status: 204, contentType: 'text/plain', body: '' } : refusal;
    },
  });
  launched(daybook);
  const page = await daybook.open(url.href, 'domcontentloaded');
  const popup = await daybook.pressToolbar(page);
  // as text: lone surrogates survive only as JSON escapes
  const text = await popup.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return JSON.stringify(await chrome.runtime.sendMessage({ name: 'page/read', request: { tabId: tab?.id } }));
  });
  const result = JSON.parse(text) as Result<ReadOutput>;
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail ?? ''}`);
  return result.value;
}

const refusal = { status: 404, contentType: 'text/plain', body: '' };

function pageAnswer(html: Buffer): {
  status: number;
  contentType: string;
  body: Buffer;
  headers: Record<string, string>;
} {
  // the file's own word on its encoding wins
  const says =
    /<meta[^>]+charset/i.test(html.subarray(0, 4096).toString('latin1')) ||
    html.subarray(0, 3).toString('hex') === 'efbbbf';
  return {
    status: 200,
    contentType: says ? 'text/html' : 'text/html; charset=utf-8',
    body: html,
    // saved scripts must not run: they would change the page that was saved
    headers: { 'content-security-policy': "script-src 'none'; worker-src 'none'; object-src 'none'" },
  };
}

function withoutHash(url: URL): string {
  return url.href.slice(0, url.href.length - url.hash.length);
}
