import browser from 'webextension-polyfill';
import type { NoticeLine, Replies } from '../../messaging/protocol.ts';
import type { Kept } from '../run/capture-run.ts';
import { DaybookError, toFailure } from '../../shared/errors.ts';
import { type ConversationOptions, captureConversation } from '../conversation/capture-conversation.ts';
import { type ItemMode, captureItem } from '../post/capture-item.ts';
import { capturePage } from '../page/capture-page.ts';
import type { PageOptions } from '../page/page-views.ts';
import { captureScreen } from '../page/capture-screen.ts';
import { type ReaderLink, injectReader, isWithoutReader } from '../reader/reader-link.ts';
import { keptNotice, notKeptNotice } from '../run/notice-lines.ts';
import type { MenuTarget, ReaderRequests } from '../reader/reader-protocol.ts';
import { otherSitesParts } from './other-sites-parts.ts';

/** To be called when a capture runs, or has nothing that stands in its way; `told`: what the page itself cannot tell of its end. */
export type Started = (told?: NoticeLine[]) => void;

/** What goes on in a tab. A choice that waits and a notice that tells give way to a new capture; one that runs does not. */
interface Running {
  link: ReaderLink | null;
  givesWay: boolean;
}
const running = new Map<number, Running>();

/** A page that has gone, or a link that was let go, is told nothing and answers nothing. */
function unlessPageWent(thrown: unknown): null {
  if (thrown instanceof DaybookError && thrown.code === 'page-gone') return null;
  throw thrown;
}

/** Tells the outcome in the page, and lets the reader go when the notice has gone. A page that has gone is told nothing. */
async function tellAndEnd(mine: Running, link: ReaderLink, outcome: Promise<Kept>): Promise<void> {
  const lines = await outcome.then(keptNotice, (thrown: unknown) => notKeptNotice(toFailure(thrown, 'storage-failed')));
  mine.givesWay = true;
  await link.ask('notice', { lines }).catch(unlessPageWent);
  link.end();
}

/** A browser ends a background that asks nothing of it for thirty seconds, also one that joins the pictures of a long page. */
const beatMs = 20_000;

/** Runs `work` as the one capture of this tab, with nothing of what was there before in the page; throws `busy` while another runs. */
async function inTab<T>(tabId: number, work: (mine: Running) => Promise<T>): Promise<T> {
  const before = running.get(tabId);
  if (before !== undefined && !before.givesWay) throw new DaybookError('busy');
  const mine: Running = { link: null, givesWay: false };
  running.set(tabId, mine);
  const beat = setInterval(() => void browser.runtime.getPlatformInfo(), beatMs);
  try {
    await before?.link?.ask('give-way', null).catch(unlessPageWent);
    return await work(mine);
  } finally {
    clearInterval(beat);
    if (running.get(tabId) === mine) running.delete(tabId);
  }
}

/** Lets the person choose; false when they left, where the page went away meanwhile, or another capture was begun in its place. */
async function pick(link: ReaderLink, asked: ReaderRequests['pick']['request']): Promise<boolean> {
  return (await link.ask('pick', asked).catch(unlessPageWent))?.picked ?? false;
}

/** Lets the person choose an item (or a frame, where `frames` allows it), or takes the one that the menu was opened over; false when they left. */
async function chooseItem(
  link: ReaderLink,
  menu: MenuTarget | null,
  frames: boolean,
  started: Started,
): Promise<boolean> {
  const there = await link.ask('look', null);
  if (there.items + (frames ? there.frames : 0) === 0) throw new DaybookError('no-post-found');
  started();
  if (menu !== null && (await link.ask('choose', menu)).chosen) return true;
  return pick(link, { start: menu === null ? 'first' : 'pointer', hint: 'picker_hint', frames });
}

/** Lets the person choose both ends of a conversation, one after the other; they may scroll as far as they like between. */
async function chooseBothEnds(link: ReaderLink, started: Started): Promise<boolean> {
  if ((await link.ask('look', null)).items === 0) throw new DaybookError('no-post-found');
  started();
  if (!(await pick(link, { start: 'first', hint: 'picker_one_end', frames: false }))) return false;
  await link.ask('take-as-other', null);
  return pick(link, { start: 'pointer', hint: 'picker_other_end', frames: false });
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
    mine.givesWay = true;
    try {
      // another capture may have been begun in the moment of the choice
      if (!(await choose(link)) || running.get(tabId) !== mine) {
        link.end();
        return;
      }
      mine.givesWay = false;
      await tellAndEnd(mine, link, capture(link));
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
  started: Started,
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
  started: Started,
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
  started: Started,
): Promise<void> {
  await inTab(tabId, async (mine) => {
    const link = await injectReader(tabId, ['/long-ways.js']);
    mine.link = link;
    try {
      if (mode === 'profile' && !(await link.ask('choose-profile', null)).chosen)
        throw new DaybookError('no-profile-found');
      started();
      await tellAndEnd(mine, link, capturePage(link, options, mode));
    } catch (thrown) {
      link.end();
      throw thrown;
    }
  });
}

/**
 * *This screen*: what the window shows now. Works, as picture and address, also where the reader may not enter or the page
 * does not answer: `started` is then called at the end, with what there is to tell, which the page cannot.
 */
export async function startScreenCapture(tabId: number, started: Started): Promise<void> {
  await inTab(tabId, async (mine) => {
    const link = await injectReader(tabId).catch((thrown: unknown) => {
      if (thrown instanceof DaybookError && isWithoutReader(thrown)) return thrown;
      throw thrown;
    });
    if (link instanceof DaybookError) {
      started(keptNotice(await captureScreen(tabId, link)));
      return;
    }
    started();
    mine.link = link;
    await tellAndEnd(mine, link, captureScreen(tabId, link));
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
