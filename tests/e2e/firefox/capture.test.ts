// The other ways to keep something, in Firefox: conversation, profile, words alone, a copy of the page; what cannot be is said.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeptEntry } from '../../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../../support/capture-pages.ts';
import { FirefoxDaybook } from '../../support/firefox.ts';
import { keepMore, keyCodes, makePackage, overlayWords, waitForNotice } from '../../support/firefox-flows.ts';
import { hostileOrigin, postWords } from '../../support/hostile-pages.ts';
import { movingPages, stillRows } from '../../support/moving-pages.ts';
import type { FirefoxTab } from '../../support/firefox-tab.ts';
import { openPackage, type PackageContent } from '../../support/package-content.ts';
import { entryOf } from '../../support/package-entry.ts';
import { differenceInPage } from '../../support/pixels.ts';
import { answerRestless } from '../../support/restless-pages.ts';
import { chatWords, recycledChat } from '../../support/recycled-chat.ts';
import { answerRich, richAddress } from '../../support/rich-page.ts';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { until } from '../../support/until.ts';
import { words } from '../../support/words.ts';

const total = 60;
const profileAddress = 'https://x.com/dorianpell77';
const profilePage = readFileSync(join(import.meta.dirname, '../../fixtures/sites/x/profile.html'), 'utf8');
const framedTotal = 36;
const made = answerCapturePages({
  chat: recycledChat(total),
  'small-chat': recycledChat(framedTotal),
  'still-rows': stillRows,
  'put-off-and-faded': {
    ...movingPages['faded-again'],
    style: `${movingPages['faded-again']?.style}${movingPages['put-off']?.style}`,
    body: movingPages['put-off']?.body ?? '',
  },
  framed: {
    style: 'h1{height:90px;margin:0}',
    body: '<h1>Around it</h1><iframe src="/small-chat" style="width:700px;height:600px;border:4px solid #345"></iframe>',
  },
});
const folder = tempFolder();
let daybook: FirefoxDaybook;
let content: PackageContent;
let reference: Buffer;
let besiegedBox = { x: 0, y: 0, width: 0, height: 0 };
const entry = (number: number): Promise<KeptEntry> => entryOf(content, number);

/** Begins to keep a whole page, and presses Esc once the card has said that some of the way is gone. Gives the notice. */
async function keepUntilEsc(tab: FirefoxTab): Promise<string> {
  const popup = await daybook.pressToolbar(tab);
  await popup.press('.more-ways summary');
  await popup.pressNamed(words('popup_whole_page'));
  await until('the popup to close', async () => !(await daybook.popupIsOpen()));
  const [before = '', after = ''] = words('notice_going_on', '\0').split('\0');
  const share = (text: string) => Number(text.split(before)[1]?.split(after)[0] ?? 0);
  await until('some of the way', async () => (await overlayWords(daybook, tab)).some((text) => share(text) >= 10));
  await tab.type(keyCodes.escape);
  return waitForNotice(daybook, tab);
}

