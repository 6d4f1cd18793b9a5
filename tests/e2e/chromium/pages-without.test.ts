// Pages that no extension may read, and pages with nothing to pick: a sentence, and the next best way.
import { describe, expect, it } from 'vitest';
import { plainPageAddress } from '../../practice/other-pages.ts';
import { chooseInPopup, openCasebook, waitForOutcome } from '../../support/flows.ts';
import { launched } from '../../support/launched.ts';
import { words } from '../../support/words.ts';

const pdf = 'https://files.harbour-crafts.example/stalls.pdf';
const smallPdf =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n';

const daybook = launched({
  answer: (url) => (url.href === pdf ? { status: 200, contentType: 'application/pdf', body: smallPdf } : null),
});

describe('a page that cannot be read', () => {
  it('says so in one sentence on a page of the browser itself', async () => {
    const page = await daybook().open('chrome://version/');
    const popup = await daybook().pressToolbar(page);
    await popup.waitForWords(words('error_page_forbidden'));
    await page.close();
  });

  it('offers the screen in the PDF viewer', async () => {
    const page = await daybook().open(pdf);
    const popup = await daybook().pressToolbar(page);
    await popup.waitForWords(words('popup_no_post'));
    await page.close();
  });
});

describe('a page without any post', () => {
  it('offers the screen, which can be kept', async () => {
    const page = await daybook().open(plainPageAddress);
    const popup = await daybook().pressToolbar(page);
    await popup.waitForWords(words('popup_no_post'));
    await popup.pressNamed(words('popup_capture_post'));
    await popup.waitForWords(words('popup_no_post'));
    await page.bringToFront();
    await chooseInPopup(daybook(), page, 'screen');
    const outcome = await waitForOutcome(page);
    expect(outcome.notice).toBe(words('notice_kept', 1));
    const casebook = await openCasebook(daybook(), page);
    await casebook.locator('main a[href^="#/entry/"]').waitFor();
    await page.close();
  });
});
