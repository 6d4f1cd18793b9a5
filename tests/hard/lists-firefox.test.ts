// *Conversation* in Firefox over the ways in which chats build their lists: every message once, in order, the list where it was.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerCapturePages, captureAddress } from '../support/capture-pages.ts';
import { allListWords, chatLists, listTotal, listWays, scrolledTo } from '../support/chat-lists.ts';
import { FirefoxDaybook } from '../support/firefox.ts';
import { keepMore, makePackage } from '../support/firefox-flows.ts';
import { openPackage, type PackageContent } from '../support/package-content.ts';
import { entryOf } from '../support/package-entry.ts';
import { words } from '../support/words.ts';

describe('a list of messages in Firefox', () => {
  const numbers = new Map<string, number>();
  const places = new Map<string, [number, number]>();
  let daybook: FirefoxDaybook;
  let content: PackageContent;

  beforeAll(async () => {
    daybook = await FirefoxDaybook.launch({ answer: answerCapturePages({ ...chatLists.newer, ...chatLists.older }) });
    for (const [name, way] of listWays) {
      const tab = await daybook.open(captureAddress(name));
      const scrolled = () => tab.evaluate(scrolledTo, name === 'fetched-above');
      const before = await scrolled();
      const notice = await keepMore(daybook, tab, `conversation_${way}`, { x: 300, y: way === 'newer' ? 105 : 770 });
      numbers.set(name, Number(/\d+/.exec(notice)?.[0]));
      places.set(name, [before, await scrolled()]);
      await tab.close();
    }
    const casebook = await daybook.openOwn('casebook.html');
    await casebook.waitForWords(words('entries_title'));
    content = await openPackage(await makePackage(daybook, casebook));
  }, 600_000);
  afterAll(() => daybook.close());

  it.each(listWays)('%s, walked to the %s ones', async (name) => {
    const entry = await entryOf(content, numbers.get(name) ?? -1);
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
