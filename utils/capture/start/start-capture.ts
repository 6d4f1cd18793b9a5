import browser from 'webextension-polyfill';
import type { Replies } from '../../messaging/protocol.ts';
import type { Kept } from '../run/capture-run.ts';
import { DaybookError, toFailure } from '../../shared/errors.ts';
import { type ConversationOptions, captureConversation } from '../conversation/capture-conversation.ts';
import { type ItemMode, captureItem } from '../post/capture-item.ts';
import { capturePage } from '../page/capture-page.ts';
import type { PageOptions } from '../page/page-views.ts';
import { captureScreen } from '../page/capture-screen.ts';
import { type ReaderLink, injectReader } from '../reader/reader-link.ts';
import { keptNotice, notKeptNotice } from '../run/notice-lines.ts';
import type { MenuTarget } from '../reader/reader-protocol.ts';
import { otherSitesParts } from './other-sites-parts.ts';

/** Captures under way by tab. A picker that waits gives way to a new one; a capture that runs is not disturbed. */
const running = new Map<number, { link: ReaderLink | null; picking: boolean }>();

function takeTab(tabId: number): { link: ReaderLink | null; picking: boolean } {
  const before = running.get(tabId);
  if (before !== undefined && !before.picking) throw new DaybookError('busy');
  before?.link?.end();
  const mine = { link: null, picking: false };
  running.set(tabId, mine);
  return mine;
}

/** Tells the outcome in the page, and lets the reader go when the notice has gone. A page that has gone is told nothing. */
async function tellAndEnd(link: ReaderLink, outcome: Promise<Kept>): Promise<void> {
  const lines = await outcome.then(keptNotice, (thrown: unknown) => notKeptNotice(toFailure(thrown, 'storage-failed')));
  try {
    await link.ask('notice', { lines });
    link.end();
  } catch (thrown) {
    if (!(thrown instanceof DaybookError) || thrown.code !== 'page-gone') throw thrown;
  }
}

/** A browser ends a background that asks nothing of it for thirty seconds, also one that joins the pictures of a long page. */
const beatMs = 20_000;

/** Runs `work` as the one capture of this tab. */
async function inTab<T>(
  tabId: number,
  work: (mine: { link: ReaderLink | null; picking: boolean }) => Promise<T>,
): Promise<T> {
  const mine = takeTab(tabId);
  const beat = setInterval(() => void browser.runtime.getPlatformInfo(), beatMs);
  try {
    return await work(mine);
  } finally {
    clearInterval(beat);
    if (running.get(tabId) === mine) running.delete(tabId);
  }
}

/** Lets the person choose an item (or a frame, where `frames` allows it), or takes the one that the menu was opened over; false when they left. */
async function chooseItem(
  link: ReaderLink,
  menu: MenuTarget | null,
  frames: boolean,
  started: () => void,
): Promise<boolean> {
  const there = await link.ask('look', null);
  if (there.items + (frames ? there.frames : 0) === 0) throw new DaybookError('no-post-found');
  started();
  if (menu !== null && (await link.ask('choose', menu)).chosen) return true;
  return (await link.ask('pick', { start: menu === null ? 'first' : 'pointer', hint: 'picker_hint', frames })).picked;
}

/** Lets the person choose both ends of a conversation, one after the other; they may scroll as far as they like between. */
async function chooseBothEnds(link: ReaderLink, started: () => void): Promise<boolean> {
  if ((await link.ask('look', null)).items === 0) throw new DaybookError('no-post-found');
  started();
  if (!(await link.ask('pick', { start: 'first', hint: 'picker_one_end', frames: false })).picked) return false;
  await link.ask('take-as-other', null);
  return (await link.ask('pick', { start: 'pointer', hint: 'picker_other_end', frames: false })).picked;
}

/**
 * A capture that begins with the person choosing an item. `started` is called once the choosing runs; before that the
 * returned promise rejects with the reason (`page-forbidden`, `no-post-found`, `busy`). Resolves when the notice has gone.
 */
async function startChosen(
  tabId: number,
  choose: (link: ReaderLink) => Promise<boolean>,
  capture: (link: ReaderLink) => Promise<Kept>,
  beside: readonly '/long-ways.js'[] = [],
): Promise<void> {
  await inTab(tabId, async (mine) => {
    const link = await injectReader(tabId, beside);
    mine.link = link;
    mine.picking = true;
    try {
      if (!(await choose(link))) {
        link.end();
        return;
      }
      mine.picking = false;
      await tellAndEnd(link, capture(link));
    } catch (thrown) {
      link.end();
      throw thrown;
    }
  });
}

/** *This post*, its words only, or its words with a picture that nobody can make out. */
export function startItemCapture(
  tabId: number,
  menu: MenuTarget | null,
  started: () => void,
  mode: ItemMode = 'post',
): Promise<void> {
  return startChosen(
    tabId,
    (link) => chooseItem(link, menu, true, started),
    (link) => captureItem(link, mode),
  );
}

/** *Conversation*, from the message that the person points at. */
export function startConversationCapture(
  tabId: number,
  options: ConversationOptions,
  menu: MenuTarget | null,
  started: () => void,
): Promise<void> {
  const choose = (link: ReaderLink) =>
    options.direction === 'between' ? chooseBothEnds(link, started) : chooseItem(link, menu, false, started);
  return startChosen(tabId, choose, (link) => captureConversation(link, options), ['/long-ways.js']);
}

/** *Whole page* and *profile*: nothing to choose. */
export async function startPageCapture(
  tabId: number,
  options: PageOptions,
  mode: 'page' | 'profile',
  started: () => void,
): Promise<void> {
  await inTab(tabId, async (mine) => {
    const link = await injectReader(tabId, ['/long-ways.js']);
    mine.link = link;
    try {
      if (mode === 'profile' && !(await link.ask('choose-profile', null)).chosen)
        throw new DaybookError('no-profile-found');
      started();
      await tellAndEnd(link, capturePage(link, options, mode));
    } catch (thrown) {
      link.end();
      throw thrown;
    }
  });
}

/** *This screen*: what the window shows now. Works, as picture and address, also where the reader may not enter. */
export async function startScreenCapture(tabId: number, started: () => void): Promise<void> {
  await inTab(tabId, async (mine) => {
    const link = await injectReader(tabId).catch((thrown: unknown) => {
      if (thrown instanceof DaybookError && thrown.code === 'page-forbidden') return thrown;
      throw thrown;
    });
    started();
    if (link instanceof DaybookError) {
      await captureScreen(tabId, link);
      return;
    }
    mine.link = link;
    await tellAndEnd(link, captureScreen(tabId, link));
  });
}

/** Asks a page one thing without beginning a capture. */
async function askOnce<T>(tabId: number, ask: (link: ReaderLink) => Promise<T>): Promise<T> {
  const link = await injectReader(tabId);
  try {
    return await ask(link);
  } finally {
    link.end();
  }
}

/** How many items the page has, on which platform, and how many frames show something. */
export async function lookAtPage(tabId: number): Promise<Replies['page/look']> {
  const { shut, ...look } = await askOnce(tabId, (link) => link.ask('look', null));
  return { ...look, parts: otherSitesParts(shut) };
}

/** Everything that would be read from the page, as `npm run read` prints it. */
export function readPageInTab(tabId: number): Promise<unknown> {
  return askOnce(tabId, (link) => link.ask('read-all', null));
}
