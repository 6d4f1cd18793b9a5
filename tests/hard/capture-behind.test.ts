// Threads and chats of which more stays behind buttons of the page: nothing presses those but the person, and what stays behind is said.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { behindPages, behindWords, threadPages } from '../support/behind-pages.ts';
import { chooseMoreInPopup, keepWholePage, openRecord, type OpenRecord } from '../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../support/capture-pages.ts';
import { FirefoxDaybook } from '../support/firefox.ts';
import { keepMore, makePackage, overlayWords as firefoxWords, waitForNotice } from '../support/firefox-flows.ts';
import { type Outcome, waitForOutcome, waitForPicker } from '../support/flows.ts';
import { launched } from '../support/launched.ts';
import { openPackage, type PackageContent } from '../support/package-content.ts';
import { entryOf } from '../support/package-entry.ts';
import { overlayWords } from '../support/overlay-words.ts';
import { until } from '../support/until.ts';
import { words } from '../support/words.ts';

const daybook = launched({ answer: answerCapturePages(behindPages) });
const all = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => behindWords(from + n));

interface KeptConversation {
  messages: { text: { value?: string } }[];
  behind: { before: number; words: string }[];
  gaps: unknown[];
}

async function beginWalk(page: Page, way: 'newer' | 'older', at: { x: number; y: number }): Promise<void> {
  await chooseMoreInPopup(daybook(), page, `conversation_${way}`);
  await waitForPicker(page);
  await page.mouse.move(at.x - 3, at.y);
  await page.mouse.move(at.x, at.y);
  await page.mouse.click(at.x, at.y);
}

const asked = (page: Page, name: string) =>
  until('the walk to wait', async () =>
    (await overlayWords(page)).some((text) => text.includes(words('notice_press_it', name))),
  );
const pressed = (page: Page) => page.evaluate(() => (globalThis as unknown as { pressed: number }).pressed);

describe('in Chromium', () => {
  const outcomes = new Map<string, Outcome>();
  let record: OpenRecord;

  async function conversation(name: string) {
    const { capture, text } = await record(outcomes.get(name)?.number ?? -1);
    const kept = JSON.parse(await text('conversation.json')) as KeptConversation;
    return {
      kept,
      issues: capture.issues.map(({ code, detail }) => ({ code, detail })),
      said: kept.messages.map((one) => one.text.value),
      transcript: await text('text.txt'),
    };
  }

  async function keepEarlier(name: string, button: string, act: (page: Page) => Promise<void>): Promise<void> {
    const page = await daybook().open(captureAddress(name));
    await beginWalk(page, 'older', { x: 300, y: 700 });
    await asked(page, button);
    expect(await pressed(page)).toBe(0);
    await act(page);
    outcomes.set(name, await waitForOutcome(page, performance.now(), 60_000));
    await page.close();
  }

  beforeAll(async () => {
    const older = 'Click here to get older messages from your phone.';
    await keepEarlier('earlier-pressed', older, async (page) => {
      await page.getByText(older).click();
      // and there is more behind it once more
      await until('the walk to go on', async () => !(await overlayWords(page)).some((text) => text.includes(older)));
      await asked(page, older);
      await page.getByText(older).click();
    });
    await keepEarlier('earlier-left', 'メッセージをさらに読み込む', async (page) => {
      await page.keyboard.press('Escape');
    });
    for (const [name, { waits, behind }] of Object.entries(threadPages)) {
      const page = await daybook().open(captureAddress(name));
      await beginWalk(page, 'newer', { x: 300, y: 80 });
      if (waits) {
        await asked(page, behind.at(-1)?.words ?? '');
        await page.keyboard.press('Escape');
      }
      outcomes.set(name, await waitForOutcome(page, performance.now(), 60_000));
      await page.close();
      const whole = await daybook().open(captureAddress(name));
      outcomes.set(`page ${name}`, await keepWholePage(daybook(), whole));
      await whole.close();
    }
    record = await openRecord(daybook());
  }, 600_000);

  it('is fetched by the person, and the walk goes on by itself', async () => {
    const { kept, issues, said } = await conversation('earlier-pressed');
    // the last may not be the one that was pointed at
    expect(said.length).toBeGreaterThan(35);
    expect(said).toEqual(all(0, said.length));
    expect({ issues, behind: kept.behind, gaps: kept.gaps }).toEqual({ issues: [], behind: [], gaps: [] });
  });

  it('is said where the person leaves it', async () => {
    const { kept, issues, said, transcript } = await conversation('earlier-left');
    expect(said).toEqual(all(20, 20 + said.length));
    expect(issues).toEqual([{ code: 'more-behind', detail: '1' }]);
    expect(kept.behind).toEqual([{ before: 0, words: 'メッセージをさらに読み込む' }]);
    expect(transcript.startsWith('[behind a button of the page, not kept: “メッセージをさらに読み込む”]')).toBe(true);
    expect(outcomes.get('earlier-left')?.notice).toContain(words('error_more_behind'));
  });

  it.each(Object.entries(threadPages))('in %s is listed where it stands', async (name, { behind }) => {
    const { kept, issues, said } = await conversation(name);
    expect(said).toEqual(all(0, said.length));
    expect(said.length).toBeGreaterThan(15);
    expect(kept.behind).toEqual(behind);
    expect(issues).toEqual(behind.length === 0 ? [] : [{ code: 'more-behind', detail: String(behind.length) }]);
  });

  it.each(Object.entries(threadPages))('in %s is counted for the whole page', async (name, { behind }) => {
    const { capture } = await record(outcomes.get(`page ${name}`)?.number ?? -1);
    expect(capture.issues.map(({ code, detail }) => ({ code, detail }))).toEqual(
      behind.length === 0 ? [] : [{ code: 'more-behind', detail: String(behind.length) }],
    );
  });
});

