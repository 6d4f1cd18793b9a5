// *Conversation* over the ways in which chats build their lists: every message once, in order, the list where it was.
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseMoreInPopup, openRecord, type OpenRecord, putNoticeAway } from '../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../support/capture-pages.ts';
import { allListWords, chatLists, listTotal, listWays, scrolledTo } from '../support/chat-lists.ts';
import { type Outcome, waitForOutcome, waitForPicker } from '../support/flows.ts';
import { launched } from '../support/launched.ts';

const daybook = launched({ answer: answerCapturePages({ ...chatLists.newer, ...chatLists.older }) });

describe('a list of messages', () => {
  const outcomes = new Map<string, Outcome>();
  const places = new Map<string, [number, number]>();
  let record: OpenRecord;

  beforeAll(async () => {
    for (const [name, way] of listWays) {
      const page = await daybook().open(captureAddress(name));
      const scrolled = () => page.evaluate(scrolledTo, name === 'fetched-above');
      const before = await scrolled();
      await chooseMoreInPopup(daybook(), page, `conversation_${way}`);
      await waitForPicker(page);
      const at = { x: 300, y: way === 'newer' ? 105 : 770 };
      await page.mouse.move(at.x - 3, at.y);
      await page.mouse.move(at.x, at.y);
      await page.mouse.click(at.x, at.y);
      outcomes.set(name, await waitForOutcome(page, performance.now(), 60_000));
      await putNoticeAway(page);
      places.set(name, [before, await scrolled()]);
      await page.close();
    }
    record = await openRecord(daybook());
  }, 600_000);

  it.each(listWays)('%s, walked to the %s ones', async (name) => {
    const entry = await record(outcomes.get(name)?.number ?? -1);
    const kept = JSON.parse(await entry.text('conversation.json')) as { messages: { text: { value?: string } }[] };
    const said = kept.messages.map(({ text }) => text.value);
    expect({ issues: entry.capture.issues, said }).toEqual({
      issues: [],
      said: allListWords(name).slice(-said.length),
    });
    // the first or last may not be the one that was pointed at
    expect(said.length).toBeGreaterThanOrEqual(listTotal - 1);
    expect(said.length).toBeLessThanOrEqual(listTotal);
    const [before, after] = places.get(name) ?? [0, -1];
    // a list that turned out shorter ends before where it was
    if (name === 'taken-for-twice-above') expect(after).toBeLessThan(before);
    else expect(after).toBe(before);
  });
});
