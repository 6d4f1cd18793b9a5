// *Conversation*: every message once, in order, out of a list that uses thirty rows again and again; and *Profile*.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  allowInPopup,
  chooseMoreInPopup,
  type KeptEntry,
  type MoreWay,
  openRecord,
  type OpenRecord,
  putNoticeAway,
} from '../../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../../support/capture-pages.ts';
import { type Outcome, waitForOutcome } from '../../support/flows.ts';
import { launched } from '../../support/launched.ts';
import { overlayWords } from '../../support/overlay-words.ts';
import { chatWords, recycledChat } from '../../support/recycled-chat.ts';
import { until } from '../../support/until.ts';
import { words } from '../../support/words.ts';

const total = 60;
const framedTotal = 36;
/** A list that leaps forty messages on must have more. */
const jumpingTotal = 90;
const profileAddress = 'https://x.com/dorianpell77';
const fixture = (path: string) => readFileSync(join(import.meta.dirname, '../../fixtures/sites', path), 'utf8');
const profilePage = fixture('x/profile.html');
/** Who wrote a message, in the panel that opens over the chat on a click on the name. */
const panelAddress = 'https://discord.com/channels/816973244006404660/972090349977604660';
const panelPage = `${fixture('discord/profile-popout.html')}<style>ol { margin: 0; padding: 0 } .panels__5e434 { display: none }
  #popout_9 { top: 120px; background: #eee } svg, img { max-width: 90px; max-height: 60px }</style>`;
const pageAt = new Map([
  [profileAddress, profilePage],
  [panelAddress, panelPage],
]);
const made = answerCapturePages({
  chat: recycledChat(total),
  'jumping-chat': recycledChat(jumpingTotal, 30),
  'long-chat': recycledChat(400),
  'small-chat': recycledChat(framedTotal),
  /** As live chats stand beside their video. */
  'framed-chat': {
    style: 'h1{height:90px;margin:0}',
    body: '<h1>Around it</h1><iframe src="/small-chat" style="width:700px;height:600px;border:4px solid #345;padding:3px"></iframe><p style="height:900px">below</p>',
  },
});
const daybook = launched({
  answer: (url) =>
    pageAt.has(url.href)
      ? { status: 200, contentType: 'text/html; charset=utf-8', body: pageAt.get(url.href) ?? '' }
      : /(?:\.twimg|discord|discordapp)\.com$/.test(url.host)
        ? { status: 404, contentType: 'text/plain', body: '' }
        : made(url),
  agreedTo: ['tabCapture'],
});

interface KeptConversation {
  messages: { text: { state: string; value?: string }; step: number }[];
  gaps: { before: number; step: number }[];
  pictures: { step: number; fileName: string }[];
  film: { entry: number; state: string } | null;
}

/** Points at what stands there and presses it, once the picker asks for it in these words. */
async function pick(page: Page, at: { x: number; y: number }, hint = 'picker_hint'): Promise<void> {
  await until('the picker', async () => (await overlayWords(page)).some((text) => text.includes(words(hint))));
  await page.mouse.move(at.x - 3, at.y - 3);
  await page.mouse.move(at.x, at.y);
  await page.mouse.click(at.x, at.y);
}

/** A message in view whose words no other has: its number, and where to press it. */
const ownWords = (page: Page) =>
  page.evaluate(() => {
    for (const row of document.querySelectorAll('article')) {
      const { top, bottom } = row.getBoundingClientRect();
      const number = /message number (\d+)/.exec(row.textContent ?? '')?.[1];
      if (number !== undefined && top > 120 && bottom < 700)
        return { number: Number(number), x: 300, y: (top + bottom) / 2 };
    }
    throw new Error('no such message in view');
  });

const expected = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => chatWords(from + index));

