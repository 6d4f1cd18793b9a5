// *Conversation* of which the page goes to another one in the middle: the two never become one.
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseMoreInPopup, openRecord, type OpenRecord } from '../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../support/capture-pages.ts';
import { chosenWords, leavingChats, otherWords, scrolledAddress } from '../support/elsewhere-pages.ts';
import { waitForOutcome, waitForPicker } from '../support/flows.ts';
import { launched } from '../support/launched.ts';

const pages = { ...leavingChats, 'scrolled-address': scrolledAddress };
const daybook = launched({ answer: answerCapturePages(pages) });

describe('a conversation', () => {
  const numbers = new Map<string, number>();
  let record: OpenRecord;

  async function conversation(name: string) {
    const { capture, text, files } = await record(numbers.get(name) ?? -1);
    const kept = JSON.parse(await text('conversation.json')) as { messages: { text: { value?: string } }[] };
    return { codes: capture.issues.map(({ code }) => code), said: kept.messages.map((one) => one.text.value), files };
  }

  beforeAll(async () => {
    for (const name of Object.keys(pages)) {
      const page = await daybook().open(captureAddress(name));
      await chooseMoreInPopup(daybook(), page, 'conversation_newer');
      await waitForPicker(page);
      await page.mouse.move(297, 90);
      await page.mouse.move(300, 90);
      await page.mouse.click(300, 90);
      numbers.set(name, (await waitForOutcome(page, performance.now(), 60_000)).number);
      await page.close();
    }
    record = await openRecord(daybook());
  }, 300_000);

  it.each(Object.keys(leavingChats))('ends where the page opens another: %s', async (name) => {
    const { codes, said } = await conversation(name);
    expect(codes).toEqual(['page-changed']);
    expect(said.length).toBeGreaterThan(10);
    expect(said).toEqual(said.map((_, n) => chosenWords(n)));
    expect(said.join('\n')).not.toContain(otherWords);
  });

  it('goes on where only the address and the number of unread messages change', async () => {
    const { codes, said } = await conversation('scrolled-address');
    expect(codes).toEqual([]);
    expect(said).toEqual(Array.from({ length: 70 }, (_, n) => chosenWords(n)));
  });
});