describe('in Firefox', () => {
  let firefox: FirefoxDaybook;
  let content: PackageContent;
  const numberIn = (notice: string) => Number(/\d+/.exec(notice)?.[0]);
  const numbers = { pressed: -1, forum: -1, whole: -1 };

  beforeAll(async () => {
    firefox = await FirefoxDaybook.launch({ answer: answerCapturePages(behindPages) });
    const tab = await firefox.open(captureAddress('earlier-pressed'));
    const popup = await firefox.pressToolbar(tab);
    await popup.press('.more-ways summary');
    await popup.pressNamed(words('popup_conversation_older'));
    const says = (text: string) =>
      until(text, async () => (await firefoxWords(firefox, tab)).some((said) => said.includes(text)));
    await says(words('picker_hint'));
    await tab.point(297, 700);
    await tab.pressAt(300, 700);
    for (const first of [20, 8]) {
      await says(words('notice_press_it', 'Click here to get older messages from your phone.'));
      const { x, y, rows } = await tab.evaluate(() => {
        const box = document.querySelector('#fetch')?.getBoundingClientRect() ?? new DOMRect();
        return { x: box.x + 20, y: box.y + box.height / 2, rows: document.querySelectorAll('article').length };
      });
      expect(rows).toBe(40 - first);
      await tab.pressAt(x, y);
      await until('more to come', () => tab.evaluate((n) => document.querySelectorAll('article').length > n, rows));
    }
    numbers.pressed = numberIn(await waitForNotice(firefox, tab));
    await tab.close();
    const forum = await firefox.open(captureAddress('forum'));
    numbers.forum = numberIn(await keepMore(firefox, forum, 'conversation_newer', { x: 300, y: 80 }));
    await forum.close();
    const whole = await firefox.open(captureAddress('comments'));
    numbers.whole = numberIn(await keepMore(firefox, whole, 'whole_page'));
    await whole.close();
    const casebook = await firefox.openOwn('casebook.html');
    await casebook.waitForWords(words('entries_title'));
    content = await openPackage(await makePackage(firefox, casebook));
  }, 300_000);
  afterAll(() => firefox.close());

  it('the person presses it, and the walk goes on by itself', async () => {
    const entry = await entryOf(content, numbers.pressed);
    const kept = JSON.parse(await entry.text('conversation.json')) as KeptConversation;
    const said = kept.messages.map(({ text }) => text.value);
    expect(said.length).toBeGreaterThan(35);
    expect(said).toEqual(all(0, said.length));
    expect(entry.capture.issues).toEqual([]);
  });

  it('it is listed', async () => {
    const forum = await entryOf(content, numbers.forum);
    const { behind } = JSON.parse(await forum.text('conversation.json')) as KeptConversation;
    expect(behind).toEqual(threadPages['forum']?.behind);
    const whole = await entryOf(content, numbers.whole);
    expect(whole.capture.issues.map(({ code, detail }) => ({ code, detail }))).toEqual([
      { code: 'more-behind', detail: '3' },
    ]);
  });
});
