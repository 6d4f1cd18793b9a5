import { ChromiumDaybook } from '../../tests/support/chromium.ts';
import { readInPopup } from '../../tests/support/read-in-popup.ts';
import type { ReadOutput } from '../../utils/sites/read-output.ts';

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
  return readInPopup(await daybook.pressToolbar(page));
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
