// *Conversation*: every message once, in order, out of a list that uses thirty rows again and again.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chooseMoreInPopup, type KeptEntry, keptEntry, putNoticeAway } from '../../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../../support/capture-pages.ts';
import { waitForOutcome, waitForPicker } from '../../support/flows.ts';
import { launched } from '../../support/launched.ts';
import { overlayWords } from '../../support/overlay-words.ts';
import { chatWords, recycledChat } from '../../support/recycled-chat.ts';
import { until } from '../../support/until.ts';
import { words } from '../../support/words.ts';

const total = 150;
const daybook = launched({
  answer: answerCapturePages({
    chat: recycledChat(total),
    'jumping-chat': recycledChat(total, 40),
    'long-chat': recycledChat(400),
  }),
});

interface KeptConversation {
  messages: { text: { state: string; value?: string }; step: number }[];
  gaps: { before: number; step: number }[];
  pictures: { step: number; fileName: string }[];
}

/** Points at the message drawn nearest to the top (or the bottom) of the list, and presses it. */
async function begin(page: Page, way: 'newer' | 'older', at: { x: number; y: number }): Promise<void> {
  await chooseMoreInPopup(daybook(), page, `conversation_${way}`);
  await waitForPicker(page);
  await page.mouse.move(at.x - 3, at.y - 3);
  await page.mouse.move(at.x, at.y);
  await page.mouse.click(at.x, at.y);
}

async function conversationOf(entry: KeptEntry): Promise<KeptConversation> {
  return JSON.parse(await entry.text('conversation.json')) as KeptConversation;
}

const said = ({ messages }: KeptConversation) => messages.map(({ text }) => text.value);
const expected = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => chatWords(from + index));

describe('a conversation', () => {
  it('is kept from a message on to the newest', async () => {
    const page = await daybook().open(captureAddress('chat'));
    await begin(page, 'newer', { x: 300, y: 75 });
    const { number } = await waitForOutcome(page, performance.now(), 100_000);
    await putNoticeAway(page);
    expect(await page.evaluate(() => document.querySelector('#list')?.scrollTop)).toBe(0);
    const entry = await keptEntry(daybook(), number);
    const kept = await conversationOf(entry);
    expect(said(kept)).toEqual(expected(0, total));
    expect(kept.gaps).toEqual([]);
    expect(entry.capture.issues).toEqual([]);
    expect(entry.files.filter(({ role }) => role === 'screen').map(({ path }) => path)).toEqual(
      kept.pictures.map(({ fileName }) => fileName),
    );
    expect(await entry.text('text.txt')).toContain(`message number ${total - 4}`);
    await page.close();
  });

  it('is kept from the first up to a message', async () => {
    const page = await daybook().open(`${captureAddress('chat')}?end`);
    await begin(page, 'older', { x: 300, y: 770 });
    const { number } = await waitForOutcome(page, performance.now(), 100_000);
    const kept = await conversationOf(await keptEntry(daybook(), number));
    expect(said(kept)).toEqual(expected(0, total));
    expect(kept.gaps).toEqual([]);
    await page.close();
  });

  it('lists a gap where the page leaps', async () => {
    const page = await daybook().open(captureAddress('jumping-chat'));
    await begin(page, 'newer', { x: 300, y: 75 });
    const { number, notice } = await waitForOutcome(page, performance.now(), 100_000);
    expect(notice).toContain(words('notice_partial'));
    const entry = await keptEntry(daybook(), number);
    const kept = await conversationOf(entry);
    expect(entry.capture.state).toBe('partial');
    expect(entry.capture.issues.map(({ code }) => code)).toEqual(['conversation-gaps']);
    expect(kept.gaps.length).toBe(1);
    const before = kept.gaps[0]?.before ?? -1;
    expect(said(kept).slice(0, before)).toEqual(expected(0, before));
    expect(said(kept).slice(before)).toEqual(expected(total - (kept.messages.length - before), total));
    expect(await entry.text('text.txt')).toContain('[something may be missing here]');
    await page.close();
  });

  it('keeps what there is when the person stops it with Esc', async () => {
    const page = await daybook().open(captureAddress('long-chat'));
    await begin(page, 'newer', { x: 300, y: 75 });
    await until('the progress card', async () =>
      (await overlayWords(page)).some((text) => text.includes(words('notice_stop'))),
    );
    await page.keyboard.press('Escape');
    const { number } = await waitForOutcome(page);
    const entry = await keptEntry(daybook(), number);
    const kept = await conversationOf(entry);
    expect(entry.capture.state).toBe('partial');
    expect(entry.capture.issues.map(({ code }) => code)).toContain('stopped');
    expect(kept.messages.length).toBeGreaterThan(5);
    expect(said(kept)).toEqual(expected(0, kept.messages.length));
    await page.close();
  });
});