/** Runs in a page: what of a picture (base64) lies in a box, as PNG (base64). */
async function cutInPage(png: string, box: { x: number; y: number; width: number; height: number }): Promise<string> {
  const picture = new Image();
  picture.src = `data:image/png;base64,${png}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [box.width, box.height];
  canvas.getContext('2d')?.drawImage(picture, -box.x, -box.y);
  return canvas.toDataURL().replace(/^.*,/, '');
}

beforeAll(async () => {
  daybook = await FirefoxDaybook.launch({
    answer: (url) =>
      url.href === profileAddress
        ? { status: 200, contentType: 'text/html; charset=utf-8', body: profilePage }
        : url.host.endsWith('.twimg.com')
          ? { status: 404, contentType: 'text/plain', body: '' }
          : (answerRich(url) ?? answerRestless(url) ?? made(url)),
  });
  const chat = await daybook.open(captureAddress('chat'));
  expect(await keepMore(daybook, chat, 'conversation_newer', { x: 300, y: 75 })).toBe(words('notice_kept', 1));
  expect(await chat.evaluate(() => document.querySelector('#list')?.scrollTop)).toBe(0);
  await chat.close();
  const profile = await daybook.open(profileAddress);
  expect(await keepMore(daybook, profile, 'profile')).toContain(words('notice_kept', 2));
  await profile.close();
  const post = await daybook.open(xPermalink(xPosts.watched));
  expect(await keepMore(daybook, post, 'words_only', { x: 600, y: 300 })).toBe(words('notice_kept', 3));
  await post.close();
  const rich = await daybook.open(richAddress);
  reference = await rich.picture();
  expect(await keepMore(daybook, rich, 'whole_page')).toContain(words('notice_kept', 4));
  await rich.close();
  const careful = await daybook.open(xPermalink(xPosts.watched));
  expect(await keepMore(daybook, careful, 'private', { x: 600, y: 300 })).toBe(words('notice_kept', 5));
  await careful.close();
  const besieged = await daybook.open(`${hostileOrigin}/hides-all`);
  besiegedBox = await besieged.evaluate(() => {
    const { x, y, width, height } = document.querySelector('article')?.getBoundingClientRect() ?? new DOMRect();
    return { x, y, width, height };
  });
  expect(await keepMore(daybook, besieged, 'capture_post', { x: 100, y: 60 })).toBe(words('notice_kept', 6));
  await besieged.close();
  const wide = await daybook.open(captureAddress('wide-rows'));
  expect(await keepMore(daybook, wide, 'whole_page')).toBe(words('notice_kept', 7));
  await wide.close();
  const tall = await daybook.open(captureAddress('very-tall'));
  expect(await keepUntilEsc(tall)).toBe([words('notice_kept', 8), words('notice_partial')].join('\n'));
  await tall.close();
  const framed = await daybook.open(captureAddress('framed'));
  expect(await keepMore(daybook, framed, 'capture_post', { x: 300, y: 172 })).toBe(words('notice_kept', 9));
  await framed.close();
  const framedAgain = await daybook.open(captureAddress('framed'));
  expect(await keepMore(daybook, framedAgain, 'conversation_newer', { x: 300, y: 172 })).toBe(words('notice_kept', 10));
  await framedAgain.close();
  const moving = await daybook.open(captureAddress('put-off-and-faded'));
  expect(await keepMore(daybook, moving, 'whole_page')).toBe(words('notice_kept', 11));
  await moving.close();
  const casebook = await daybook.openOwn('casebook.html');
  await casebook.waitForWords(words('entries_title'));
  content = await openPackage(await makePackage(daybook, casebook));
  await casebook.close();
}, 240_000);
afterAll(async () => {
  const asked = [...daybook.refused, ...daybook.reachedForNetwork];
  await daybook.close();
  expect(asked, 'requests that left the browser').toEqual([]);
});

describe('in Firefox', () => {
  it('a conversation is kept, every message once and in order', async () => {
    const kept = JSON.parse(await (await entry(1)).text('conversation.json')) as {
      messages: { text: { value: string } }[];
      gaps: unknown[];
    };
    expect(kept.messages.map(({ text }) => text.value)).toEqual(Array.from({ length: total }, (_, n) => chatWords(n)));
    expect(kept.gaps).toEqual([]);
  });

  it('an account’s page is kept', async () => {
    const { capture, files } = await entry(2);
    expect(capture.reading?.author.handle).toMatchObject({ value: 'dorianpell77' });
    expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(['page.png', 'text.txt', 'page.html']));
  });

  it('words alone are kept without any picture', async () => {
    const { capture, files } = await entry(3);
    expect(capture.mode).toBe('words');
    expect(files.map(({ role }) => role)).toEqual(['text']);
  });

  it('a post is kept of a page that hides every element which it does not know', async () => {
    const besieged = await entry(6);
    expect(besieged.capture).toMatchObject({ state: 'complete', issues: [] });
    expect(await besieged.text('text.txt')).toBe(postWords);
  });

  it('a page that goes on to the side is kept in its whole width', async () => {
    const wide = await entry(7);
    expect(wide.capture.issues).toEqual([]);
    // a bar stays with the window: in columns, as one picture would show it nowhere else
    const columns = wide.files.filter(({ role }) => role === 'page').map(({ path }) => wide.file(path));
    const widths = (await Promise.all(columns)).map((picture) => picture.readUInt32BE(16));
    expect(widths.length).toBe(3);
    expect(widths.reduce((sum, width) => sum + width)).toBe(2900);
  });

  it('a page that puts off and fades out what is not in view is like its rows standing still', async () => {
    const { capture, file } = await entry(11);
    expect(capture.issues).toEqual([]);
    const still = await daybook.open(captureAddress('still-rows'));
    const picture = (await file('page.png')).toString('base64');
    const held = await still.evaluate(differenceInPage, picture, (await still.wholePicture()).toString('base64'), 0);
    expect(held.sizes[0]).toBe(held.sizes[1]);
    expect(held.rows).toEqual([]);
    await still.close();
  });

  it('a long page says how far it is, and is kept as far as it was let', async () => {
    const { capture, file } = await entry(8);
    expect(capture.issues.map(({ code }) => code)).toContain('stopped');
    const picture = await file('page.png');
    expect(picture.readUInt32BE(20)).toBeGreaterThan(1600);
  });

  it('a post’s picture is the post alone, also in a frame', async () => {
    const any = await daybook.open(captureAddress('plain'));
    for (const [number, box] of [
      [6, besiegedBox],
      [9, { x: 24, y: 150, width: 640, height: 46 }],
    ] as const) {
      const { file } = await entry(number);
      const [screen, item] = await Promise.all([file('screen-1.png'), file('item.png')]);
      const cut = await any.evaluate(cutInPage, screen.toString('base64'), box);
      const { sizes, share } = await any.evaluate(differenceInPage, item.toString('base64'), cut, 0);
      expect(sizes, String(number)).toEqual([sizes[1], `${box.width}×${box.height}`]);
      expect(share, String(number)).toBe(0);
    }
    await any.close();
  });

  it('one post of a frame is kept, and the conversation that goes on in it', async () => {
    const post = await entry(9);
    expect(post.capture).toMatchObject({ issues: [], page: { url: captureAddress('framed') } });
    expect(await post.text('text.txt')).toBe(chatWords(0));
    const kept = JSON.parse(await (await entry(10)).text('conversation.json')) as {
      messages: { text: { value: string } }[];
    };
    expect(kept.messages.map(({ text }) => text.value)).toEqual(
      Array.from({ length: framedTotal }, (_, n) => chatWords(n)),
    );
  });

  it('a private picture is kept as words and digests, and goes into no package', async () => {
    const { capture, files } = await entry(5);
    expect(capture.mode).toBe('private');
    expect(files.filter(({ path }) => /\.(png|jpe?g|webp|html)$/u.test(path))).toEqual([]);
  });

  it('a copy of the page holds what the page held, and looks like it', async () => {
    const rich = await entry(4);
    const html = await rich.text('page.html');
    for (const held of ['typed since', 'written since', 'words in a closed tree', 'words in a frame', 'adopted look'])
      expect(html).toContain(held);
    expect(html).not.toContain('secret');
    const file = join(folder, 'copy.html');
    writeFileSync(file, html);
    const copy = await daybook.open(`file://${file}`);
    const shown = await copy.picture();
    const any = await daybook.open(captureAddress('plain'));
    const { sizes, share } = await any.evaluate(
      differenceInPage,
      shown.toString('base64'),
      reference.toString('base64'),
      0,
    );
    expect(sizes[0]).toBe(sizes[1]);
    // the one part that was scrolled stands at its beginning: this browser has no way to open it elsewhere without a script
    expect(share).toBeLessThan(0.01);
    await Promise.all([copy.close(), any.close()]);
  });

  it('a recording is said to be impossible', async () => {
    const tab = await daybook.open(captureAddress('plain'));
    const popup = await daybook.pressToolbar(tab);
    await popup.press('.more-ways summary');
    await popup.waitForWords(words('popup_record_impossible'));
    expect(await popup.words()).not.toContain(words('popup_record_film'));
    await tab.close();
  });
});