describe('a conversation', () => {
  const outcomes = new Map<string, Outcome>();
  let record: OpenRecord;
  const ends = { from: 0, to: 0 };

  async function conversation(name: string): Promise<{ entry: KeptEntry; kept: KeptConversation; said: unknown[] }> {
    const entry = await record(outcomes.get(name)?.number ?? -1);
    const kept = JSON.parse(await entry.text('conversation.json')) as KeptConversation;
    return { entry, kept, said: kept.messages.map(({ text }) => text.value) };
  }

  async function keep(name: string, address: string, way: MoreWay, at: { x: number; y: number }): Promise<void> {
    const page = await daybook().open(captureAddress(address));
    await chooseMoreInPopup(daybook(), page, way);
    await pick(page, at);
    outcomes.set(name, await waitForOutcome(page, performance.now(), 100_000));
    await putNoticeAway(page);
    if (name === 'newer') expect(await page.evaluate(() => document.querySelector('#list')?.scrollTop)).toBe(0);
    await page.close();
  }

  async function keepBetween(): Promise<void> {
    // it counts for tabs over which our button is first pressed after that
    const before = await daybook().open(captureAddress('plain'));
    await allowInPopup(daybook(), before, 'record');
    await before.close();
    const page = await daybook().open(captureAddress('chat'));
    await chooseMoreInPopup(daybook(), page, 'conversation_between', null, true);
    const first = await ownWords(page);
    await pick(page, first, 'picker_one_end');
    await until('the second question', async () =>
      (await overlayWords(page)).some((text) => text.includes(words('picker_other_end'))),
    );
    await page.mouse.wheel(0, 2600);
    await until('the list to move', () =>
      page.evaluate(() => (document.querySelector('#list')?.scrollTop ?? 0) > 2000),
    );
    const last = await ownWords(page);
    await pick(page, last, 'picker_other_end');
    outcomes.set('between', await waitForOutcome(page, performance.now(), 100_000));
    Object.assign(ends, { from: first.number, to: last.number });
    await page.close();
  }

  async function keepUntilEsc(): Promise<void> {
    const page = await daybook().open(captureAddress('long-chat'));
    await chooseMoreInPopup(daybook(), page, 'conversation_newer');
    await pick(page, { x: 300, y: 75 });
    await until('the progress card', async () =>
      (await overlayWords(page)).some((text) => text.includes(words('notice_stop'))),
    );
    await page.keyboard.press('Escape');
    outcomes.set('stopped', await waitForOutcome(page));
    await page.close();
  }

  beforeAll(async () => {
    await keep('newer', 'chat', 'conversation_newer', { x: 300, y: 75 });
    await keep('older', 'chat?end', 'conversation_older', { x: 300, y: 770 });
    await keep('jumping', 'jumping-chat', 'conversation_newer', { x: 300, y: 75 });
    await keep('framed', 'framed-chat', 'conversation_newer', { x: 300, y: 175 });
    await keepBetween();
    await keepUntilEsc();
    const page = await daybook().open(profileAddress);
    await chooseMoreInPopup(daybook(), page, 'profile');
    outcomes.set('profile', await waitForOutcome(page));
    await page.close();
    const chat = await daybook().open(panelAddress);
    await chooseMoreInPopup(daybook(), chat, 'profile');
    outcomes.set('panel', await waitForOutcome(chat));
    await putNoticeAway(chat);
    const name = await chat.locator('[id^="message-content-"]').boundingBox();
    await chooseMoreInPopup(daybook(), chat, 'conversation_newer');
    await pick(chat, { x: (name?.x ?? 0) + 5, y: (name?.y ?? 0) + 5 });
    outcomes.set('under a panel', await waitForOutcome(chat));
    await chat.close();
    record = await openRecord(daybook());
  }, 300_000);

  it('is kept from a message on to the newest', async () => {
    const { entry, kept, said } = await conversation('newer');
    expect(said).toEqual(expected(0, total));
    expect(kept.gaps).toEqual([]);
    expect(entry.capture.issues).toEqual([]);
    expect(entry.files.filter(({ role }) => role === 'screen').map(({ path }) => path)).toEqual(
      kept.pictures.map(({ fileName }) => fileName),
    );
    const { writers = [], opening } = entry.capture.conversation ?? {};
    expect(writers.flatMap(({ items }) => items)).toHaveLength(total);
    expect(writers.flatMap(({ seconds }) => seconds)).not.toContain(null);
    const transcript = await entry.text('text.txt');
    expect(transcript.startsWith(opening ?? 'none')).toBe(true);
    expect(transcript).toContain(chatWords(total - 1));
    expect(transcript).toContain('== 2026-10-01 ==');
  });

  it('is found by its words and can be read in the casebook, once its words are asked for', async () => {
    const casebook = await daybook().openOwn('casebook.html#/');
    await casebook.getByLabel(words('timeline_search')).fill(chatWords(2));
    await casebook
      .locator('.timeline-row', { hasText: words('site_web') })
      .first()
      .click();
    await casebook.getByRole('button', { name: words('words_show') }).waitFor();
    expect(await casebook.getByRole('main').innerText()).not.toContain(chatWords(2));
    await casebook.getByRole('button', { name: words('words_show') }).click();
    await casebook.locator('blockquote', { hasText: chatWords(2) }).waitFor();
    await casebook.close();
  });

  it('is kept from the first up to a message', async () => {
    const { kept, said } = await conversation('older');
    expect(said).toEqual(expected(0, total));
    expect(kept.gaps).toEqual([]);
  });

  it('is kept between two messages, with a film of how it was made', async () => {
    const { entry, kept, said } = await conversation('between');
    expect(ends.to).toBeGreaterThan(ends.from + 20);
    expect(said).toEqual(expected(ends.from, ends.to + 1));
    expect(entry.capture.issues).toEqual([]);
    expect(kept.film).toMatchObject({ state: 'complete' });
    const film = await record(kept.film?.entry ?? -1);
    expect(film.capture.mode).toBe('recording');
    expect((await film.file('media/film-1.webm')).length).toBeGreaterThan(1000);
  });

  it('is kept where it stands in a frame', async () => {
    const { entry, kept, said } = await conversation('framed');
    expect(said).toEqual(expected(0, framedTotal));
    expect(kept.gaps).toEqual([]);
    expect(entry.capture.issues).toEqual([]);
    expect(entry.capture.page?.url).toBe(captureAddress('framed-chat'));
  });

  it('lists a gap where the page leaps', async () => {
    const { entry, kept, said } = await conversation('jumping');
    expect(outcomes.get('jumping')?.notice).toContain(words('notice_partial'));
    expect(entry.capture.state).toBe('partial');
    expect(entry.capture.issues.map(({ code }) => code)).toEqual(['conversation-gaps']);
    expect(kept.gaps.length).toBe(1);
    const before = kept.gaps[0]?.before ?? -1;
    expect(said.slice(0, before)).toEqual(expected(0, before));
    expect(said.slice(before)).toEqual(expected(jumpingTotal - (said.length - before), jumpingTotal));
    expect(await entry.text('text.txt')).toContain('[something may be missing here]');
  });

  it('keeps what there is when the person stops it with Esc', async () => {
    const { entry, said } = await conversation('stopped');
    expect(entry.capture.state).toBe('partial');
    expect(entry.capture.issues.map(({ code }) => code)).toContain('stopped');
    expect(said.length).toBeGreaterThan(5);
    expect(said).toEqual(expected(0, said.length));
  });

  it('and an account’s page is kept with its lasting id, as far as the page has one', async () => {
    const entry = await record(outcomes.get('profile')?.number ?? -1);
    expect(entry.capture.mode).toBe('profile');
    expect(entry.capture.reading?.kind).toBe('profile');
    expect(entry.capture.reading?.author.handle).toMatchObject({ state: 'found', value: 'dorianpell77' });
    expect(entry.files.map(({ path }) => path)).toEqual(expect.arrayContaining(['page.png', 'text.txt', 'page.html']));
  });

  it('and so is an account that a panel shows over a chat, which is none of its messages', async () => {
    const entry = await record(outcomes.get('panel')?.number ?? -1);
    expect(entry.capture.mode).toBe('profile');
    expect(entry.capture.reading?.kind).toBe('profile');
    expect(entry.capture.reading?.author.handle).toMatchObject({ state: 'found', value: 'stan_orwick77' });
    expect(entry.capture.reading?.author.accountId).toMatchObject({ state: 'found', value: '816736731414921293' });
    expect(await entry.text('text.txt')).toContain('always watching');
    const { said } = await conversation('under a panel');
    expect(said).toEqual(['you left the server, I did not']);
  });
});
