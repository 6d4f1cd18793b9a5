// Words of which the page has the first alone, where no picture is looked at: said of these, and of no others that end in dots.
import { expect, it } from 'vitest';
import { chooseMoreInPopup, keptEntry, putNoticeAway } from '../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../support/capture-pages.ts';
import { cutInPlace, listTotal } from '../support/chat-lists.ts';
import { waitForOutcome, waitForPicker } from '../support/flows.ts';
import { launched } from '../support/launched.ts';
import { cut } from '../support/unseen-pages.ts';

const daybook = launched({
  answer: answerCapturePages({ 'cut-in-place': cutInPlace, post: cut['ellipsis-by-itself'] }),
});

it('says of which messages the page has the beginning alone', async () => {
  const page = await daybook().open(captureAddress('cut-in-place'));
  await chooseMoreInPopup(daybook(), page, 'conversation_newer');
  await waitForPicker(page);
  await page.mouse.move(297, 105);
  await page.mouse.move(300, 105);
  await page.mouse.click(300, 105);
  const { number, notice } = await waitForOutcome(page, performance.now(), 60_000);
  const { capture, text } = await keptEntry(daybook(), number);
  const { messages } = JSON.parse(await text('conversation.json')) as { messages: { marks: string[] }[] };
  expect(messages).toHaveLength(listTotal);
  const marked = messages.flatMap(({ marks }, n) => (marks.includes('text cut short by the page') ? [n] : []));
  expect(marked).toEqual([5, 15, 25, 35, 45, 55, 65]);
  expect(capture.issues).toEqual([{ step: 'quality', code: 'words-cut', detail: '7' }]);
  expect(notice).toMatch(/^Kept/u);
  await page.close();
});

it('says so where the words alone are kept', async () => {
  const page = await daybook().open(captureAddress('post'));
  await chooseMoreInPopup(daybook(), page, 'words_only');
  await waitForPicker(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const { number } = await waitForOutcome(page);
  await putNoticeAway(page);
  const { capture, files } = await keptEntry(daybook(), number);
  expect(capture.issues.map(({ code }) => code)).toEqual(['words-cut']);
  expect(files.map(({ role }) => role)).toEqual(['text']);
  await page.close();
});
